"""Refusals of the guard on every save, and of what reaches a record sideways."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


class StateMovedOutsideService(Refusal):
	code = "state-moved-outside-service"
	status = FORBIDDEN
	sentence = (
		"Không được đổi trạng thái của {name} bằng cách lưu trực tiếp. Hãy dùng các nút xử lý trên báo cáo."
	)


class ContentLocked(Refusal):
	code = "content-locked"
	status = FORBIDDEN
	sentence = (
		"{name} đang ở bước «{state}», không sửa được nội dung ({fields}). Hãy rút lại hoặc chờ trả lại."
	)


class NotAnEditor(Refusal):
	code = "not-an-editor"
	status = FORBIDDEN
	sentence = "Chỉ cán bộ của {agency} được sửa nội dung {name}."


class FixedFieldChanged(Refusal):
	code = "fixed-field-changed"
	status = FORBIDDEN
	sentence = "Phần «{fields}» của {name} do hệ thống lập, không sửa được. Hãy tải lại trang."


class ChildRowAlone(Refusal):
	code = "child-row-alone"
	status = FORBIDDEN
	sentence = "Không sửa riêng từng dòng. Hãy mở báo cáo {name} và sửa trong báo cáo."


class MadeByServiceOnly(Refusal):
	code = "made-by-service-only"
	status = FORBIDDEN
	sentence = "{kind} chỉ được lập khi mở kỳ báo cáo hoặc lập lại báo cáo đã thu hồi."


class NotDeletable(Refusal):
	code = "not-deletable"
	status = FORBIDDEN
	sentence = "Không được xóa {name}: hồ sơ trình duyệt phải được lưu giữ."


class NotRenamable(Refusal):
	code = "not-renamable"
	status = FORBIDDEN
	sentence = "Không được đổi tên {name}."


class FileLocked(Refusal):
	code = "file-locked"
	status = FORBIDDEN
	sentence = "Không thêm, sửa hay xóa tệp của {name}: {why}"


class FileNotPrivate(Refusal):
	code = "file-not-private"
	sentence = "Tệp minh chứng «{file}» phải để riêng tư. Hãy tải lên lại và đánh dấu «Riêng tư»."


class FileOfAnother(Refusal):
	code = "file-of-another"
	status = FORBIDDEN
	sentence = "Tệp «{file}» là minh chứng của một hồ sơ trình duyệt, không dùng lại hay ghi đè được. Hãy tải tệp khác lên."


class NoteRefused(Refusal):
	code = "note-refused"
	status = FORBIDDEN
	sentence = "Không giao việc, ghi chú hay gắn thẻ trên {name} cho hoặc bởi người không được xem hồ sơ này."


class WorkflowIsGenerated(Refusal):
	code = "workflow-is-generated"
	status = FORBIDDEN
	sentence = "Quy trình «{name}» do ứng dụng lập từ bảng bước xử lý, không sửa hay xóa trên trang được."


class SharingRefused(Refusal):
	code = "sharing-refused"
	status = FORBIDDEN
	sentence = "Không chia sẻ riêng {name}. Người có trách nhiệm đã thấy hồ sơ theo cơ quan của mình."


class EventsAreFinal(Refusal):
	code = "events-are-final"
	status = FORBIDDEN
	sentence = "Nhật ký trình duyệt không sửa, không xóa được."


class LinkActionRefused(Refusal):
	code = "link-action-refused"
	status = FORBIDDEN
	sentence = "Không duyệt qua liên kết trong thư. Hãy đăng nhập, mở hồ sơ và thực hiện trên trang đó."


class FormIsFixed(Refusal):
	code = "form-is-fixed"
	status = FORBIDDEN
	sentence = (
		"Không đổi «{what}» của biểu «{form}» trên trang: hồ sơ trình duyệt phải lưu đúng như khi được duyệt. "
		"Chỉ đổi được nhãn, thứ tự, ẩn hiện và cột trong danh sách."
	)


class AccountIsNamed(Refusal):
	code = "account-is-named"
	status = FORBIDDEN
	sentence = (
		"Không đổi tên hay xóa dữ liệu của tài khoản {name}: nhật ký trình duyệt ghi người xử lý theo tài khoản này. "
		"Hãy khóa tài khoản và lập tài khoản mới."
	)


class QueryReadsPast(Refusal):
	code = "query-reads-past"
	status = FORBIDDEN
	sentence = (
		"Không lập báo cáo bằng câu truy vấn trên {tables}: câu truy vấn không hỏi quyền xem từng hồ sơ. "
		"Hãy dùng loại Report Builder."
	)
