"""Refusals about notices and how people are told."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


class NoticesAreKept(Refusal):
	code = "notices-are-kept"
	status = FORBIDDEN
	sentence = (
		"Thông báo do hệ thống ghi, không tạo, sửa, xóa, đổi tên bằng tay. Hãy mở hồ sơ nêu trong thông báo."
	)


class NoticeChoiceKept(Refusal):
	code = "notice-choice-kept"
	status = FORBIDDEN
	sentence = (
		"Cách nhận thư do từng người tự chọn, không sửa bằng tay ở đây. Hãy mở danh sách «Thông báo công việc», bấm "
		"«Cách nhận thư của tôi»."
	)


class NoticeModeUnknown(Refusal):
	code = "notice-mode-unknown"
	sentence = "«Cách nhận thư của tôi» không hợp lệ. Hãy chọn một cách trong danh sách."


class SummaryNotForYou(Refusal):
	code = "summary-not-for-you"
	status = FORBIDDEN
	sentence = (
		"Tóm tắt tuần dành cho sở thẩm định, UBND tỉnh, giám sát và quản trị kế hoạch. Hãy xem việc của cơ quan mình ở "
		"trang đầu."
	)
