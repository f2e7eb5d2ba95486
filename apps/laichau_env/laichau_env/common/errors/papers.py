"""Refusals about papers that go out, sheets and registers."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Outdated, Refusal


class NotForYouToDraft(Refusal):
	code = "not-for-you-to-draft"
	status = FORBIDDEN
	sentence = "Bạn không soạn văn bản «{kind}» của kỳ này. Cán bộ, lãnh đạo sở thẩm định hoặc của UBND tỉnh soạn văn bản này."


class NotForYouToIssue(Refusal):
	code = "not-for-you-to-issue"
	status = FORBIDDEN
	sentence = "Chỉ lãnh đạo {agency} được ký ban hành văn bản này. Hãy tải dự thảo và trình lãnh đạo."


class DraftChanged(Refusal):
	code = "draft-changed"
	status = CONFLICT
	title = "Dự thảo đã thay đổi"
	sentence = (
		"Dự thảo đã thay đổi sau khi bạn xem (số liệu mới, nội dung nhập thêm hoặc văn bản vừa được ban hành). "
		"Hãy bấm «Xem dự thảo», đọc lại rồi ban hành."
	)


class PaperAlreadyIssued(Refusal):
	code = "paper-already-issued"
	status = CONFLICT
	title = "Kỳ này đã có văn bản"
	sentence = (
		"Kỳ này đã có văn bản số {notation} còn hiệu lực. Muốn ban hành lại, hãy thu hồi văn bản đó trước."
	)


class NothingToSubmit(Refusal):
	code = "nothing-to-submit"
	status = CONFLICT
	title = "Chưa có báo cáo để trình"
	sentence = (
		"{period} chưa có báo cáo tổng hợp toàn tỉnh được trình ký, nên chưa lập được tờ trình. "
		"Hãy lập báo cáo tổng hợp của kỳ và bấm «Trình ký» trước."
	)


class NothingToReplace(Outdated):
	code = "nothing-to-replace"
	sentence = (
		"Văn bản chọn để thay thế không phải công văn đã thu hồi của kỳ này, hoặc đã có văn bản khác thay thế. "
		"Hãy đóng hộp thoại, tải lại trang rồi chọn lại."
	)


class NotForYouToRecall(Refusal):
	code = "not-for-you-to-recall"
	status = FORBIDDEN
	sentence = "Chỉ lãnh đạo {agency} được thu hồi văn bản này. Hãy trình lãnh đạo, nêu lý do thu hồi."


class RecallOnReport(Refusal):
	code = "recall-on-report"
	status = CONFLICT
	sentence = (
		"Văn bản số {notation} là báo cáo của cơ quan, không thu hồi ở đây. "
		"Hãy mở báo cáo {report}: khi báo cáo bị trả lại hoặc thu hồi, văn bản được thu hồi theo."
	)


class PaperClosed(Outdated):
	code = "paper-closed"
	sentence = "Văn bản số {notation} đã được thu hồi hoặc thay thế. Hãy tải lại trang."


class NobodyOwesReport(Refusal):
	code = "nobody-owes-report"
	status = CONFLICT
	sentence = "Không có cơ quan nào còn phải gửi báo cáo trong {period}, nên không có nơi nhận. Hãy chọn kỳ hoặc cơ quan khác."


class NoAgencyChosen(Refusal):
	code = "no-agency-chosen"
	sentence = (
		"Chưa chọn nơi nhận còn phải gửi báo cáo. Hãy đánh dấu ít nhất một cơ quan ở phần «Nơi nhận»; "
		"nếu cơ quan vừa gửi báo cáo thì tải lại trang."
	)


class RequestUnfit(Refusal):
	code = "request-unfit"
	sentence = "Chưa nhập {what} của báo cáo cần yêu cầu, hoặc nhập chưa đúng. Hãy nhập rồi bấm lại."


class PaperTextTooLong(Refusal):
	code = "paper-text-too-long"
	sentence = (
		"Nội dung nhập dài {length} ký tự, vượt quá {most} ký tự. Hãy rút gọn hoặc chuyển sang phụ lục."
	)


class ReplyDayPast(Refusal):
	code = "reply-day-past"
	sentence = "Hạn trả lời {day} đã qua. Hãy chọn một ngày từ hôm nay trở đi."


class ReplyDayUnreadable(Refusal):
	code = "reply-day-unreadable"
	sentence = "Không đọc được hạn trả lời «{day}». Hãy nhập ngày, ví dụ 25/12/2026."


class SheetNotForYou(Refusal):
	code = "sheet-not-for-you"
	status = FORBIDDEN
	sentence = (
		"Phiếu của báo cáo {name} chỉ dành cho sở thẩm định, UBND tỉnh và người giám sát, khi báo cáo đã gửi."
	)


class NoDecision(Refusal):
	code = "no-decision"
	sentence = (
		"«{name}» không phải quyết định và không được ban hành kèm theo quyết định nào, nên không in được."
	)


class RegisterNotForYou(Refusal):
	code = "register-not-for-you"
	status = FORBIDDEN
	sentence = "Chỉ cán bộ, lãnh đạo của cơ quan in được sổ văn bản của cơ quan mình."


class YearUnfit(Refusal):
	code = "year-unfit"
	sentence = "Năm {year} không hợp lệ. Hãy chọn năm từ {first} đến năm sau."
