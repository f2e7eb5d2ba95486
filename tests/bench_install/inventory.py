"""Prints, as JSON, the names of everything on a site that an app may bring. Run by the second bench's Python."""

import json
import sys

import frappe

KINDS = (
	"Client Script",
	"Custom DocPerm",
	"Custom Field",
	"Custom HTML Block",
	"Dashboard",
	"Dashboard Chart",
	"DocType",
	"File",
	"Module Def",
	"Module Profile",
	"Notification",
	"Number Card",
	"Page",
	"Print Format",
	"Print Style",
	"Property Setter",
	"Report",
	"Role",
	"Role Profile",
	"Scheduled Job Type",
	"Server Script",
	"Translation",
	"User",
	"Web Page",
	"Workflow",
	"Workflow Action",
	"Workflow Action Master",
	"Workflow State",
	"Workspace",
)

frappe.init(site=sys.argv[1], sites_path=".")
frappe.connect()
found = {
	kind: sorted(str(name) for name in frappe.get_all(kind, pluck="name", order_by="name")) for kind in KINDS
}
found["table"] = sorted(frappe.db.get_tables(cached=False))
found["installed app"] = sorted(frappe.get_installed_apps())
print(json.dumps(found))
