"""The guard on what Administrator arranges on a site: forms, DocTypes, notifications and accounts of approvable records.

The guard on records takes fields, types and tables from the form, and people from their accounts. A field that a site
turns into a password, a figure or another table would be compared and stored as something else; an account under
another name could act at a second tier. Only the looks of a form may be arranged.
"""

import frappe
from frappe.model.base_document import get_controller
from frappe.model.document import Document

from laichau_env.approval.kinds import kind_of, kind_of_row
from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord
from laichau_env.common.refuse import refuse

LOOKS = frozenset(
	{
		"bold",
		"collapsible",
		"columns",
		"description",
		"field_order",
		"hidden",
		"in_list_view",
		"in_standard_filter",
		"label",
		"placeholder",
		"print_hide",
		"print_width",
		"report_hide",
		"sort_field",
		"sort_order",
		"width",
	}
)
"""Properties of a form and of its fields that change what is shown, not what is stored or who may read it."""
INSTALLING = ("in_install", "in_migrate", "in_patch", "in_uninstall")
"""When the framework writes the app's DocTypes from its files."""
APP = __name__.partition(".")[0]


def refuse_property(doc: Document, method: str | None = None) -> None:
	"""Refuse a Property Setter, so also Customize Form, that is more than looks on a form that is guarded."""
	if _is_guarded(doc.doc_type) and doc.property not in LOOKS:
		_refuse(doc.doc_type, " – ".join(filter(None, (doc.field_name, doc.property))))


def refuse_doctype(doc: Document, method: str | None = None, *args: object, **kwargs: object) -> None:
	"""Refuse changing a DocType of the app on a site.

	The framework lets a DocType be edited, renamed and deleted that says of itself that it was made on the site, and
	then forgets its controller.
	"""
	module = frappe.db.get_value("DocType", doc.name, "module")
	ours = bool(module) and frappe.local.module_app.get(frappe.scrub(module)) == APP
	if ours and not frappe.conf.developer_mode and not any(map(frappe.flags.get, INSTALLING)):
		_refuse(doc.name, "DocType")


def refuse_setting_notification(doc: Document, method: str | None = None) -> None:
	"""Refuse a Notification that sets a field: it does so between the guard's look and the write."""
	if doc.set_property_after_alert and _is_guarded(doc.document_type):
		_refuse(doc.document_type, doc.set_property_after_alert)


def refuse_account_rename(
	doc: Document, method: str | None = None, old: str = "", new: str = "", *args: object
) -> None:
	"""Refuse renaming the account of somebody who holds a post or has acted: events know him by it."""
	names = {doc.name, old, new} - {""}
	acted = frappe.db.exists("Approval Event", {"actor": ("in", names)})
	if acted or frappe.db.exists("Official", {"user": ("in", names)}):
		refuse(errors.AccountIsNamed(name=old or doc.name))


def _is_guarded(doctype: str | None) -> bool:
	if not doctype or kind_of(doctype) or kind_of_row(doctype):
		return bool(doctype)
	return frappe.db.exists("DocType", doctype) and issubclass(get_controller(doctype), KeptRecord)


def _refuse(doctype: str, what: str) -> None:
	refuse(errors.FormIsFixed(form=frappe._(doctype), what=what))
