"""How places of a consolidated report are called."""

from collections.abc import Mapping
from typing import Any

import frappe

from laichau_env.consolidation.constants import TextKind
from laichau_env.consolidation.hand import Text
from laichau_env.planning.queries import places_of

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


def label_of(text: Text) -> str:
	"""E.g. "Kết quả nhiệm vụ II.B.3", "Kiến nghị với Sở Tài chính"."""
	if text.kind is TextKind.PART:
		return NAMES.get(text.subject, text.subject)
	if text.kind is TextKind.PROPOSALS:
		name = frappe.db.get_value("Agency", text.subject, "short_name") if text.subject else ""
		return f"Kiến nghị với {name}" if name else "Kiến nghị chung"
	return KINDS[text.kind].format(places_of([text.plan_task]).get(text.plan_task) or text.plan_task)


def called(row: Mapping[str, Any], content: Mapping[str, Any]) -> str:
	"""A text as who sends the report back picks it from a list: which it is, then the task it is about."""
	kind, subject = TextKind(row["kind"]), row["subject"] or ""
	if kind in KINDS:
		line = next((one for one in content["lines"] if one["plan_task"] == row["plan_task"]), None)
		return KINDS[kind].format(
			f"{line['order_no'] or ''} {line['task_content']}" if line else row["plan_task"]
		)
	return label_of(Text(kind, row["built_text"] or "", subject=subject))
