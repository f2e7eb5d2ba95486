"""Refusals about agencies, groups and people."""

from laichau_env.common.errors.base import Refusal


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
