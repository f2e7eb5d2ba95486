"""The reader of what a change of agencies means for reports."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import frappe

from laichau_env.common import clock
from laichau_env.organization.changes.queries import names_of, predecessors_of, successions
from laichau_env.reporting import queries
from laichau_env.reporting.constants import PERIOD_CLOSED, SENT_STATES
from laichau_env.reporting.queries import LastFigures
from laichau_env.reporting.succession import rules
from laichau_env.reporting.succession.rules import Old

REPORT = "Progress Report"


def open_periods() -> list[str]:
	"""Periods whose reports can still be worked on, earliest first: all that are not closed. One query."""
	return frappe.get_all(
		"Reporting Period", {"status": ("!=", PERIOD_CLOSED)}, pluck="name", order_by="data_to, name"
	)


def reports_of(agencies: Sequence[str], period: str | None = None) -> list[Old]:
	"""Reports of `agencies` in a period (or in all open ones) that no other goes on with. One query."""
	rows = frappe.get_all(
		REPORT,
		filters={
			"agency": ("in", list(agencies)),
			"period": period or ("in", open_periods()),
			"succeeded_by": ("is", "not set"),
		},
		fields=["name", "agency", "workflow_state", "first_sent_on", "amended_from"],
		order_by="period, agency, name",
	)
	return [
		Old(
			row.name,
			row.agency,
			bool(row.workflow_state in SENT_STATES or row.first_sent_on or row.amended_from),
		)
		for row in rows
	]


def closed_until() -> date | None:
	"""Cut-off of the last closed period that has passed. One query."""
	return frappe.db.get_value(
		"Reporting Period",
		{"status": PERIOD_CLOSED, "data_to": ("<=", clock.today())},
		"data_to",
		order_by="data_to desc",
	)


def settled_in(period: str, agencies: Sequence[str]) -> set[str]:
	"""Those of `agencies` that owe nothing more in a period: a predecessor has a report in it. Two queries.

	What they had to go on with was given to them when the change was carried out.
	"""
	before = predecessors_of(agencies)
	if not before:
		return set()
	named = {predecessor for predecessors in before.values() for predecessor in predecessors}
	with_report = set(
		frappe.get_all(REPORT, {"period": period, "agency": ("in", list(named))}, pluck="agency")
	)
	return {agency for agency, predecessors in before.items() if with_report & set(predecessors)}


def last_figures(directive: str, agencies: Sequence[str]) -> dict[str, dict[str, LastFigures]]:
	"""As queries.last_approved; an agency that has no figures goes on from its predecessors'.

	Two queries where no agency has predecessors, else six.
	"""
	last = queries.last_approved(directive, agencies)
	earlier = predecessors_of(agencies)
	if not earlier:
		return last
	named = {predecessor for predecessors in earlier.values() for predecessor in predecessors}
	known = {**last, **queries.last_approved(directive, named - set(last))}
	own = {agency: {task: asdict(line) for task, line in lines.items()} for agency, lines in known.items()}
	before: dict[str, list[tuple[str, bool]]] = {}
	for one in successions():
		before.setdefault(one.successor, []).append((one.ended, one.responsible))
	names = names_of(named)
	for agency in earlier:
		figures = rules.figures_of(agency, own, before, names)
		last[agency] = {task: LastFigures(**line) for task, line in figures.items()}
	return last
