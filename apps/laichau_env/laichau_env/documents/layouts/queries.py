"""The reader of adjusted layouts: which one places the papers of a kind and agency, and what versions are kept."""

from collections.abc import Iterable

import frappe

from laichau_env.documents.kinds import PaperKind
from laichau_env.documents.layouts.texts import Layout

COPY, VERSION = "Layout Copy", "Layout Version"
TEXTS = ("html", "parts", "css")


def layout_for(kind: PaperKind, agency: str | None = None) -> Layout | None:
	"""The copy in use for papers of a kind: the agency's own, else that of all; None for the shipped layout."""
	return chosen(copies_in_use(kind), agency)


def copies_in_use(kind: PaperKind) -> dict[str, Layout]:
	"""Agency ("" for all) -> the copy in use for its papers of a kind. One query, however many papers are made."""
	rows = frappe.get_all(
		COPY,
		filters={"print_format": kind.print_format, "in_use": 1},
		fields=["title", "agency", *TEXTS],
		order_by="modified asc",
	)
	return {row.agency or "": layout_of(kind.print_format, row) for row in rows}


def chosen(copies: dict[str, Layout], agency: str | None) -> Layout | None:
	"""Of copies in use, the one for an agency."""
	return copies.get(agency or "") or copies.get("")


def layout_of(print_format: str, row: dict) -> Layout:
	"""The layout of a copy as it is stored or sent in."""
	return Layout(print_format, *(row.get(text) or "" for text in TEXTS), name=row.get("title") or "")


def kept_layout(print_format: str, version: str, name: str = "") -> Layout | None:
	"""The texts that are kept under a version."""
	row = frappe.db.get_value(VERSION, version, TEXTS, as_dict=True)
	return layout_of(print_format, {**row, "title": name}) if row else None


def others_in_use(name: str, print_format: str, agency: str | None) -> list[str]:
	"""Copies in use for the same papers, locked, so that of two chosen at once one stays."""
	copy = frappe.qb.DocType(COPY)
	rows = (
		frappe.qb.from_(copy)
		.select(copy.name, copy.agency)
		.where((copy.print_format == print_format) & (copy.in_use == 1) & (copy.name != name))
		.for_update()
		.run(as_dict=True)
	)
	return [row.name for row in rows if (row.agency or "") == (agency or "")]


def all_copies() -> list[frappe._dict]:
	"""Every copy with what is needed to look at its base."""
	return frappe.get_all(
		COPY,
		fields=["name", "title", "print_format", "base_version", "told_version", "on_older_base", "in_use"],
		order_by="name asc",
	)


def administrators(roles: Iterable[str]) -> list[str]:
	"""Accounts that hold one of the roles and can log in."""
	holders = frappe.get_all(
		"Has Role", {"role": ("in", list(roles)), "parenttype": "User"}, pluck="parent", distinct=True
	)
	return frappe.get_all("User", {"name": ("in", holders), "enabled": 1}, pluck="name", order_by="name asc")
