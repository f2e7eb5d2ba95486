"""The province's report is the paper of its consolidated report now: the layout it had before is taken away.

Adjusted copies of that layout place another content and go with it; papers that it placed keep their files.
"""

import frappe

LAYOUT = "Province Report Paper"


def execute() -> None:
	"""Delete the layout and its copies, where they are."""
	for copy in frappe.get_all("Layout Copy", {"print_format": LAYOUT}, pluck="name"):
		frappe.delete_doc("Layout Copy", copy, force=True)
	frappe.delete_doc("Print Format", LAYOUT, force=True, ignore_missing=True)
