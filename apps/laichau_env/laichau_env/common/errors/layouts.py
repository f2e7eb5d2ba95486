"""Refusals about adjusted copies of layouts."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class LayoutForAdministrators(Refusal):
	code = "layout-for-administrators"
	status = FORBIDDEN
	sentence = "Chỉ quản trị kế hoạch và quản trị hệ thống điều chỉnh được mẫu văn bản."


class LayoutUnknown(Refusal):
	code = "layout-unknown"
	sentence = "Không có mẫu gốc «{print_format}». Hãy chọn một mẫu trong danh sách."


class LayoutFaulty(Refusal):
	code = "layout-faulty"
	sentence = "Chưa lưu vì mẫu có lỗi. {fault}. Hãy sửa chỗ này rồi lưu lại."


class LayoutInUse(Refusal):
	code = "layout-in-use"
	status = CONFLICT
	sentence = "Bản điều chỉnh «{title}» đang được dùng để in. Hãy bấm «Thôi dùng» trước khi xóa."


class LayoutByButton(Refusal):
	code = "layout-by-button"
	status = FORBIDDEN
	sentence = "Không sửa trực tiếp «{field}». Hãy dùng các nút trên bản điều chỉnh mẫu."


class LayoutVersionsAreKept(Refusal):
	code = "layout-versions-are-kept"
	status = FORBIDDEN
	sentence = "Không tạo, sửa, xóa, đổi tên bản lưu của mẫu bằng tay: văn bản đã ban hành cần chúng."


class LayoutBroken(Refusal):
	code = "layout-broken"
	status = CONFLICT
	sentence = (
		"Mẫu điều chỉnh «{title}» không in được văn bản này ({why}). "
		"Hãy báo người quản trị bấm «Trở về mẫu gốc» hoặc sửa mẫu."
	)


class PreviewUnfit(Refusal):
	code = "preview-unfit"
	sentence = "Không xem thử được bằng văn bản {name}: văn bản này thuộc mẫu khác."
