"""The tables of a consolidated report's paper, from plain rows, without a site."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from laichau_env.consolidation.constants import Figure
from laichau_env.consolidation.corrections import Correction
from laichau_env.consolidation.rules import Line, Task, box_of
from laichau_env.documents.contexts import consolidated_figures as figures
from laichau_env.documents.papers.consolidated_report import Boxes
from laichau_env.planning.rules import Schedule, Standing

SOURCE = figures.Source("A", True, False, date(2026, 12, 15), 0, "", "")
LINE = {
	"agency": "A",
	"plan_task": "T-1",
	"is_lead": True,
	"box": Standing.WITHIN_TIME.value,
	"funds_planned": 100.0,
	"funds_disbursed": 25.5,
}
NAMES = {"A": "Sở A", "B": "Sở B", "C": "Sở C"}


def test_who_is_missing_stands_first_then_the_latest() -> None:
	sources = [
		SOURCE,
		replace(SOURCE, agency="B", days_late=2, late_reason="chờ số liệu"),
		replace(SOURCE, agency="C", counted=False, sent_on=None),
		replace(SOURCE, agency="D", days_late=5),
	]
	rows = figures.agency_rows(sources, [], NAMES)
	assert [row.agency for row in rows] == ["Sở C", "D", "Sở B", "Sở A"]
	assert [row.standing for row in rows] == [
		"Chưa có",
		"Muộn 05 ngày làm việc",
		"Muộn 02 ngày làm việc",
		"Đúng hạn",
	]
	assert rows[2].note == "Lý do muộn: chờ số liệu"


@pytest.mark.parametrize(
	("changes", "standing", "note"),
	[
		({"provisional": True}, "Đúng hạn, tạm tính", ""),
		({"counted": False}, "Chưa được duyệt", ""),
		({"nothing_reason": "chưa đến kỳ"}, "Đúng hạn", "Không phát sinh: chưa đến kỳ"),
	],
)
def test_how_a_report_stands_is_said(changes: dict, standing: str, note: str) -> None:
	(row,) = figures.agency_rows([replace(SOURCE, **changes)], [], NAMES)
	assert (row.standing, row.note) == (standing, note)


def test_an_agency_s_figures_are_those_of_its_lines() -> None:
	lines = [LINE, {**LINE, "box": Standing.OVERDUE.value}, {**LINE, "is_lead": False, "box": ""}]
	(row,) = figures.agency_rows([SOURCE], [*lines, {**LINE, "agency": "B"}], NAMES)
	assert row.boxes == Boxes(within_time=1, overdue=1)
	assert (row.coordinate, row.planned, row.disbursed) == (1, "300", "76,5")


def test_sums_are_those_of_the_record_s_lines() -> None:
	line = SimpleNamespace(
		owed=3,
		completed_on_time=1,
		completed_late=0,
		within_time=1,
		overdue=0,
		funds_planned=200.0,
		funds_disbursed=50.0,
	)
	totals = figures.totals_of([line, line])
	assert (totals.owed, totals.boxes) == (6, Boxes(2, 0, 2, 0))
	assert (totals.funds.planned, totals.funds.disbursed, totals.funds.rate) == ("400", "100", "25")


CORRECTION = Correction("A", Figure.PERCENT, "50", "37,5", "Số liệu chưa trừ phần trùng lặp.", "T-1")


def test_each_correction_is_a_note_to_which_its_figure_leads() -> None:
	found = figures.noted(
		[
			CORRECTION,
			replace(CORRECTION, agency="B", figure=Figure.COMPLETED_ON, original="", corrected="05/9/2026"),
			replace(CORRECTION, figure=Figure.INDICATOR, plan_task="", indicator="I-1"),
		],
		NAMES,
		{"T-1": "nhiệm vụ 2, mục II.C"},
		of_indicators=False,
	)
	assert found.notes == (
		"(1) Phần trăm hoàn thành của Sở A, nhiệm vụ 2, mục II.C: số đã báo cáo 50%, số hiệu chỉnh 37,5%; lý do: số "
		"liệu chưa trừ phần trùng lặp.",
		"(2) Ngày hoàn thành của Sở B, nhiệm vụ 2, mục II.C: số đã báo cáo chưa có, số hiệu chỉnh 05/9/2026; lý do: số "
		"liệu chưa trừ phần trùng lặp.",
	)
	assert found.mark("T-1", Figure.PERCENT, Figure.COMPLETED_ON) == "(1) (2)"
	assert not found.mark("T-1", Figure.FUNDS_PLANNED) and not found.mark("T-2", Figure.PERCENT)


def test_corrections_of_indicators_stand_under_their_own_table() -> None:
	one = replace(CORRECTION, figure=Figure.INDICATOR, plan_task="", indicator="I-1", corrected="1.234,5")
	found = figures.noted([CORRECTION, one], NAMES, {"I-1": "chỉ tiêu rác"}, of_indicators=True)
	assert len(found.notes) == 1 and "chỉ tiêu rác: số đã báo cáo 50, số hiệu chỉnh 1.234,5" in found.notes[0]


def test_shares_of_the_boxes_are_of_what_was_reported() -> None:
	assert Boxes(3, 0, 1, 0).in_words() == (
		"hoàn thành đúng hạn 03 (75%), quá hạn 00; chưa hoàn thành trong hạn 01 (25%), quá hạn 00"
	)


def test_a_line_is_in_a_box_once_its_lead_agency_says_something() -> None:
	task = Task("T-1", "S", "1", "Nhiệm vụ", Schedule(None, date(2026, 6, 30), False, ""))
	line = Line("BC-1", "r1", "A", "T-1", is_lead=True, result="Đã làm")
	day = date(2026, 12, 14)
	assert box_of(task, line, day) == Standing.OVERDUE
	assert box_of(task, replace(line, completed_on=date(2026, 6, 30)), day) == Standing.COMPLETED_ON_TIME
	assert box_of(task, replace(line, result=""), day) is None
	assert box_of(task, replace(line, is_lead=False), day) is None
