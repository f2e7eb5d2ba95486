"""HTTP entry points of the register of outgoing papers. Thin: the services check rights."""

from typing import Any

import frappe
from frappe.utils import cint, getdate

from laichau_env.common.given import given_names
from laichau_env.documents.register import export, service
from laichau_env.documents.register.kinds_of_papers import NAMES


@frappe.whitelist(methods=["GET", "POST"])
def export_metadata(
	form: str, names: str | list | None = None, filters: str | list | dict | None = None
) -> None:
	"""Metadata of Appendix VI of the papers named, or of those that the list's filters leave, as JSON or XML."""
	given = given_names(names, "names")
	content = export.export(form, given, frappe.parse_json(filters) or {})
	frappe.local.response.update(
		{"type": "download", "filename": f"sieu-du-lieu-van-ban.{form}", "filecontent": content}
	)


@frappe.whitelist(methods=["GET"])
def get_kinds() -> list[dict[str, str]]:
	"""Kinds of papers with their abbreviations; the same for everybody."""
	return [{"value": value, "label": f"{label} ({value})"} for value, label in NAMES.items()]


@frappe.whitelist(methods=["POST"])
def start_after(
	agency: str, year: int | str, number: int | str, day: str, paper_kind: str = ""
) -> dict[str, Any]:
	"""Numbers up to `number` were used on paper; the register goes on after it. The caller needs write on series."""
	service.start_after(agency, cint(year), paper_kind, cint(number), getdate(day))
	return {"next": cint(number) + 1}
