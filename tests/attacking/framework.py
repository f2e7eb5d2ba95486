"""The framework's lesser-known ways to write a record: calendars, boards, web forms, imports."""

import json
from collections.abc import Callable

import frappe
from actors import Person, as_user
from factories import REPORT_STATES

from attacking.attack import CHANGED, REPORT, Target
from attacking.web import Answer

Attempt = Callable[[Target, Person], Answer]
Prepare = Callable[[Target, Person], None]
BOARD, FORM = "Bảng thử", "bieu-thu"


def call(method: str, /, **values: object) -> Attempt:
	"""A whitelisted call; values may be made of the target."""

	def attempt(target: Target, person: Person) -> Answer:
		words = {key: value(target) if callable(value) else value for key, value in values.items()}
		return target.web.call(person, method, **words)

	return attempt


def on_calendar(field: str, value: str) -> Attempt:
	"""A card of a calendar that is dragged."""
	return call(
		"frappe.desk.calendar.update_event",
		args=lambda target: {"doctype": REPORT, "name": target.name, field: value},
		field_map={"start": field, "end": field},
	)


def on_gantt(field: str, value: str) -> Attempt:
	"""A bar of a Gantt chart that is drawn longer."""
	return call(
		"frappe.desk.gantt.update_task",
		args=lambda target: {"doctype": REPORT, "name": target.name, "start": value, "end": value},
		field_map={"start": field, "end": field},
	)


def with_import(kind: str, **columns: str) -> Prepare:
	"""A Data Import of a CSV, as its form would store it."""

	def prepare(target: Target, person: Person) -> None:
		row = {"ID": target.name, **columns} if kind.startswith("Update") else columns
		text = ",".join(row) + "\n" + ",".join(f'"{value}"' for value in row.values()) + "\n"
		file = frappe.get_doc(
			{"doctype": "File", "file_name": "nhap.csv", "is_private": 1, "content": text}
		).insert()
		target.made["import"] = frappe.get_doc(
			{
				"doctype": "Data Import",
				"reference_doctype": REPORT,
				"import_type": kind,
				"import_file": file.file_url,
				"submit_after_import": 1,
			}
		).insert()

	return prepare


def run_import(target: Target, person: Person) -> Answer:
	"""What its background job runs; it swallows refusals and logs them."""
	from frappe.core.doctype.data_import.data_import import start_import

	job = target.made["import"].name
	with as_user(person):
		frappe.local.lang = "vi"
		start_import(job)
	frappe.db.commit()
	status = frappe.db.get_value("Data Import", job, "status")
	logs = frappe.get_all("Data Import Log", {"data_import": job}, ["success", "messages", "exception"])
	refused = logs and not any(row.success for row in logs)
	told = [
		json.loads(text)["message"]
		for row in logs
		if not row.success
		for text in json.loads(row.messages or "[]")
	]
	return Answer(403 if refused else 200, f"{status} {told}")


def board_by(field: str, columns: tuple[str, ...]) -> Prepare:
	"""A Kanban board whose columns are values of a field."""

	def prepare(target: Target, person: Person) -> None:
		if not frappe.db.exists("Kanban Board", f"{BOARD} {field}"):
			frappe.get_doc(
				{
					"doctype": "Kanban Board",
					"kanban_board_name": f"{BOARD} {field}",
					"reference_doctype": REPORT,
					"field_name": field,
					"columns": [{"column_name": column} for column in columns],
				}
			).insert()

	return prepare


make_board = board_by("workflow_state", tuple(state.value for state in REPORT_STATES))


def drag_card(to: str, field: str = "workflow_state") -> Attempt:
	"""All cards of a column of the board."""
	return call(
		"frappe.desk.doctype.kanban_board.kanban_board.update_order",
		board_name=f"{BOARD} {field}",
		order=lambda target: {to: [target.name]},
	)


def drag_single_card(to: str) -> Attempt:
	"""One card of the board of states."""
	return call(
		"frappe.desk.doctype.kanban_board.kanban_board.update_order_for_single_card",
		board_name=f"{BOARD} workflow_state",
		docname=lambda target: target.name,
		from_colname=lambda target: target.state.value,
		to_colname=to,
		old_index=0,
		new_index=0,
	)


def make_web_form(target: Target, person: Person) -> None:
	"""A web form of reports that asks for no permission, and a report that is the attacker's own for it."""
	if not frappe.db.exists("Web Form", FORM):
		frappe.get_doc(
			{
				"doctype": "Web Form",
				"title": FORM,
				"route": FORM,
				"doc_type": REPORT,
				"published": 1,
				"login_required": 1,
				"allow_edit": 1,
				"allow_delete": 1,
				"allow_multiple": 1,
				"apply_document_permissions": 0,
				"web_form_fields": [
					{"fieldname": field, "fieldtype": "Text", "label": field}
					for field in ("situation", "next_steps")
				],
			}
		).insert()
	frappe.db.set_value(REPORT, target.name, "owner", person.user, update_modified=False)


def send_web_form(field: str) -> Attempt:
	"""The web form with another text in a field."""
	return call(
		"frappe.website.doctype.web_form.web_form.accept",
		web_form=FORM,
		data=lambda target: {"doctype": REPORT, "name": target.name, field: CHANGED, "web_form_name": FORM},
	)
