"""Refusals about agencies, groups and people."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class CodeInUse(Refusal):
	code = "agency-code-in-use"
	sentence = (
		"Mã cơ quan {agency_code} đang được {other} dùng. Hãy nhập mã khác hoặc cho cơ quan kia hết hiệu lực."
	)


class SupervisorActs(Refusal):
	code = "supervisor-acts"
	sentence = "Tài khoản {user} có vai trò Giám sát nên không được giữ vai trò xử lý ({roles})."


class CommuneCodeMalformed(Refusal):
	code = "commune-code-malformed"
	sentence = (
		"Mã «{agency_code}» không phải mã xã, phường. Hãy nhập đủ 5 chữ số, kể cả số 0 ở đầu (ví dụ 03433)."
	)


class RouteInCircle(Refusal):
	code = "route-in-circle"
	sentence = "Nơi nhận báo cáo của {agency} quay vòng về chính cơ quan này. Hãy chọn nơi nhận khác."


class GroupWithoutType(Refusal):
	code = "group-without-type"
	sentence = "Nhóm «{group}» gồm mọi cơ quan của một loại. Hãy chọn loại cơ quan."


class MemberListedTwice(Refusal):
	code = "member-listed-twice"
	sentence = "Nhóm «{group}», dòng {row}: cơ quan {agency} đã có trong danh sách. Hãy bỏ dòng thừa."


class OfficialHasPost(Refusal):
	code = "official-has-post"
	sentence = "Tài khoản {user} đã thuộc cơ quan {agency}. Hãy sửa hồ sơ cán bộ đã có, không lập thêm."


class NobodyAssigned(Refusal):
	code = "nobody-assigned"
	sentence = (
		"Vai trò Nobody chỉ để khóa hồ sơ, không giao cho ai. Hãy bỏ vai trò này khỏi tài khoản {user}."
	)


class AgencyChangeUnfit(Refusal):
	code = "agency-change-unfit"
	sentence = "Chưa thực hiện được việc sắp xếp cơ quan: {why}."


class AgencyChangeApplied(Refusal):
	code = "agency-change-applied"
	status = CONFLICT
	sentence = "Việc sắp xếp {name} đã được thực hiện. Hãy tải lại trang."


class AgencyChangeFixed(Refusal):
	code = "agency-change-fixed"
	status = FORBIDDEN
	sentence = (
		"Việc sắp xếp {name} đang ở trạng thái «{status}» nên không sửa tay được. "
		"Trạng thái và kết quả do các nút trên trang ghi."
	)


class AgencyChangeKept(Refusal):
	code = "agency-change-kept"
	status = FORBIDDEN
	sentence = "Không xóa, đổi tên việc sắp xếp {name}: nó cho biết cơ quan nào kế thừa cơ quan nào."


class AgencyLineageByHand(Refusal):
	code = "agency-lineage-by-hand"
	status = FORBIDDEN
	sentence = (
		"«{fields}» của {agency} do việc sắp xếp cơ quan ghi, không sửa tay được. "
		"Hãy lập một việc sắp xếp cơ quan."
	)


class AgencyEnded(Refusal):
	code = "agency-ended"
	sentence = "{agency} đã kết thúc hoạt động ngày {day}. Hãy chọn cơ quan kế thừa ({successor})."


class UnitSymbolUnfit(Refusal):
	code = "unit-symbol-unfit"
	sentence = (
		"Đơn vị soạn thảo «{unit}» chưa đúng: ghi chữ viết tắt in hoa, không dấu cách, nhiều nhất {longest} ký tự "
		"(ví dụ KTN trong số 12/UBND-KTN), hoặc để trống."
	)
