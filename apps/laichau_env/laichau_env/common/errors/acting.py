"""Refusals of approval: who may act, and whether he saw what he acts on."""

from laichau_env.common.errors.base import FORBIDDEN, Outdated, Refusal


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


class StaleContent(Outdated):
	code = "stale-content"
	sentence = "Báo cáo đã thay đổi sau khi bạn mở. Hãy tải lại trang, đọc lại rồi thực hiện."


class MissingSeenHash(Outdated):
	code = "missing-seen-hash"
	sentence = "Thiếu mã nội dung bạn đã xem. Hãy mở báo cáo, đọc rồi thực hiện trên trang đó."


class SomebodyWasFirst(Outdated):
	code = "somebody-was-first"
	sentence = "{who} đã thực hiện «{action}» lúc {when}; hồ sơ đang ở bước «{state}». Hãy tải lại trang."


class SavedMeanwhile(Outdated):
	code = "saved-meanwhile"
	sentence = (
		"{who} đã lưu hồ sơ này lúc {when}, sau khi bạn mở. Phần bạn vừa nhập chưa được lưu: "
		"hãy chép lại phần đó, tải lại trang rồi nhập tiếp."
	)


class ActionNotInState(Outdated):
	code = "action-not-in-state"
	sentence = "Không có thao tác «{action}» ở bước «{state}». Hãy tải lại trang."


class ReasonTooShort(Refusal):
	code = "reason-too-short"
	sentence = "Thao tác «{action}» cần nêu lý do, ít nhất {least} ký tự. Hãy ghi rõ lý do."
