"""Delegations of officials whose agency ends by a change: they end with it.

Targets of the hook lists `agency_change_handlers` and `agency_change_previews`. A delegation is a paper of the agency
that was; the agency that goes on gives its own.
"""

from collections.abc import Sequence

import frappe
from frappe import _

from laichau_env.common import clock
from laichau_env.organization.changes.rules import Change


def preview(ended: Sequence[str]) -> list[tuple[str, list[str]]]:
	"""The delegations that will end."""
	officials = frappe.get_all("Official", {"agency": ("in", list(ended))}, pluck="name")
	return [(_("Delegations that end"), _open_delegations(officials))]


def end_delegations(change: Change) -> list[tuple[str, list[str]]]:
	"""End what was given by or to officials that came from an agency that ended."""
	ended = _open_delegations(change.officials)
	for name in ended:
		delegation = frappe.get_doc("Delegation", name)
		delegation.ended_on = change.last_day
		delegation.save()
	return [(_("Delegations that end"), ended)]


def _open_delegations(officials: Sequence[str]) -> list[str]:
	"""Delegations by or to `officials` that have not ended. One query."""
	delegation = frappe.qb.DocType("Delegation")
	today = clock.today()
	if not officials:
		return []
	return (
		frappe.qb.from_(delegation)
		.select(delegation.name)
		.where(delegation.from_official.isin(list(officials)) | delegation.to_official.isin(list(officials)))
		.where(delegation.ended_on.isnull() | (delegation.ended_on >= today))
		.where(delegation.valid_to.isnull() | (delegation.valid_to >= today))
		.orderby(delegation.name)
		.run(pluck=True)
	)
