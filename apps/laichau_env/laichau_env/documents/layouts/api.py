"""HTTP entry points of adjusted layouts. Thin: rights are those on the copy, and on the paper that is shown."""

from typing import Any

import frappe

from laichau_env.documents.kinds import KINDS
from laichau_env.documents.layouts import bases, queries, service
from laichau_env.documents.layouts.preview import preview_of
from laichau_env.documents.layouts.texts import Layout, title_of_kind


@frappe.whitelist(methods=["GET"])
def get_layouts() -> list[dict[str, str]]:
	"""The shipped layouts, for who may make copies of them."""
	service.refuse_others("create")
	return [{"value": kind.print_format, "label": title_of_kind(kind)} for kind in KINDS]


@frappe.whitelist(methods=["POST"])
def adjust(print_format: str, agency: str = "", title: str = "") -> dict[str, str]:
	"""Make a copy of a shipped layout. The caller needs create on copies."""
	return {"name": service.adjust(print_format, agency, title).name}


@frappe.whitelist(methods=["POST"])
def preview(print_format: str, html: str, parts: str, css: str, document: str = "") -> None:
	"""A paper placed by the texts that are sent, as PDF; nothing is stored. The caller needs write on copies."""
	service.refuse_others("write")
	content = preview_of(Layout(print_format, html, parts, css), document)
	frappe.local.response.update({"type": "pdf", "filename": "xem-thu.pdf", "filecontent": content})


@frappe.whitelist(methods=["GET"])
def get_comparison(name: str) -> list[dict[str, Any]]:
	"""Old base, new base and copy. The caller needs read on the copy."""
	copy = frappe.get_doc(queries.COPY, name)
	copy.check_permission("read")
	return bases.comparison_of(copy)


@frappe.whitelist(methods=["POST"])
def use(name: str) -> None:
	"""Place papers by the copy."""
	service.use(name)


@frappe.whitelist(methods=["POST"])
def lay_aside(name: str) -> None:
	"""Place papers by the shipped layout again."""
	service.lay_aside(name)


@frappe.whitelist(methods=["POST"])
def back_to_base(name: str) -> None:
	"""Give the copy the texts of the shipped layout, and lay it aside."""
	service.back_to_base(name)


@frappe.whitelist(methods=["POST"])
def keep_on_base(name: str) -> None:
	"""The copy has been compared with the new shipped layout and stays."""
	service.keep_on_base(name)
