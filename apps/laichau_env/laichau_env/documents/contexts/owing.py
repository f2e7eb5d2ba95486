"""Who owes a period's report and who has not sent it, from the matrix that the session's user may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.documents.contexts.frame import agency_names
from laichau_env.follow_up import matrix
from laichau_env.follow_up.matrix import Cell
from laichau_env.follow_up.permissions import reach_of
from laichau_env.follow_up.queries import is_sent
from laichau_env.follow_up.rules import Holder, Standing


@dataclass(frozen=True)
class Owing:
	"""An agency that owes the report: whether it has sent it, by when it is due, how many working days overdue.

	`came_back`: it had sent it and got it back; it is not overdue, and not to be told that it has time.
	"""

	agency: str
	name: str
	sent: bool
	due: date
	overdue_days: int
	came_back: bool = False


def owing(period: Document, but: str) -> list[Owing]:
	"""Agencies that owe the report of a period, all but `but`, as far as the session's user sees them."""
	return owing_in([period], but)[period.name]


def owing_in(periods: Sequence[Any], but: str) -> dict[str, list[Owing]]:
	"""As `owing`, of several periods (with the fields that the matrix reads) by name. Queries as for one matrix."""
	reach = reach_of()
	rows = [row for row in matrix.rows_in(reach) if row.name != but] if not reach.is_empty else []
	cells = matrix.cells_of(periods, rows, reach) if rows and periods else {}
	names = agency_names(row.name for row in rows)
	return {
		period.name: [
			Owing(
				row.name,
				names[row.name],
				is_sent(cell.state),
				_due(period, cell),
				_overdue(cell),
				came_back=_came_back(cell),
			)
			for row in rows
			if (cell := cells[row.name, period.name]).state != matrix.OWES_NOTHING
		]
		for period in periods
	}


def _due(period: Any, cell: Cell) -> date:
	return getdate(cell.extended_to or period.due_agency)


def _overdue(cell: Cell) -> int:
	judged = cell.tiers.get(Holder.AGENCY.value) or {}
	return int(judged["days"]) if judged.get("standing") == Standing.OVERDUE else 0


def _came_back(cell: Cell) -> bool:
	"""It is judged by the day of its first sending, and is with its agency again."""
	judged = cell.tiers.get(Holder.AGENCY.value) or {}
	return not is_sent(cell.state) and judged.get("standing") in (Standing.ON_TIME, Standing.LATE)
