"""What stands above a comparison: where its figures come from, and whose are in a successor's."""

from collections.abc import Mapping

from frappe import _
from frappe.utils import escape_html

from laichau_env.organization.changes.queries import names_of


def note_of_year(agency: str, year: int, *, is_empty: bool) -> str:
	"""As `note`, of one agency's year: whose it is, and that there is nothing in it yet. One query."""
	name = escape_html(names_of({agency}).get(agency, agency))
	if is_empty:
		return _(
			"{0}, {1}: no report of this agency that you may read has been approved in the year."
		).format(name, year)
	return _("{0}, {1}.").format(name, year) + f" {note()}"


def note(gone_over: Mapping[str, str] | None = None) -> str:
	"""Sentences in HTML; `gone_over`: agency that ended -> who tells of its work since. One query where there is any.

	Corrections that a department made when it consolidated are its own, one a consolidated report: no approved
	report of an agency has them, so a figure here may differ from a corrected one there.
	"""
	lines = [_("Figures as the agencies reported them, without the corrections made when consolidating.")]
	names = names_of({*gone_over, *gone_over.values()}) if gone_over else {}
	lines += [
		_("{0}: counted within {1}, which goes on with its work.").format(
			escape_html(names.get(before, before)), escape_html(names.get(successor, successor))
		)
		for before, successor in (gone_over or {}).items()
	]
	return "<br>".join(lines)
