"""Refusals about more time for a report."""

from laichau_env.common.errors.base import CONFLICT, Refusal


class ExtensionUnfit(Refusal):
	code = "extension-unfit"
	sentence = "Không gia hạn được: {why}."


class ExtensionPending(Refusal):
	code = "extension-pending"
	status = CONFLICT
	sentence = "Báo cáo này đang có đề nghị gia hạn chưa giải quyết ({name}). Hãy chờ hoặc rút đề nghị đó."


class LateReasonMissing(Refusal):
	code = "late-reason-missing"
	sentence = "Báo cáo gửi sau hạn {due} ({days} ngày làm việc). Hãy ghi lý do gửi muộn, ít nhất {least} ký tự, khi ký."
