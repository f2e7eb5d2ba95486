"""Who owes a period's report and who has not sent it, from the matrix that the session's user may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.documents.contexts.frame import agency_names
from laichau_env.follow_up import matrix
from laichau_env.follow_up.queries import is_sent
from laichau_env.follow_up.rules import Holder, Standing


@dataclass(frozen=True)
class Owing:
	"""An agency that owes the report: whether it has sent it, by when it is due, how many working days overdue."""

	agency: str
	name: str
	sent: bool
	due: date
	overdue_days: int


def owing(period: Document, but: str) -> list[Owing]:
	"""Agencies that owe the report of a period, all but `but`, as far as the session's user sees them."""
	found = matrix.matrix(getdate(period.data_to).year, period.directive)
	column = next((at for at, one in enumerate(found["periods"]) if one["name"] == period.name), None)
	if column is None:
		return []
	cells = {row["name"]: row["cells"][column] for row in found["agencies"] if row["name"] != but}
	names = agency_names(cells)
	return [
		Owing(agency, names[agency], is_sent(cell["state"]), _due(period, cell), _overdue(cell))
		for agency, cell in cells.items()
		if cell["state"] != matrix.OWES_NOTHING
	]


def _due(period: Document, cell: dict[str, Any]) -> date:
	return getdate(cell["extended_to"] or period.due_agency)


def _overdue(cell: dict[str, Any]) -> int:
	judged = cell["tiers"].get(Holder.AGENCY.value) or {}
	return int(judged["days"]) if judged.get("standing") == Standing.OVERDUE else 0
