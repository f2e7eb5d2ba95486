"""The writer of adjusted layouts: makes a copy, chooses it, takes it back, and keeps every state that it had.

Saves versions with `ignore_permissions`: nobody holds a right to write them; who may save a copy was asked before.
"""

import frappe
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.documents.kinds import PaperKind
from laichau_env.documents.layouts import queries
from laichau_env.documents.layouts.faults import fault_of
from laichau_env.documents.layouts.texts import Layout, base_of, kind_named, title_of_kind


def adjust(print_format: str, agency: str | None = None, title: str = "") -> Document:
	"""Make a copy of a shipped layout, ready to be adjusted; it is not used until it is chosen."""
	refuse_others("create")
	kind = known_kind(print_format)
	copy = frappe.get_doc(
		{
			"doctype": queries.COPY,
			"title": title.strip() or title_of_kind(kind),
			"print_format": print_format,
			"agency": agency or None,
		}
	)
	return copy.insert()


def begin(copy: Document) -> None:
	"""A new copy: the texts of the shipped layout where none are given, its version in any case."""
	base = base_of(known_kind(copy.print_format))
	for text in queries.TEXTS:
		copy.set(text, copy.get(text) or getattr(base, text))
	copy.kind_name = title_of_kind(known_kind(copy.print_format))
	copy.update({"in_use": 0, "on_older_base": 0, "base_version": base.version, "told_version": base.version})
	keep_version(base)


def check_texts(copy: Document) -> None:
	"""Try the texts and note their version. Raises LayoutFaulty (417), with field and line."""
	kind = known_kind(copy.print_format)
	layout = queries.layout_of(copy.print_format, copy)
	if copy.version == layout.version and not copy.is_new():
		return
	fault = fault_of(layout, kind)
	if fault:
		refuse(errors.LayoutFaulty(fault=fault))
	copy.version = layout.version


def keep_version_of(copy: Document) -> None:
	"""Keep the texts of a copy under their version."""
	keep_version(queries.layout_of(copy.print_format, copy))


def keep_version(layout: Layout) -> None:
	"""Keep texts once."""
	if frappe.db.exists(queries.VERSION, layout.version):
		return
	version = frappe.get_doc(
		{
			"doctype": queries.VERSION,
			"print_format": layout.print_format,
			**{text: getattr(layout, text) for text in queries.TEXTS},
		}
	)
	version.name = layout.version
	version.flags.service_write, version.flags.name_set = ServiceWrite(), True
	version.insert(ignore_permissions=True)


def use(name: str) -> None:
	"""Place drafts and new papers by this copy; the one that did so before is laid aside."""
	copy = _for_change(name)
	for other in queries.others_in_use(copy.name, copy.print_format, copy.agency):
		_save(frappe.get_doc(queries.COPY, other), in_use=0)
	_save(copy, in_use=1)


def lay_aside(name: str) -> None:
	"""Place papers by the shipped layout again; the copy keeps its texts."""
	_save(_for_change(name), in_use=0)


def back_to_base(name: str) -> None:
	"""Give the copy the texts of the shipped layout as it is today; papers are placed by the shipped one again."""
	copy = _for_change(name)
	base = base_of(known_kind(copy.print_format))
	texts = {text: getattr(base, text) for text in queries.TEXTS}
	keep_version(base)
	_save(copy, in_use=0, **texts, **_on_base(base))


def keep_on_base(name: str) -> None:
	"""The administrator has compared: the copy stays as it is and counts as made from today's shipped layout."""
	copy = _for_change(name)
	base = base_of(known_kind(copy.print_format))
	keep_version(base)
	_save(copy, **_on_base(base))


def refuse_others(right: str) -> None:
	"""Refuse who holds no such right on copies. Raises LayoutForAdministrators (403)."""
	if not frappe.has_permission(queries.COPY, right):
		refuse(errors.LayoutForAdministrators())


def known_kind(print_format: str | None) -> PaperKind:
	"""The kind of paper of a shipped layout. Raises LayoutUnknown (417)."""
	kind = kind_named(print_format or "")
	if not kind:
		refuse(errors.LayoutUnknown(print_format=print_format or ""))
	return kind


def _on_base(base: Layout) -> dict[str, object]:
	return {"base_version": base.version, "told_version": base.version, "on_older_base": 0}


def _for_change(name: str) -> Document:
	copy = frappe.get_doc(queries.COPY, name, for_update=True)
	copy.check_permission("write")
	return copy


def _save(copy: Document, **values: object) -> None:
	copy.update(values)
	copy.flags.service_write = ServiceWrite()
	copy.save()
