"""One attempt to get round the workflow, and what it is tried on."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import frappe
from actors import Person, as_user
from frappe.model.document import Document
from laichau_env.approval.transitions import State

from attacking.web import Answer, Web

REPORT = "Progress Report"
CHANGED = "Nội dung bị sửa lén"


@dataclass
class Target:
	"""The report under attack, a second draft of its agency, and the sessions of the attackers."""

	web: Web
	names: dict[str, str]
	state: State
	spare_name: str
	report_key: str = ""
	made: dict[str, Any] = field(default_factory=dict)

	@property
	def name(self) -> str:
		"""Name of the report under attack."""
		return self.names[self.report_key or self.state]

	@cached_property
	def report(self) -> Document:
		"""The report as it is stored."""
		return frappe.get_doc(REPORT, self.name)

	@cached_property
	def spare(self) -> Document:
		"""An editable draft of the same agency, in another period."""
		return frappe.get_doc(REPORT, self.spare_name)

	@cached_property
	def evidence(self) -> Document:
		"""The report's attached file."""
		return frappe.get_doc("File", {"attached_to_doctype": REPORT, "attached_to_name": self.name})

	@cached_property
	def event(self) -> Document:
		"""The report's last event."""
		return frappe.get_last_doc("Approval Event", {"reference_name": self.name}, order_by="sequence desc")

	def whole(self, **changes: Any) -> dict[str, Any]:
		"""The report as a form would send it, with changes."""
		return {**json.loads(self.report.as_json()), **changes}


@dataclass(frozen=True)
class Attack:
	"""`attempt` is made by `person` on a report in `state`.

	It must be refused with one of `statuses` and, where `code` is given, by that refusal of the app. `quiet` calls
	answer 200 and list what they refused. `prepare` runs before the stored record is looked at.
	"""

	path: str
	what: str
	person: Person
	state: State
	attempt: Callable[[Target, Person], Answer]
	statuses: tuple[int, ...] = (403,)
	code: str | tuple[str, ...] = ()
	quiet: bool = False
	prepare: Callable[[Target, Person], None] | None = None
	mute: bool = False
	"""True where the framework takes the refusal's sentence out of its answer, and leaves the code."""
	arranges: bool = False
	"""True where Administrator first arranges something: his tables are then not compared."""
	on: str = ""
	"""Key of the report among the names, where it is not the one of that state (attacking/places.py)."""
	locked_out: bool = False
	"""True where the framework's own permissions refuse too: not counted when the guard is taken out."""

	@property
	def id(self) -> str:
		"""Name of the test."""
		return f"{self.path}: {self.what} by {self.person} in {self.on or self.state}"

	@property
	def codes(self) -> tuple[str, ...]:
		"""Refusals of the app of which one is expected."""
		return (self.code,) if isinstance(self.code, str) else self.code


def in_process(
	path: str, work: Callable[[Target], Any], swallow: bool = True
) -> Callable[[Target, Person], Answer]:
	"""An attempt by code on the server, as `person`.

	What it wrote before it was refused is committed, as a job that swallows errors would; not so with
	`swallow` off, where the refusal comes after the write and undoes it.
	"""

	def attempt(target: Target, person: Person) -> Answer:
		frappe.db.rollback()
		frappe.clear_messages()
		frappe.local.response = frappe._dict(docs=[])
		try:
			with as_user(person):
				frappe.local.lang = "vi"
				work(target)
		except Exception as error:
			frappe.db.commit() if swallow else frappe.db.rollback()
			return _answer_of(error)
		frappe.db.commit()
		return Answer(200, "nothing refused it")

	return attempt


def _answer_of(error: Exception) -> Answer:
	refusal = getattr(error, "refusal", None)
	told = "\n".join([str(error), *(str(message) for message in frappe.get_message_log())])
	return Answer(getattr(error, "http_status_code", 500), told, refusal.code if refusal else "", repr(error))
