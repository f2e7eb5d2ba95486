"""Which DocTypes are approvable: read from the hook list `approvable`, so that this room knows none by name."""

import frappe

from laichau_env.common.approvable import ChildTable, Kind


def kind_of(doctype: str | None) -> Kind | None:
	"""The registered kind of `doctype`, or None for a DocType that is not approvable."""
	registered = frappe.get_hooks("approvable").get(doctype or "")
	return frappe.get_attr(registered[-1]) if registered else None


def tell_desk(bootinfo: frappe._dict) -> None:
	"""Hook `extend_bootinfo`: the Desk offers these where a kind of record is to be chosen."""
	bootinfo.laichau_approvable = list(frappe.get_hooks("approvable"))


def all_kinds() -> list[Kind]:
	"""Every registered kind."""
	return [frappe.get_attr(paths[-1]) for paths in frappe.get_hooks("approvable").values()]


def kind_of_row(doctype: str | None) -> tuple[Kind, ChildTable] | None:
	"""The kind whose child table holds rows of `doctype`, with that table."""
	for kind in all_kinds():
		table = kind.table(doctype or "")
		if table:
			return kind, table
	return None
