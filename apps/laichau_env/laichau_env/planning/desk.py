"""What the Desk knows of plans once a person has logged in."""

import frappe


def tell_desk(bootinfo: frappe._dict) -> None:
	"""Hook `extend_bootinfo`: reports on a plan open with the newest one that the person may read. One query."""
	bootinfo.laichau_newest_plan = {}
	if not frappe.has_permission("Directive"):
		return
	found = frappe.get_list(
		"Directive",
		{"directive_type": "Plan"},
		["name", "short_title"],
		order_by="directive_date desc, name desc",
		limit=1,
	)
	if found:
		bootinfo.laichau_newest_plan = {"name": found[0].name, "title": found[0].short_title}
