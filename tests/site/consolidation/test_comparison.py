"""Two periods or agencies side by side, and an agency's own year: from what one may read, through the call of the Desk."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, CHAIR, DOAN_KET, EXAMINER, OFFICER, OTHER_CHAIR, OTHER_OFFICER, PLANNER, as_user
from agency_changes import NAME, NEW, change_of, song_da, third_commune
from factories import PLAN, WRITERS, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import State
from laichau_env.consolidation.report.comparison_of_results.comparison_of_results import execute as compared
from laichau_env.consolidation.report.results_of_a_year.results_of_a_year import execute as year_of
from laichau_env.organization.changes.service import apply_agency_change
from laichau_env.reporting.service import open_period

YEAR = 2026


def run(http: Callable, who: object, name: str, **filters: object) -> list[dict]:
	return [row for row in shown(http, who, name, **filters)["result"] if isinstance(row, dict)]


def shown(http: Callable, who: object, name: str, **filters: object) -> dict:
	given = {"report_name": name, "filters": json.dumps({"directive": PLAN, **filters})}
	answer = http(who.user).post("/api/method/frappe.desk.query_report.run", data=given)
	assert answer.status_code == 200, answer.text
	return answer.json()["message"]


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
	assert "UBND xã Bum Tở, năm 2026." in shown(http, CHAIR, "Results of a Year", year=YEAR)["message"]
	assert run(http, OFFICER, "Results of a Year", year=YEAR, agency=DOAN_KET) == []
	nothing = shown(http, OFFICER, "Results of a Year", year=YEAR, agency=DOAN_KET)["message"]
	assert "UBND phường Đoàn Kết, năm 2026: chưa có báo cáo nào" in nothing


def later_period(agency: str, **values: object) -> str:
	"""A period after that of `code`, that asks one agency."""
	period = frappe.get_doc(
		{
			"doctype": "Reporting Period",
			"period_code": f"TH-{frappe.utils.random_string(6).upper()}",
			"title": "kỳ sau",
			"directive": PLAN,
			"kind": "Ad Hoc",
			"data_from": "2026-02-15",
			"data_to": "2026-03-14",
			"due_agency": "2026-03-16",
			"agencies": [{"agency": agency}],
			**values,
		}
	).insert()
	open_period(period.name)
	return period.name


def test_a_merged_agency_is_not_counted_beside_its_successor(
	site: ModuleType, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	old = report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	task = next(line.task_content for line in old.lines if line.role == "Lead")
	given = {"directive": PLAN, "left_period": code, "right_year": YEAR}

	def right() -> dict:
		with as_user(EXAMINER):
			_, rows, note = compared(given)
		return next(row for row in rows if row["task"] == task) | {"note": note}

	before = right()
	assert (
		"không có hiệu chỉnh" in frappe._(before["note"].split("<br>")[0], "vi")
		and NAME not in before["note"]
	)
	with as_user(PLANNER):
		change = frappe.get_doc(change_of("Merge", [DOAN_KET, third_commune()], [song_da()])).insert()
		apply_agency_change(change.name)
	assert right()["right_reported"] == before["right_reported"], "nothing is told anew yet"
	monkeypatch.setitem(WRITERS, NEW, (OTHER_OFFICER, OTHER_CHAIR))
	report_at(State.APPROVED, later_period(NEW), NEW, evidence=False)
	after = right()
	assert after["right_reported"] == before["right_reported"], "the successor stands in its place"
	assert after["left_reported"] == 1, "of the earlier period it tells itself"
	assert frappe.db.get_value("Agency", DOAN_KET, "short_name") in after["note"] and NAME in after["note"]


def test_two_periods_of_one_title_keep_their_texts(site: ModuleType, code: str) -> None:
	title = frappe.db.get_value("Reporting Period", code, "title")
	report_at(State.APPROVED, code, BUM_TO, evidence=False)
	later = later_period(BUM_TO, title=title)
	line = next(line for line in report_at(State.APPROVED, later, BUM_TO, evidence=False).lines)
	frappe.db.set_value(line.doctype, line.name, "result", "Kết quả của kỳ sau")
	with as_user(EXAMINER):
		columns, rows, _ = year_of({"directive": PLAN, "agency": BUM_TO, "year": YEAR})
	labels = {column["fieldname"]: column["label"] for column in columns}
	row = next(row for row in rows if row["task"] == line.task_content)
	told = {labels[key]: value for key, value in row.items() if key.startswith("result_")}
	assert told[f"{title} ({code})"] == "Đã thu gom 12 tấn"
	assert told[f"{title} ({later})"] == "Kết quả của kỳ sau"


@pytest.mark.parametrize(
	("name", "filters", "field"),
	[
		("Comparison of Results", {"right_year": 2026}, "«Bên trái: Năm»: -"),
		("Comparison of Results", {"left_year": 2025, "right_year": 99999}, "«Bên phải: Năm»: 99999"),
		("Results of a Year", {"year": "abc"}, "«Năm»: abc"),
	],
)
def test_a_year_that_cannot_be_is_refused_in_words(
	http: Callable, name: str, filters: dict, field: str
) -> None:
	given = {"report_name": name, "filters": json.dumps({"directive": PLAN, **filters})}
	answer = http(EXAMINER.user).post("/api/method/frappe.desk.query_report.run", data=given)
	assert (answer.status_code, answer.json()["refusal"]) == (417, "selection-unfit"), answer.text
	(message,) = map(json.loads, json.loads(answer.json()["_server_messages"]))
	assert field in message["message"]
