"""Refusals of ways of reading that ask for no permission on single records."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


class NotReadThisWay(Refusal):
	code = "not-read-this-way"
	status = FORBIDDEN
	sentence = "Không xem được dữ liệu này bằng cách đó. Hãy mở danh sách hoặc từng hồ sơ mà bạn được xem."
