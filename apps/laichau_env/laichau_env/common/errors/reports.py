"""Refusals about the content and the paper of a report."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class NothingReasonMissing(Refusal):
	code = "nothing-reason-missing"
	sentence = "Báo cáo không phát sinh cần nêu lý do, ít nhất {least} ký tự. Hãy ghi rõ lý do."


class DatesOutOfOrder(Refusal):
	code = "dates-out-of-order"
	sentence = "{later_label} ({later}) phải sau {earlier_label} ({earlier}). Hãy sửa lại ngày."


class ValueOutOfRange(Refusal):
	code = "value-out-of-range"
	sentence = "Nhiệm vụ {task}, «{field}»: giá trị {value} không hợp lệ. {advice}"


class TextTooLong(Refusal):
	code = "text-too-long"
	sentence = (
		"«{field}»{where} dài {length} ký tự, vượt quá sức chứa của một ô (khoảng {most} ký tự). "
		"Hãy rút gọn hoặc đưa phần chi tiết vào tệp minh chứng."
	)


class SignatureValueMissing(Refusal):
	code = "signature-value-missing"
	sentence = "Khi ký cần nhập {field}. {advice}"


class EvidenceNotAccepted(Refusal):
	code = "evidence-not-accepted"
	sentence = "Không nhận tệp «{file}»: {why}. {advice}"


class EvidenceNotAttached(Refusal):
	code = "evidence-not-attached"
	sentence = "Tệp minh chứng ở dòng {row} chưa được đính kèm vào báo cáo này. Hãy tải tệp lên báo cáo rồi chọn lại."


class LineEmpty(Refusal):
	code = "line-empty"
	sentence = "Chưa nhập «{field}» ở {count} nhiệm vụ chủ trì (đầu tiên: {task}). Hãy nhập đủ rồi trình ký."


class CompletionDayMissing(Refusal):
	code = "completion-day-missing"
	sentence = (
		"Có {count} nhiệm vụ chủ trì ghi hoàn thành 100% mà chưa có «Ngày hoàn thành» (đầu tiên: {task}). "
		"Hãy nhập ngày hoàn thành, hoặc sửa lại % nếu chưa xong, rồi trình ký."
	)


class AlreadyAmended(Refusal):
	code = "already-amended"
	status = CONFLICT
	sentence = "{name} đã được lập lại thành {other}."


class NotAmendable(Refusal):
	code = "not-amendable"
	sentence = "Chỉ báo cáo đã thu hồi mới lập lại được; {name} đang ở bước «{state}»."


class ReportSucceeded(Refusal):
	code = "report-succeeded"
	status = FORBIDDEN
	sentence = (
		"{name} chưa gửi thì cơ quan được sắp xếp lại, nên không sửa, không gửi được nữa, chỉ còn xem. "
		"Nội dung được chuyển tiếp vào {successors}."
	)
