"""HTTP entry points of returns: answer a remark, see what changed."""

from typing import Any

import frappe

from laichau_env.approval.kinds import kind_of
from laichau_env.approval.returns import comparison, service


@frappe.whitelist(methods=["POST"])
def answer_remark(name: str, answer: str) -> dict[str, Any]:
	"""Answer a remark on a record that came back; for officers of its agency."""
	remark = service.answer_remark(name, answer)
	return {"answer": remark.answer, "answered_by": remark.answered_by, "answered_on": remark.answered_on}


@frappe.whitelist(methods=["GET", "POST"])
def get_comparison(doctype: str, name: str) -> list[dict[str, Any]]:
	"""What changed since the record last came back, old and new, to who may read it."""
	kind = kind_of(doctype)
	if not kind:
		frappe.throw(frappe._("{0} is not approvable").format(doctype), frappe.DoesNotExistError)
	doc = frappe.get_doc(doctype, name)
	doc.check_permission("read")
	return comparison.comparison_of(doc, kind)
