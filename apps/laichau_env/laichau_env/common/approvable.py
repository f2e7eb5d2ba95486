"""What a module says about a DocType that goes through approval. Pure declarations.

A module registers a Kind in the hook list `approvable`; the approval room reads it and so needs to
know no DocType by name. Nothing named = nothing may be changed: a field that is in none of the lists
is fixed once the record exists.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from laichau_env.common.errors import Refusal


@dataclass(frozen=True)
class ChildTable:
	"""A child table of an approvable record.

	`key` names the fields that identify a row in the canonical content; with `fixed_rows` no row may be
	added, removed or re-keyed; `content` fields may be edited where content may; every other field of a
	row is fixed. `title` names the fixed texts by which people know a row; empty = all of them. Where a row bears no
	text of its own that says which it is, `called` says it, of its plain values and those of the whole record.

	`added_later`: the kind had records, and hashes of them, before it had this table. While it is empty it is no
	part of what is hashed and kept, so that those stand.
	"""

	fieldname: str
	doctype: str
	key: tuple[str, ...]
	content: tuple[str, ...]
	fixed: tuple[str, ...] = ()
	fixed_rows: bool = False
	title: tuple[str, ...] = ()
	called: Callable[[Mapping[str, Any], Mapping[str, Any]], str] | None = None
	added_later: bool = False


@dataclass(frozen=True)
class ActionValue:
	"""One value that an action asks for, drawn by the form as a field."""

	fieldname: str
	label: str
	fieldtype: str
	description: str = ""
	required: bool = True
	default: str = ""


class ServiceWrite:
	"""Proof, set on `doc.flags.service_write` by code only, that an app service makes this change.

	A request cannot carry it: flags are not part of a document's data, and the guard asks for this type.
	`state` and `docstatus` are where an action leads; without a state the standing must not change. With `remakes`
	the service makes fixed content anew for a person who may edit: the guard asks whether he may, not what changed.
	"""

	def __init__(self, state: str | None = None, docstatus: int = 0, *, remakes: bool = False) -> None:
		self.state = state
		self.docstatus = docstatus
		self.remakes = remakes


def never_locked(doc: Any, transition: Any) -> Refusal | None:
	"""The lock of a kind whose records nothing but their own state closes."""


def no_filter() -> dict[str, Any]:
	"""No condition: every record can still be acted on by its agency."""
	return {}


def nobody_coordinates(doc: Any) -> dict[str, Sequence[str]]:
	"""No agency is suggested for an opinion on any row."""
	return {}


def none_locked(docs: Any, transition: Any) -> dict[str, Refusal]:
	"""As `never_locked`, of many records."""
	return {}


def no_digest(doc: Any) -> list[str]:
	"""Nothing is told of the record beside its title."""
	return []


def stored_due(rows: Sequence[Any], state_field: str) -> dict[str, date | None]:
	"""The day that the record itself names, whoever's turn it is."""
	return {row["name"]: row["due_date"] for row in rows}


def no_day(doc: Any) -> date | None:
	"""No day is set by which the record is to be examined."""


@dataclass(frozen=True)
class Kind:
	"""An approvable DocType: where its parties stand, what its content is, what its actions write.

	`service_fields` are written by actions only and stand outside the content hash. `check(doc, action)`
	raises a Refusal when the content is not fit for the action; `write(doc, transition, values, actor)` sets
	service fields and returns what the event shall record; `action_values(doc, action)` lists what is asked.

	`locked(doc, transition)` says why the record is closed to a transition, or (with None) to every change of its
	content and files, whatever its state allows; `unlocked()` gives the list filters that leave those out which
	are closed to their agency.

	`locked_many(docs, transition)` says the same of many records in a number of queries that does not grow with them.

	`digest(doc)` tells in a few short lines what one approves who approves many.

	`due_of(rows, state_field)` says by when each of some records (name, due_date, state) is due where it is now.

	`coordinators(doc)` names, by row of a table with fixed rows, the agencies that an examiner would ask for an
	opinion; `examined_by(doc)` is the day by which he should be done.
	"""

	doctype: str
	workflow: str
	agency_field: str
	examiner_field: str
	content: tuple[str, ...]
	fixed: tuple[str, ...]
	tables: tuple[ChildTable, ...]
	service_fields: tuple[str, ...]
	editors_field: str
	check: Callable[[Any, str], None]
	write: Callable[[Any, Any, dict[str, Any], Any], dict[str, Any]]
	action_values: Callable[[Any, str], tuple[ActionValue, ...]]
	state_field: str = "workflow_state"
	locked: Callable[[Any, Any], Refusal | None] = never_locked
	unlocked: Callable[[], dict[str, Any]] = no_filter
	locked_many: Callable[[Sequence[Any], Any], dict[str, Refusal]] = none_locked
	digest: Callable[[Any], list[str]] = no_digest
	due_of: Callable[[Sequence[Any], str], dict[str, date | None]] = stored_due
	coordinators: Callable[[Any], dict[str, Sequence[str]]] = nobody_coordinates
	examined_by: Callable[[Any], date | None] = no_day

	def table(self, doctype: str) -> ChildTable | None:
		"""The child table with rows of `doctype`, if this kind has one."""
		return next((table for table in self.tables if table.doctype == doctype), None)
