"""Refusals about many papers in one file."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class BatchUnfit(Refusal):
	code = "batch-unfit"
	sentence = "Không tạo được tệp in nhiều báo cáo: {why}."


class BatchUnreadable(Refusal):
	code = "batch-unreadable"
	status = FORBIDDEN
	sentence = (
		"Không tạo tệp vì bạn không xem hoặc in được {count} báo cáo trong danh sách. "
		"Hãy bỏ các báo cáo đó rồi yêu cầu lại."
	)


class BatchNotYours(Refusal):
	code = "batch-not-yours"
	status = FORBIDDEN
	sentence = "Chỉ người yêu cầu mới xem và tải được tệp này."


class BatchNotReady(Refusal):
	code = "batch-not-ready"
	status = CONFLICT
	sentence = "Tệp chưa có hoặc đã hết hạn lưu. Hãy yêu cầu tạo lại."


class BatchIsKept(Refusal):
	code = "batch-is-kept"
	status = FORBIDDEN
	sentence = "Không tạo, sửa, xóa, đổi tên yêu cầu in nhiều báo cáo bằng tay."
