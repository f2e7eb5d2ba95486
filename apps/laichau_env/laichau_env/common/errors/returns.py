"""Refusals about returns of named places, the remarks on them and their answers."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


class RemarksAreKept(Refusal):
	code = "remarks-are-kept"
	status = FORBIDDEN
	sentence = "Không tạo, sửa, xóa, đổi tên ý kiến trả lại bằng tay. Hãy trả lời ý kiến trên báo cáo."


class PlaceClosed(Refusal):
	code = "place-closed"
	status = FORBIDDEN
	sentence = (
		"{name} chỉ bị trả lại để sửa: {open}. Không sửa được phần khác ({closed}). "
		"Nếu cần sửa thêm, hãy đề nghị người trả lại trả lại toàn bộ."
	)


class RemarkUnfit(Refusal):
	code = "remark-unfit"
	sentence = "Ý kiến trả lại thứ {number} chưa nhận được: {why}."


class RemarkUnanswered(Refusal):
	code = "remark-unanswered"
	sentence = (
		"Còn {count} ý kiến trả lại chưa sửa và chưa trả lời, đầu tiên là «{label}». "
		"Hãy sửa chỗ đó hoặc trả lời rồi trình ký."
	)


class RemarkNotYours(Refusal):
	code = "remark-not-yours"
	status = FORBIDDEN
	sentence = "Chỉ cán bộ của cơ quan báo cáo trả lời được ý kiến này, khi báo cáo đang được trả lại."
