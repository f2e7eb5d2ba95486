"""Refusals of the register of outgoing papers."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class PapersAreKept(Refusal):
	code = "papers-are-kept"
	status = FORBIDDEN
	sentence = (
		"Không tạo, sửa, xóa, đổi tên văn bản trong sổ văn bản đi bằng tay. "
		"Văn bản sai thì thu hồi hoặc thay thế bằng văn bản khác."
	)


class SeriesKept(Refusal):
	code = "series-kept"
	status = FORBIDDEN
	sentence = "Dãy số {series} đã cấp số nên không sửa, không xóa được. Số tiếp theo do hệ thống cấp."


class SeriesMixed(Refusal):
	code = "series-mixed"
	status = CONFLICT
	sentence = (
		"Trong một năm, cơ quan cấp số chung cho mọi loại văn bản hoặc riêng từng loại, không dùng cả hai. "
		"Dãy đang có: {there}. Hãy dùng dãy đó."
	)


class NumberBehind(Refusal):
	code = "number-behind"
	status = CONFLICT
	title = "Số văn bản đã dùng"
	sentence = (
		"Số {number} không lớn hơn số đã cấp gần nhất ({last}) của dãy {series}. "
		"Hãy để trống để hệ thống cấp số {following}."
	)


class DateBehind(Refusal):
	code = "date-behind"
	status = CONFLICT
	title = "Ngày văn bản không theo thứ tự số"
	sentence = (
		"Ngày văn bản {day} trước ngày của số đã cấp gần nhất ({last}). "
		"Số và ngày theo thứ tự trong năm; hãy chọn ngày từ {last} trở đi."
	)


class StartForAdministrators(Refusal):
	code = "start-for-administrators"
	status = FORBIDDEN
	sentence = (
		"Chỉ quản trị kế hoạch đặt được số bắt đầu. Hãy báo số đã dùng trên giấy cho quản trị kế hoạch."
	)


class StartUnfit(Refusal):
	code = "start-unfit"
	sentence = "Chưa đặt được số bắt đầu: {why}."


class StartBehind(Refusal):
	code = "start-behind"
	status = CONFLICT
	sentence = (
		"Dãy số {series} đã cấp đến số {last}. Số đã dùng trên giấy phải lớn hơn {last}, "
		"vì số đã cấp không cấp lại."
	)


class PapersUnreadable(Refusal):
	code = "papers-unreadable"
	status = FORBIDDEN
	sentence = (
		"Bạn không được xem hoặc in {count} văn bản trong danh sách. Hãy bỏ các văn bản đó rồi thử lại."
	)


class ExportUnfit(Refusal):
	code = "export-unfit"
	sentence = "Chưa xuất được siêu dữ liệu: {why}."
