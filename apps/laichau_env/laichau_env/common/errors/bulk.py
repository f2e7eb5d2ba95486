"""Refusals about one action on many records."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


class BulkIsKept(Refusal):
	code = "bulk-is-kept"
	status = FORBIDDEN
	sentence = "Không tạo, sửa, xóa, đổi tên lần xử lý hàng loạt bằng tay."


class BulkUnfit(Refusal):
	code = "bulk-unfit"
	sentence = "Không xử lý hàng loạt được: {why}."


class BulkActionUnfit(Refusal):
	code = "bulk-action-unfit"
	sentence = "Không xử lý hàng loạt được: thao tác «{action}» phải làm trên từng hồ sơ."


class BulkNotForYou(Refusal):
	code = "bulk-not-for-you"
	status = FORBIDDEN
	sentence = "Chức vụ của bạn không có bước «{action}»."


class BulkStarterGone(Refusal):
	code = "bulk-starter-gone"
	status = FORBIDDEN
	sentence = "Tài khoản của người bắt đầu đã bị khóa nên không xử lý tiếp."


class BulkByList(Refusal):
	code = "bulk-by-list"
	status = FORBIDDEN
	sentence = (
		"Không duyệt hàng loạt khi chưa xem nội dung. Hãy đánh dấu các hồ sơ trong danh sách rồi bấm "
		"«Xử lý hàng loạt»."
	)


class BulkNotYours(Refusal):
	code = "bulk-not-yours"
	status = FORBIDDEN
	sentence = "Chỉ người bắt đầu mới xem, chạy tiếp được lần xử lý hàng loạt này."
