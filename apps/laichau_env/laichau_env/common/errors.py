"""Every refusal the app gives: one class each, with a stable code and one Vietnamese sentence.

Pure: no frappe here. A rule returns or raises a Refusal; common/refuse.py turns it into the
framework's exception. Tests assert the class or the code, never the wording.
"""

from typing import ClassVar

FORBIDDEN = 403
CONFLICT = 409
INVALID = 417


class Refusal(Exception):
	"""A request that is refused on purpose.

	`sentence` may name facts in braces; they are given as keyword arguments and escaped by the adapter.
	"""

	code: ClassVar[str] = "refused"
	status: ClassVar[int] = INVALID
	sentence: ClassVar[str] = "Yêu cầu không được chấp nhận."

	def __init__(self, **facts: object) -> None:
		self.facts = facts
		super().__init__(self.sentence.format(**facts))


# --- approval: who may act


class NotYourTurn(Refusal):
	code = "not-your-turn"
	status = FORBIDDEN
	sentence = "Bạn không có quyền «{action}» ở bước «{state}». Việc này thuộc {who}."


class NotVisible(Refusal):
	code = "not-visible"
	status = FORBIDDEN
	sentence = "Bạn không có quyền xem hồ sơ này nên không thao tác được."


class NoOfficialRecord(Refusal):
	code = "no-official-record"
	status = FORBIDDEN
	sentence = "Tài khoản của bạn chưa được gắn với cơ quan nào. Hãy báo người quản trị kế hoạch."


class TwoTiersByOnePerson(Refusal):
	code = "two-tiers-by-one-person"
	status = FORBIDDEN
	sentence = (
		"Bạn đã xử lý hồ sơ này ở bước «{earlier}», nên không được xử lý tiếp ở bước «{now}». "
		"Hãy chuyển cho người khác có thẩm quyền."
	)


class SigningOwnDraft(Refusal):
	code = "signing-own-draft"
	status = FORBIDDEN
	sentence = "Bạn là người soạn báo cáo này nên không được tự ký. Hãy chuyển cho lãnh đạo khác ký."


class NotLastActor(Refusal):
	code = "not-last-actor"
	status = FORBIDDEN
	sentence = "Chỉ {who} (người vừa chuyển bước) mới được rút lại."


class DelegationNotAllowed(Refusal):
	code = "delegation-not-allowed"
	sentence = "Không giao được quyền ký: {why}. Hãy xem lại theo Điều 13 Nghị định 30/2020/NĐ-CP."


class DelegationNotYours(Refusal):
	code = "delegation-not-yours"
	status = FORBIDDEN
	sentence = (
		"Chỉ người có thẩm quyền ({who}) hoặc người quản trị kế hoạch được lập, kết thúc việc giao quyền ký."
	)


class DelegationKept(Refusal):
	code = "delegation-kept"
	status = FORBIDDEN
	sentence = "Không sửa, xóa việc giao quyền ký đã lập. Hãy ghi ngày kết thúc."


# --- approval: what was seen


class StaleContent(Refusal):
	code = "stale-content"
	status = CONFLICT
	sentence = "Báo cáo đã thay đổi sau khi bạn mở. Hãy tải lại trang, đọc lại rồi thực hiện."


class MissingSeenHash(Refusal):
	code = "missing-seen-hash"
	status = CONFLICT
	sentence = "Thiếu mã nội dung bạn đã xem. Hãy mở báo cáo, đọc rồi thực hiện trên trang đó."


class SomebodyWasFirst(Refusal):
	code = "somebody-was-first"
	status = CONFLICT
	sentence = "{who} đã thực hiện «{action}» lúc {when}; hồ sơ đang ở bước «{state}». Hãy tải lại trang."


class ActionNotInState(Refusal):
	code = "action-not-in-state"
	status = CONFLICT
	sentence = "Không có thao tác «{action}» ở bước «{state}». Hãy tải lại trang."


class ReasonTooShort(Refusal):
	code = "reason-too-short"
	sentence = "Thao tác «{action}» cần nêu lý do, ít nhất {least} ký tự. Hãy ghi rõ lý do."


# --- approval: the guard on every save


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


# --- reporting


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


class NothingReasonMissing(Refusal):
	code = "nothing-reason-missing"
	sentence = "Báo cáo không phát sinh cần nêu lý do, ít nhất {least} ký tự. Hãy ghi rõ lý do."


class DatesOutOfOrder(Refusal):
	code = "dates-out-of-order"
	sentence = "{later_label} ({later}) phải sau {earlier_label} ({earlier}). Hãy sửa lại ngày."


class ValueOutOfRange(Refusal):
	code = "value-out-of-range"
	sentence = "Nhiệm vụ {task}, «{field}»: giá trị {value} không hợp lệ. {advice}"


class SignatureValueMissing(Refusal):
	code = "signature-value-missing"
	sentence = "Khi ký cần nhập {field}. {advice}"


class NumberInUse(Refusal):
	code = "number-in-use"
	status = CONFLICT
	sentence = "Số {number} năm {year} đã dùng cho {other}. Hãy lấy số tiếp theo trong sổ văn bản đi."


class EvidenceNotAccepted(Refusal):
	code = "evidence-not-accepted"
	sentence = "Không nhận tệp «{file}»: {why}. {advice}"


class EvidenceNotAttached(Refusal):
	code = "evidence-not-attached"
	sentence = "Tệp minh chứng ở dòng {row} chưa được đính kèm vào báo cáo này. Hãy tải tệp lên báo cáo rồi chọn lại."


class LineEmpty(Refusal):
	code = "line-empty"
	sentence = "Chưa nhập «{field}» ở {count} nhiệm vụ chủ trì (đầu tiên: {task}). Hãy nhập đủ rồi trình ký."


class AlreadyAmended(Refusal):
	code = "already-amended"
	status = CONFLICT
	sentence = "{name} đã được lập lại thành {other}."


class NotAmendable(Refusal):
	code = "not-amendable"
	sentence = "Chỉ báo cáo đã thu hồi mới lập lại được; {name} đang ở bước «{state}»."


# --- organization, planning


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


class DirectiveOfItself(Refusal):
	code = "directive-of-itself"
	sentence = "Văn bản {directive} không thể ban hành hoặc triển khai chính nó. Hãy chọn văn bản khác."


class PositionTaken(Refusal):
	code = "position-taken"
	sentence = "Vị trí {position} trong {directive} đã có «{other}». Hãy nhập vị trí khác."


class PartOfOtherDirective(Refusal):
	code = "part-of-other-directive"
	sentence = "Mục «{section}» thuộc văn bản khác. Hãy chọn mục của {directive}."


class PartyUnclear(Refusal):
	code = "party-unclear"
	sentence = "Bảng «{table}», dòng {row}: hãy chọn một cơ quan hoặc một nhóm cơ quan, không chọn cả hai."


class ConditionNotStated(Refusal):
	code = "condition-not-stated"
	sentence = "Nhiệm vụ này không nêu điều kiện nên không có ngày đạt điều kiện. Hãy bỏ trống ngày đó."


class AssignmentMovedByHand(Refusal):
	code = "assignment-moved-by-hand"
	status = FORBIDDEN
	sentence = "Tiến độ của {assignment} chỉ thay đổi khi báo cáo được phê duyệt, không sửa tay được."


class ContentFileMalformed(Refusal):
	code = "content-file-malformed"
	sentence = "Tệp {file}, dòng {row}, cột «{column}»: {reason}. Chưa nạp gì."


class DemoNotAllowed(Refusal):
	code = "demo-not-allowed"
	status = FORBIDDEN
	sentence = "Trang này không phải trang dùng thử nên không lập tài khoản mẫu."


class DemoPasswordMissing(Refusal):
	code = "demo-password-missing"
	sentence = "Chưa đặt mật khẩu cho tài khoản mẫu. Hãy đặt laichau_demo_password trong cấu hình của trang."


# --- documents


class PaperNotReadable(Refusal):
	code = "paper-not-readable"
	status = FORBIDDEN
	sentence = "Bạn không được xem hay in văn bản {name}. Hãy liên hệ cơ quan lập báo cáo."
