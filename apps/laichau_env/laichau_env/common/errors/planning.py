"""Refusals about directives, tasks and assignments."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


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
