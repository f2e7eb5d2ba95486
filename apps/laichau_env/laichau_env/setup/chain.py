"""The head of the chain over all approval events: made once, before the first action."""

import frappe

from laichau_env.approval.queries import CHAIN_HEAD
from laichau_env.common.approvable import ServiceWrite


def make_chain_head() -> None:
	"""Create the head record if the site has none."""
	if frappe.db.exists("Approval Chain", CHAIN_HEAD):
		return
	head = frappe.get_doc(
		{"doctype": "Approval Chain", "name": CHAIN_HEAD, "__newname": CHAIN_HEAD, "position": 0}
	)
	head.flags.service_write = ServiceWrite()
	head.insert(ignore_permissions=True)
