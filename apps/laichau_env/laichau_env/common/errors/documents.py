"""Refusals about papers."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


class PaperNotReadable(Refusal):
	code = "paper-not-readable"
	status = FORBIDDEN
	sentence = "Bạn không được xem hay in văn bản {name}. Hãy liên hệ cơ quan lập báo cáo."
