"""Refusals about consolidated reports."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Outdated, Refusal


class NotForYouToConsolidate(Refusal):
	code = "not-for-you-to-consolidate"
	status = FORBIDDEN
	sentence = "Bạn không lập được báo cáo tổng hợp này: {why}."


class ConsolidationUnfit(Refusal):
	code = "consolidation-unfit"
	sentence = "Không tổng hợp được «{period}»: {why}. Chưa có số liệu nào được ghi."


class ConsolidationStale(Outdated):
	code = "consolidation-stale"
	sentence = (
		"Báo cáo tổng hợp không còn khớp với nguồn: {first}{more}. "
		"Cán bộ tổng hợp cần bấm «Tổng hợp lại», đọc lại rồi trình tiếp."
	)


class WordsMeetNewFigures(Refusal):
	code = "words-meet-new-figures"
	status = CONFLICT
	sentence = (
		"Còn {count} chỗ bạn tự viết mà nguồn nay có nội dung mới (đầu tiên: {first}). "
		"Hãy xem từng chỗ, giữ hoặc viết lại, rồi trình ký."
	)


class HeadingEmpty(Refusal):
	code = "heading-empty"
	status = CONFLICT
	sentence = (
		"Mục «{heading}» của báo cáo chưa có nội dung, nguồn không có phần nào cho mục này. "
		"Hãy viết nội dung của mục (bấm «Tổng hợp lại» nếu chưa thấy chỗ viết), rồi trình ký."
	)


class CorrectionOvertaken(Refusal):
	code = "correction-overtaken"
	status = CONFLICT
	sentence = (
		"Số liệu gốc «{figure}» của {agency} đã đổi từ {original} thành {now} sau khi được hiệu chỉnh. "
		"Hãy hiệu chỉnh lại hoặc bấm «Bỏ hiệu chỉnh» ở phần «Số liệu đã hiệu chỉnh», rồi trình ký."
	)


class RowOfEarlierBuild(Outdated):
	code = "row-of-earlier-build"
	sentence = "Báo cáo đã được tổng hợp lại, hãy tải lại trang."


class CorrectionUnfit(Refusal):
	code = "correction-unfit"
	sentence = "Không hiệu chỉnh được «{field}» của {agency}: {why}."


class ConsolidationIsKept(Refusal):
	code = "consolidation-is-kept"
	status = FORBIDDEN
	sentence = "Nguồn và các lần tổng hợp do hệ thống ghi lại, không lập, sửa, xóa bằng tay."


class SendingUnfit(Refusal):
	code = "sending-unfit"
	sentence = "Chưa ghi nhận gửi báo cáo được: {why}."


class SelectionUnfit(Refusal):
	code = "selection-unfit"
	sentence = "«{field}»: {given} không phải là năm so sánh được. Hãy nhập năm từ {first} đến {last}, hoặc chọn một kỳ."
