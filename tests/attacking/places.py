"""Reports that came back for named places only: everything else in them is closed."""

from collections.abc import Callable

import frappe
from actors import BUM_TO, EXAMINER, OFFICER, as_user
from factories import INDICATOR, REASON, act, report_at, seen, steps_to, write
from frappe.model.document import Document
from laichau_env.approval import service
from laichau_env.approval.transitions import State

from attacking.attack import REPORT

FIELDS, ROWS = "fields named", "rows named"
"""Keys of the two reports. FIELDS: what comes next, the result of the first line and all proposals are open. ROWS: the
whole second line is open, the figure of the indicator without its reason, and the table of evidence with the files."""
FIGURE_PLACE = f"indicator_values|{INDICATOR}|value_text"


def make_returned() -> dict[str, str]:
	"""Key -> name of a report that came back so."""
	return {
		FIELDS: _returned(
			"TC-CHO-1", lambda report: ("next_steps", f"{_line(report, 0)}|result", "proposals")
		),
		ROWS: _returned("TC-CHO-2", lambda report: (_line(report, 1), FIGURE_PLACE, "evidence")),
	}


def _line(report: Document, number: int) -> str:
	row = report.lines[number]
	return f"lines|{row.plan_task}|{row.role}"


def _returned(period: str, places_of: Callable[[Document], tuple[str, ...]]) -> str:
	left = f"BC-{period}-{BUM_TO}"
	if (
		frappe.db.get_value(REPORT, left, "workflow_state") == State.RETURNED
	):  # by an earlier run on this site
		return left
	report = report_at(State.DRAFT, period, evidence=False)
	write(report, OFFICER)
	with as_user(OFFICER):
		report.reload()
		report.append("proposals", {"proposal": "Đề nghị tập huấn", "addressee": "SYT"})
		report.save()
	for person, action in steps_to(State.DEPARTMENT_REVIEW):
		report = act(report, person, action)
	remarks = [{"place": place, "remark": "Nêu rõ số liệu ở chỗ này"} for place in places_of(report)]
	with as_user(EXAMINER):
		service.act(REPORT, report.name, "Send Back", seen(report), REASON, {"remarks": remarks})
	return report.name
