"""Refusals about opinions that an examining department asks of others."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class OpinionNotYours(Refusal):
	code = "opinion-not-yours"
	status = FORBIDDEN
	sentence = "Chỉ cán bộ, lãnh đạo của {who} được {what}."


class NotUnderExamination(Refusal):
	code = "not-under-examination"
	status = CONFLICT
	sentence = (
		"Hồ sơ không còn ở bước sở thẩm định ({state}; {who}) nên không {what} được nữa. Hãy tải lại trang."
	)


class OpinionAgencyUnfit(Refusal):
	code = "opinion-agency-unfit"
	sentence = "Không xin ý kiến {agency} được: {why}."


class OpinionNobodyAsked(Refusal):
	code = "opinion-nobody-asked"
	sentence = "Hãy chọn ít nhất một cơ quan để xin ý kiến."


class OpinionNoPlace(Refusal):
	code = "opinion-no-place"
	sentence = "Hãy chọn ít nhất một dòng của báo cáo để xin ý kiến."


class OpinionPlaceUnknown(Refusal):
	code = "opinion-place-unknown"
	sentence = "Báo cáo không có dòng «{place}». Hãy tải lại trang rồi chọn lại."


class OpinionQuestionMissing(Refusal):
	code = "opinion-question-missing"
	sentence = "Hãy ghi rõ nội dung cần xin ý kiến, ít nhất {least} ký tự."


class OpinionDueTooEarly(Refusal):
	code = "opinion-due-too-early"
	sentence = "Hạn cho ý kiến phải từ ngày {first} trở đi."


class OpinionDueNotWorking(Refusal):
	code = "opinion-due-not-working"
	sentence = "Ngày {day} là ngày nghỉ. Hãy chọn một ngày làm việc, ví dụ {next}."


class OpinionStanceUnknown(Refusal):
	code = "opinion-stance-unknown"
	sentence = "Hãy chọn một trong ba: Nhất trí; Nhất trí, có ý kiến; Không nhất trí."


class OpinionTooShort(Refusal):
	code = "opinion-too-short"
	sentence = "Hãy ghi rõ ý kiến, ít nhất {least} ký tự (chỉ khi nhất trí hoàn toàn thì được để trống)."


class OpinionClosed(Refusal):
	code = "opinion-closed"
	status = CONFLICT
	sentence = "Việc xin ý kiến này đã kết thúc: {who}, {when} ({why}). Hãy tải lại trang."


class OpinionNotOverdue(Refusal):
	code = "opinion-not-overdue"
	sentence = "Ý kiến của {agency} chưa quá hạn (hạn ngày {due}) nên chưa bỏ qua được. Có thể rút nếu không cần nữa."


class OpinionReasonTooShort(Refusal):
	code = "opinion-reason-too-short"
	sentence = "Hãy nêu lý do, ít nhất {least} ký tự."


class OpinionAwaited(Refusal):
	code = "opinion-awaited"
	sentence = (
		"Còn chờ ý kiến bắt buộc của {agencies}. Hãy chờ đến hạn, hoặc rút việc xin ý kiến nếu không cần nữa."
	)


class OpinionOverdueOpen(Refusal):
	code = "opinion-overdue-open"
	sentence = (
		"Ý kiến bắt buộc của {agencies} đã quá hạn. Hãy bấm «Bỏ qua ý kiến quá hạn», ghi lý do, "
		"rồi thực hiện lại."
	)


class OpinionsAreKept(Refusal):
	code = "opinions-are-kept"
	status = FORBIDDEN
	sentence = (
		"Phiếu xin ý kiến chỉ được lập và trả lời bằng các nút trên trang, không sửa hay xóa trực tiếp được."
	)
