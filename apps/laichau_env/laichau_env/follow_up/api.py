"""HTTP entry points of follow_up: the matrix, as data and as Excel, and one's own work."""

from typing import Any

import frappe
from werkzeug.wrappers import Response

from laichau_env.common import clock
from laichau_env.follow_up import export, matrix, my_work
from laichau_env.follow_up.permissions import reach_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@frappe.whitelist(methods=["GET", "POST"])
def get_matrix(
	year: int | None = None,
	directive: str | None = None,
	agency_type: str | None = None,
	only_behind: bool = False,
	tier: str | None = None,
) -> dict[str, Any]:
	"""The matrix of a year (default: this one), as far as the session's user may see it."""
	return matrix.matrix(
		year or clock.today().year, directive, agency_type or "", bool(int(only_behind)), tier or ""
	)


@frappe.whitelist(methods=["GET"])
def download_matrix(
	year: int | None = None,
	directive: str | None = None,
	agency_type: str | None = None,
	only_behind: bool = False,
	tier: str | None = None,
) -> Response:
	"""The same as an Excel file; for who may see more than nothing."""
	if reach_of().is_empty:
		raise frappe.PermissionError
	found = get_matrix(year, directive, agency_type, only_behind, tier)
	name = f"theo-doi-bao-cao-{found['year']}.xlsx"
	return Response(
		export.workbook(found),
		mimetype=XLSX,
		headers={"Content-Disposition": f'attachment; filename="{name}"'},
	)


@frappe.whitelist(methods=["GET"])
def get_reach() -> dict[str, bool]:
	"""Whether the session's user follows up other agencies than his own: what the page offers him."""
	return {"follows_others": reach_of().is_over_others}


@frappe.whitelist(methods=["GET", "POST"])
def get_my_work() -> dict[str, Any]:
	"""What the session's user owes, by when, what waits for him and what came back."""
	return my_work.my_work()
