"""Two periods or agencies side by side, and an agency's own year: from what one may read, through the call of the Desk."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

import frappe
from actors import BUM_TO, CHAIR, DOAN_KET, EXAMINER, OFFICER
from factories import PLAN, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import State

YEAR = 2026


def run(http: Callable, who: object, name: str, **filters: object) -> list[dict]:
	given = {"report_name": name, "filters": json.dumps({"directive": PLAN, **filters})}
	answer = http(who.user).post("/api/method/frappe.desk.query_report.run", data=given)
	assert answer.status_code == 200, answer.text
	return [row for row in answer.json()["message"]["result"] if isinstance(row, dict)]


@contextmanager
def told(site: ModuleType, line: Document, percent: float) -> Iterator[None]:
	"""Meanwhile an approved line says something else, written past the guard; then what was approved stands again."""
	frappe.db.set_value(line.doctype, line.name, "percent", percent)
	site.db.commit()
	try:
		yield
	finally:
		frappe.db.set_value(line.doctype, line.name, "percent", line.percent)
		site.db.commit()


def test_two_agencies_in_one_period(site: ModuleType, http: Callable, code: str) -> None:
	left = report_at(State.APPROVED, code, BUM_TO, evidence=False)
	right = report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	line = next(line for line in right.lines if line.role == "Lead")
	given = {"left_period": code, "right_period": code, "left_agency": BUM_TO, "right_agency": DOAN_KET}
	with told(site, line, 75):
		rows = run(http, EXAMINER, "Comparison of Results", **given)
	assert len(rows) == len({one.plan_task for one in left.lines if one.role == "Lead"})
	moved = next(row for row in rows if row["task"] == line.task_content)
	assert (moved["left_percent"], moved["right_percent"], moved["difference"]) == (50, 75, "+25,0")
	own = run(http, OFFICER, "Comparison of Results", **given)
	assert {row["right_reported"] for row in own} == {0}, "a commune reads its own reports only"


def test_a_commune_gets_its_own_year(
	site: ModuleType, http: Callable, code: str, approved: Callable[..., Document]
) -> None:
	report = approved(BUM_TO)
	site.db.commit()
	rows = run(http, CHAIR, "Results of a Year", year=YEAR)
	assert {row["task"] for row in rows} >= {line.task_content for line in report.lines}
	assert any(
		"Đã thu gom" in str(value) for row in rows for key, value in row.items() if key.startswith("result_")
	)
	assert run(http, OFFICER, "Results of a Year", year=YEAR, agency=DOAN_KET) == []
