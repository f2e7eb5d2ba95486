"""The tables of a consolidated report's paper, from the record's rows. Pure: plain rows in, parts of the paper out.

Nothing is added up anew but sums over what the record shows; figures stand as the record has them, corrections in them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from laichau_env.common.vietnamese import decimal, paragraphs, short_date
from laichau_env.consolidation.building import BOXES
from laichau_env.consolidation.constants import Figure
from laichau_env.consolidation.corrections import LABELS, Correction
from laichau_env.documents import rules
from laichau_env.documents.papers.consolidated_report import AgencyRow, Boxes, TaskTotals
from laichau_env.documents.papers.frame import Paragraphs
from laichau_env.planning.rules import Standing

EXACT = 6
"""Decimals of an indicator or of money at most."""


@dataclass(frozen=True)
class Source:
	"""An agency that owes a report, and how it stood when the record was built."""

	agency: str
	counted: bool
	provisional: bool
	sent_on: date | None
	days_late: int
	late_reason: str
	nothing_reason: str


@dataclass(frozen=True)
class Noted:
	"""Notes under a table, and the marks that lead to them: (task or indicator, figure) -> "(1), (2)"."""

	notes: Paragraphs
	marks: Mapping[tuple[str, Figure], str]

	def mark(self, row: str, *figures: Figure) -> str:
		"""The marks of these figures of a row."""
		return " ".join(filter(None, (self.marks.get((row, figure), "") for figure in figures)))


def boxes_of(row: Any) -> Boxes:
	"""The counts of a line of the record."""
	return Boxes(row.completed_on_time, row.completed_late, row.within_time, row.overdue)


def totals_of(lines: Sequence[Any]) -> TaskTotals:
	"""Sums over the lines of a record."""
	return TaskTotals(
		owed=sum(line.owed for line in lines),
		boxes=Boxes(
			**{name: sum(getattr(line, name) for line in lines) for name in Boxes.__dataclass_fields__}
		),
		funds=rules.funds_of(lines),
	)


def percent(value: float, *, there: bool) -> str:
	"""A percentage, 0 included, where there is one."""
	return decimal(value, 1) if there else ""


def agency_rows(
	sources: Iterable[Source], lines: Iterable[Mapping[str, Any]], names: Mapping[str, str]
) -> tuple[AgencyRow, ...]:
	"""An agency a row: those without a report first, then the late ones, the latest first, then the others as given."""
	by_agency: dict[str, list[Mapping[str, Any]]] = {}
	for line in lines:
		by_agency.setdefault(line["agency"], []).append(line)
	in_order = sorted(sources, key=lambda one: (one.counted, -one.days_late if one.counted else 0))
	return tuple(
		_agency_row(one, by_agency.get(one.agency, []), names.get(one.agency, one.agency)) for one in in_order
	)


def _agency_row(source: Source, lines: Sequence[Mapping[str, Any]], name: str) -> AgencyRow:
	found = dict.fromkeys(BOXES.values(), 0)
	for line in lines:
		if line["box"]:
			found[BOXES[Standing(line["box"])]] += 1
	return AgencyRow(
		agency=name,
		standing=_standing(source),
		sent=short_date(source.sent_on) if source.sent_on else "",
		counted=source.counted,
		boxes=Boxes(**found),
		coordinate=sum(not line["is_lead"] for line in lines),
		planned=rules.figure(sum(line["funds_planned"] for line in lines)),
		disbursed=rules.figure(sum(line["funds_disbursed"] for line in lines)),
		note=_note(source),
	)


def _standing(source: Source) -> str:
	if not source.counted:
		return "Chưa được duyệt" if source.sent_on else "Chưa có"
	kept = f"Muộn {source.days_late:02d} ngày làm việc" if source.days_late else "Đúng hạn"
	return f"{kept}, tạm tính" if source.provisional else kept


def _note(source: Source) -> str:
	reasons = []
	if source.counted and source.nothing_reason:
		reasons.append(f"Không phát sinh: {' '.join(paragraphs(source.nothing_reason))}")
	if source.days_late and source.late_reason:
		reasons.append(f"Lý do muộn: {' '.join(paragraphs(source.late_reason))}")
	return "; ".join(reasons)


def noted(
	corrections: Iterable[Correction],
	names: Mapping[str, str],
	rows: Mapping[str, str],
	*,
	of_indicators: bool,
) -> Noted:
	"""Notes on the figures of tasks, or those of indicators; `rows`: how a sentence names each task or indicator."""
	notes: list[str] = []
	marks: dict[tuple[str, Figure], list[str]] = {}
	for one in corrections:
		if (one.figure is Figure.INDICATOR) != of_indicators:
			continue
		row = one.indicator if of_indicators else one.plan_task
		mark = f"({len(notes) + 1})"
		marks.setdefault((row, one.figure), []).append(mark)
		notes.append(
			f"{mark} {LABELS[one.figure]} của {names.get(one.agency, one.agency)}, {rows.get(row, row)}: số đã báo cáo "
			f"{written(one.figure, one.original)}, số hiệu chỉnh {written(one.figure, one.corrected)}; "
			f"lý do: {rules.in_sentence(' '.join(paragraphs(one.reason)))}."
		)
	return Noted(tuple(notes), {key: ", ".join(found) for key, found in marks.items()})


def written(figure: Figure, kept: str) -> str:
	"""A figure as papers write it; corrections keep it so ("37,5", "14/9/2026")."""
	if not kept:
		return "chưa có"
	return kept + ("%" if figure is Figure.PERCENT else "")
