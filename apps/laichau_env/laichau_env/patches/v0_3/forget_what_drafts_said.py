"""Builds of before kept states and reasons of drafts that nobody but their agency may know; they are taken out."""

import frappe

from laichau_env.consolidation.constants import SOURCE
from laichau_env.consolidation.queries import NOT_SENT
from laichau_env.reporting.constants import SENT_STATES


def execute() -> None:
	"""Blank them in one statement; sources of reports that were sent stay."""
	source = frappe.qb.DocType(SOURCE)
	frappe.qb.update(source).set(source.state, NOT_SENT).set(source.nothing_reason, "").where(
		source.state.notin([*SENT_STATES, "Returned"])
	).run()
