"""What Administrator may arrange on the site's pages: forms, permissions, roles, notifications. Each over HTTP."""

import json
from collections.abc import Callable

import frappe
from actors import ADMINISTRATOR, Person

from attacking.attack import REPORT, Target
from attacking.framework import Attempt
from attacking.web import Answer

Arrangement = Callable[[Target], Answer]
LINE = "Progress Report Line"
THIEF = "Thu Trom"
"""A DocType made on the site."""


def after(arrange: Arrangement, attempt: Attempt) -> Attempt:
	"""Arrange as Administrator, then attempt; where the arrangement is refused already, that is the answer."""

	def both(target: Target, person: Person) -> Answer:
		arranged = arrange(target)
		return attempt(target, person) if arranged.status == 200 else arranged

	return both


def post(doctype: str, **fields: object) -> Arrangement:
	"""Make a record by REST."""
	return lambda target: target.web.rest(ADMINISTRATOR, "POST", doctype, body=fields)


def set_property(name: str, value: str, field: str = "situation", doctype: str = REPORT) -> Arrangement:
	"""A Property Setter for a field of a form; no field = the form itself."""
	of = {"doctype_or_field": "DocField", "field_name": field} if field else {"doctype_or_field": "DocType"}
	return post("Property Setter", **of, doc_type=doctype, property=name, value=value, property_type="Data")


def customize(name: str, value: object, field: str = "situation") -> Arrangement:
	"""The same on the page Customize Form."""

	def arrange(target: Target) -> Answer:
		form = {"doctype": "Customize Form", "name": "Customize Form", "doc_type": REPORT}
		fetched = target.web.call(ADMINISTRATOR, "run_doc_method", docs=form, method="fetch_to_customize")
		docs = fetched.body["docs"][0]
		for row in docs["fields"]:
			if row["fieldname"] == field:
				row[name] = value
		return target.web.call(ADMINISTRATOR, "run_doc_method", docs=docs, method="save_customization")

	return arrange


def rows_in(doctype: str) -> Arrangement:
	"""A table of report lines on another form."""
	return post(
		"Custom Field",
		dt=doctype,
		fieldname="dong_bao_cao",
		label="Dòng",
		fieldtype="Table",
		options=LINE,
		allow_on_submit=1,
	)


def rows_in_own_doctype(target: Target) -> Answer:
	"""A DocType of the site with a table of report lines."""
	table = {"fieldname": "dong_bao_cao", "label": "Dòng", "fieldtype": "Table", "options": LINE}
	body = {
		"name": THIEF,
		"module": "Custom",
		"custom": 1,
		"autoname": "hash",
		"fields": [table],
		"permissions": [{"role": "All", "read": 1, "write": 1, "create": 1}],
	}
	return target.web.rest(ADMINISTRATOR, "POST", "DocType", body=body)


def change_doctype(doctype: str, **fields: object) -> Arrangement:
	"""Edit a DocType of the app as if it were made on the site."""
	return lambda target: target.web.rest(ADMINISTRATOR, "PUT", "DocType", doctype, {"custom": 1, **fields})


def allow_everything(role: str, doctype: str = REPORT, permlevel: int = 0) -> Arrangement:
	"""All rights of a role, as the Role Permissions Manager would store them."""
	rights = ("select", "read", "write", "create", "delete", "submit", "cancel", "amend", "report", "export", "import", "share", "print", "email")  # fmt: skip
	return post("Custom DocPerm", parent=doctype, role=role, permlevel=permlevel, **dict.fromkeys(rights, 1))


def give_roles(person: Person, *roles: str) -> Arrangement:
	"""Roles beside those that the account holds."""

	def arrange(target: Target) -> Answer:
		held = frappe.get_all("Has Role", {"parent": person.user, "parenttype": "User"}, pluck="role")
		rows = [{"role": role} for role in dict.fromkeys([*held, *roles])]
		return target.web.rest(ADMINISTRATOR, "PUT", "User", person.user, {"roles": rows})

	return arrange


def all_of(*parts: Arrangement) -> Arrangement:
	"""One after the other; the first that is refused is the answer."""

	def arrange(target: Target) -> Answer:
		for part in parts:
			answer = part(target)
			if answer.status != 200:
				break
		return answer

	return arrange


def notify(field: str, value: str, event: str = "Save") -> Arrangement:
	"""A notification that sets a field when a report is saved."""
	return post(
		"Notification",
		name=f"Thử {field}",
		subject="x",
		message="x",
		document_type=REPORT,
		event=event,
		channel="System Notification",
		enabled=1,
		value_changed="workflow_state",
		set_property_after_alert=field,
		property_value=value,
		recipients=[{"receiver_by_role": "System Manager"}],
	)


def stolen_row(target: Target) -> dict[str, object]:
	"""A stored line of the report, with another result."""
	row = json.loads(target.report.lines[0].as_json())
	return {**row, "result": "Nội dung bị sửa lén", "percent": 99}
