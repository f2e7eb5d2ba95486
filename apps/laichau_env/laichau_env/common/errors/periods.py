"""Refusals about regimes, periods and their dates."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class PeriodClosed(Refusal):
	code = "period-closed"
	sentence = "Kỳ báo cáo {name} đã đóng nên không mở lại được."


class PeriodLocked(Refusal):
	code = "period-locked"
	status = FORBIDDEN
	sentence = (
		"Kỳ báo cáo {period} đã đóng: {name} không sửa, không gửi được nữa, chỉ còn xem. "
		"Nếu cần bổ sung, hãy liên hệ người quản trị kế hoạch."
	)


class PeriodMovedByHand(Refusal):
	code = "period-moved-by-hand"
	status = FORBIDDEN
	sentence = "Không đổi trạng thái của kỳ {name} bằng cách lưu trực tiếp. Hãy dùng nút mở kỳ hoặc đóng kỳ."


class PeriodFixed(Refusal):
	code = "period-fixed"
	sentence = "Kỳ {name} đã {state}, nên không sửa được {fields}."


class PeriodHasExtensions(Refusal):
	code = "period-has-extensions"
	sentence = (
		"Chưa đóng được kỳ {name}: {count} báo cáo đang trong thời gian được gia hạn, đầu tiên là «{first}». "
		"Hãy đóng sau ngày {last}, hoặc thu hồi việc gia hạn."
	)


class PeriodNotOpen(Refusal):
	code = "period-not-open"
	sentence = "Kỳ {name} chưa mở nên không đóng được."


class PeriodDateMissing(Refusal):
	code = "period-date-missing"
	sentence = (
		"Kỳ báo cáo chưa có {fields}. Hãy nhập ngày, hoặc chọn chế độ báo cáo, năm và thứ tự kỳ "
		"để hệ thống tính."
	)


class NoSuchPeriodOfYear(Refusal):
	code = "no-such-period-of-year"
	sentence = "Năm {year} không có kỳ thứ {sequence} loại «{kind}». Hãy nhập từ 1 đến {most}."


class PeriodCodeTaken(Refusal):
	code = "period-code-taken"
	status = CONFLICT
	sentence = (
		"Mã kỳ {period} đang được chế độ báo cáo khác dùng. Hãy đặt tiền tố mã kỳ cho chế độ «{regime}»."
	)


class RegimeNotUsable(Refusal):
	code = "regime-not-usable"
	sentence = "Chưa lập được kỳ theo chế độ «{regime}»: {why}"


class DeadlineMalformed(Refusal):
	code = "deadline-malformed"
	sentence = "«{field}»: chưa hiểu «{value}». Hãy ghi ngày (25) hoặc ngày/tháng (31/01)."


class OutlineUnfit(Refusal):
	code = "outline-unfit"
	sentence = (
		"Đề mục in của chế độ báo cáo chưa dùng được: {why}. Hãy sửa bảng «Đề mục in trên báo cáo tổng hợp»."
	)


class SwappedDayUnfit(Refusal):
	code = "swapped-day-unfit"
	sentence = "Ngày {day} không hoán đổi được với chính nó. Hãy chọn ngày kia."


class AskedTwice(Refusal):
	code = "asked-twice"
	sentence = "Bảng «{table}», dòng {row}: {value} đã có trong danh sách. Hãy bỏ dòng thừa."


class SetOfPlannedPeriod(Refusal):
	code = "set-of-planned-period"
	sentence = "Chỉ kỳ báo cáo theo yêu cầu mới chọn riêng cơ quan, nhiệm vụ. Hãy bỏ các dòng đã chọn."


class TaskOfOtherPlan(Refusal):
	code = "task-of-other-plan"
	sentence = (
		"Bảng «{table}», dòng {row}: {value} không thuộc {directive}. Hãy chọn nhiệm vụ của văn bản này."
	)
