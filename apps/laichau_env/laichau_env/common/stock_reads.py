"""Stands in for calls of the framework that read past permissions, wherever who sees a record has conditions.

Such a call asks whether somebody may read a DocType and then reads all of it, or asks nothing at all. Each is
answered here by what `frappe.get_list` or the record itself shows the session's user; a call that can't be
answered so is refused. hooks.py names the call for which each function stands, and every other path to it.
"""

from collections.abc import Iterable
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import cint

from laichau_env.common import errors
from laichau_env.common.refuse import refuse

CONDITIONS = "permission_query_conditions"


@frappe.whitelist(methods=["GET", "POST"])
def get_linked(doctype: str, docname: str) -> dict[str, list[dict[str, Any]]]:
	"""For frappe.desk.form.linked_with.get: records that name a record, those that the user sees."""
	from frappe.desk.form.linked_with import get as stock

	frappe.get_doc(doctype, docname).check_permission("read")
	found = {}
	for linked, rows in stock(doctype, docname).items():
		seen = readable(linked, [row["name"] for row in rows])
		if seen:
			found[linked] = [row for row in rows if row["name"] in seen]
	return found


@frappe.whitelist(methods=["GET", "POST"])
def get_submitted_linked_docs(doctype: str, name: str) -> dict[str, Any]:
	"""For the call of that name: submitted records that hang on a record, those that the user sees."""
	from frappe.desk.form.linked_with import get_submitted_linked_docs as stock

	frappe.get_doc(doctype, name).check_permission("read")
	rows = stock(doctype, name)["docs"]
	names: dict[str, list[str]] = {}
	for row in rows:
		names.setdefault(row["doctype"], []).append(row["name"])
	seen = {linked: readable(linked, held) for linked, held in names.items()}
	docs = [row for row in rows if row["name"] in seen[row["doctype"]]]
	return {"docs": docs, "count": len(docs)}


@frappe.whitelist(methods=["GET", "POST"])
def get_data_for_custom_field(doctype: str, field: str) -> dict[str, Any]:
	"""For the call of that name: a column of a DocType, of the rows that the user sees."""
	_refuse_hidden_rows(doctype)
	return dict(frappe.get_list(doctype, fields=["name", field], as_list=True, limit_page_length=0))


@frappe.whitelist(methods=["GET", "POST"])
def run_report(
	report_name: str, user: str | None = None, custom_columns: str | list | None = None, **others: Any
) -> dict[str, Any]:
	"""For frappe.desk.query_report.run: as the session's user, without columns that read past permissions."""
	from frappe.desk.query_report import run as stock

	_refuse_hidden_columns(custom_columns)
	return frappe.call(stock, report_name=report_name, custom_columns=custom_columns, **others)


@frappe.whitelist(methods=["GET", "POST"])
def export_report(**others: Any) -> None:
	"""For frappe.desk.query_report.export_query, as run_report."""
	from frappe.desk.query_report import export_query as stock

	_refuse_hidden_columns(others.get("custom_columns"))
	stock()


@frappe.whitelist(methods=["GET", "POST"])
def get_workflow_state_count(
	doctype: str, workflow_state_field: str, states: str | list[str]
) -> list[dict[str, Any]]:
	"""For the call of that name: how many records that the user sees stand in states other than these."""
	_refuse_hidden_rows(doctype)
	rows = frappe.get_list(
		doctype,
		filters={workflow_state_field: ("not in", frappe.parse_json(states))},
		fields=[workflow_state_field, "count(*) as count"],
		group_by=workflow_state_field,
		order_by=workflow_state_field,
		limit_page_length=0,
	)
	return [row for row in rows if row[workflow_state_field]]


@frappe.whitelist(methods=["GET", "POST"])
def get_group_by_count(doctype: str, current_filters: str, field: str) -> list[dict[str, Any]]:
	"""For the call of that name: groups among the records that the user sees."""
	from frappe.desk.listview import get_group_by_count as stock

	_refuse_hidden_rows(doctype)
	if field == "assigned_to":
		filters = frappe.parse_json(current_filters)
		names = frappe.get_list(doctype, filters=filters, pluck="name", limit_page_length=0)
		current_filters = frappe.as_json([[doctype, "name", "in", names or [""]]])
	return stock(doctype, current_filters, field)


@frappe.whitelist(methods=["GET", "POST"])
def get_tagged_docs(doctype: str, tag: str) -> list[tuple[str]]:
	"""For the call of that name: tagged records that the user sees."""
	_refuse_hidden_rows(doctype)
	return frappe.get_list(doctype, filters={"_user_tags": ("like", tag)}, as_list=True, limit_page_length=0)


@frappe.whitelist(methods=["GET", "POST"])
def is_document_amended(doctype: str, docname: str) -> str | bool:
	"""For the call of that name: the record that amends another, if the user sees it."""
	if not frappe.get_meta(doctype).has_field("amended_from") or not frappe.has_permission(doctype, "read"):
		return False
	return next(iter(frappe.get_list(doctype, {"amended_from": docname}, pluck="name")), False)


@frappe.whitelist(methods=["GET", "POST"])
def get_link_title(doctype: str, docname: str) -> str | None:
	"""For the call of that name: the title of a record that the user sees, else its name."""
	from frappe.desk.search import get_link_title as stock

	return stock(doctype, docname) if not _restricted(doctype) or readable(doctype, [docname]) else docname


@frappe.whitelist(methods=["GET", "POST"])
def validate_link(doctype: str, docname: str, fields: str | list[str] | None = None) -> dict[str, Any]:
	"""For the call of that name: a record that the user does not see is not there."""
	from frappe.client import validate_link as stock

	if not _restricted(doctype) or readable(doctype, [docname]):
		return stock(doctype, docname, fields)
	return {"name": None}


@frappe.whitelist(methods=["GET", "POST"])
def zip_files(files: str | list[str]) -> None:
	"""For the call of that name: files that the user may read, in one archive."""
	from frappe.core.api.file import zip_files as stock

	names = frappe.parse_json(files)
	for name in names:
		frappe.get_doc("File", name).check_permission("read")
	stock(frappe.as_json(names))


@frappe.whitelist(methods=["GET", "POST"])
def get_monthly_goal_graph_data(goal_doctype: str, **others: Any) -> dict[str, Any]:
	"""For the call of that name: it sums up all rows, so of ours it gives none."""
	from frappe.utils.goal import get_monthly_goal_graph_data as stock

	if _restricted(goal_doctype):
		refuse(errors.NotReadThisWay())
	return frappe.call(stock, goal_doctype=goal_doctype, **others)


@frappe.whitelist(methods=["POST"])
def relink(name: str, reference_doctype: str | None = None, reference_name: str | None = None) -> None:
	"""For frappe.email.relink: a message goes from a record to another, both of which the user may read."""
	from frappe.email import relink as stock

	frappe.get_doc("Communication", name).check_permission("read")
	if reference_doctype and reference_name:
		frappe.get_doc(reference_doctype, reference_name).check_permission("read")
	stock(name, reference_doctype, reference_name)


@frappe.whitelist(methods=["GET", "POST"])
def get_reviews(doctype: str, docname: str) -> list[dict[str, Any]]:
	"""For the call of that name: what was said of a record that the user may read."""
	from frappe.social.doctype.energy_point_log.energy_point_log import get_reviews as stock

	frappe.get_doc(doctype, docname).check_permission("read")
	return stock(doctype, docname)


def refuse_query(doc: Document, method: str | None = None) -> None:
	"""Refuse a Query Report of a site on tables whose readers depend on the record: it shows all rows to its roles."""
	if doc.report_type != "Query Report" or doc.is_standard == "Yes":
		return
	query = (doc.query or "").lower()
	named = [name for name in _restricted_by_us() if f"tab{name}".lower() in query]
	if named:
		refuse(errors.QueryReadsPast(tables=", ".join(frappe._(name) for name in named)))


def refuse_data_of_another(doc: Document, method: str | None = None) -> None:
	"""Refuse a request for personal data of somebody else: the answer holds what he wrote, wherever."""
	if doc.user != frappe.session.user and frappe.session.user != "Administrator":
		refuse(errors.NotReadThisWay())


def readable(doctype: str, names: Iterable[str]) -> set[str]:
	"""Which of these records the session's user sees. One query."""
	wanted = list(names)
	if not wanted or cint(frappe.is_table(doctype)) or not frappe.has_permission(doctype, "read"):
		return set()
	return set(frappe.get_list(doctype, {"name": ("in", wanted)}, pluck="name", limit_page_length=0))


def _restricted(doctype: str | None) -> bool:
	"""Whether who sees a record of `doctype` depends on the record."""
	return doctype in frappe.get_hooks(CONDITIONS)


def _restricted_by_us() -> list[str]:
	"""DocTypes of which the app says who sees which record."""
	return list(frappe.get_hooks(CONDITIONS, app_name=__name__.partition(".")[0]))


def _refuse_hidden_rows(doctype: str) -> None:
	"""Rows of a child table are asked for with their record; of a DocType, by who may read it."""
	if frappe.is_table(doctype):
		refuse(errors.NotReadThisWay())
	frappe.has_permission(doctype, "read", throw=True)


def _refuse_hidden_columns(custom_columns: str | list | None) -> None:
	for column in frappe.parse_json(custom_columns or "[]"):
		if isinstance(column, dict) and column.get("link_field") and _restricted(column.get("doctype")):
			refuse(errors.NotReadThisWay())
