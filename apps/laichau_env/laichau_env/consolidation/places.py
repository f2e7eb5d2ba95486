"""How places of a consolidated report are called."""

import frappe
from frappe.model.document import Document

from laichau_env.consolidation.constants import TextKind
from laichau_env.consolidation.hand import Text

NAMES = {
	"situation": "Tình hình chung",
	"results_summary": "Kết quả chung",
	"strengths": "Ưu điểm",
	"shortcomings": "Tồn tại, hạn chế",
	"causes": "Nguyên nhân",
	"next_steps": "Nhiệm vụ thời gian tới",
}
"""Parts of the narrative as the outline of periodic reports names them."""
KINDS = {
	TextKind.RESULT: "Kết quả nhiệm vụ {0}",
	TextKind.DIFFICULTIES: "Khó khăn của nhiệm vụ {0}",
}


def label_of(text: Text, report: Document) -> str:
	"""E.g. "Kết quả nhiệm vụ II.B.3", "Kiến nghị với Sở Tài chính"."""
	if text.kind is TextKind.PART:
		return NAMES.get(text.subject, text.subject)
	if text.kind is TextKind.PROPOSALS:
		name = frappe.db.get_value("Agency", text.subject, "short_name") if text.subject else ""
		return f"Kiến nghị với {name}" if name else "Kiến nghị chung"
	numbers = {row.plan_task: row.order_no for row in report.lines}
	return KINDS[text.kind].format(numbers.get(text.plan_task) or text.plan_task)
