"""The guard on every save of an approvable record and of its child rows, and on what reaches them sideways.

It compares with the stored record and refuses whatever the table of transitions does not allow, for form,
REST, bulk, import and background paths alike, Administrator included. hooks.py wires each function to the
events that fire even under `ignore_validate`. Direct database writes are beyond it.
"""

import frappe
from frappe.model.document import Document

from laichau_env.approval import content
from laichau_env.approval.actor import current_person
from laichau_env.approval.kinds import all_kinds, kind_of, kind_of_row
from laichau_env.approval.queries import subject_of
from laichau_env.approval.returns.service import refuse_closed_places
from laichau_env.approval.rules import Actor, Subject, may_edit
from laichau_env.common import errors
from laichau_env.common.approvable import Kind, ServiceWrite
from laichau_env.common.refuse import refuse


def before_validate(doc: Document, method: str | None = None) -> None:
	"""Guard insert and save (also submit) of an approvable record."""
	kind = kind_of(doc.doctype)
	if doc.is_new():
		_guard_insert(doc)
	else:
		_guard_change(doc, kind)


def before_update_after_submit(doc: Document, method: str | None = None) -> None:
	"""Guard a save of an approved record."""
	_guard_change(doc, kind_of(doc.doctype))


def before_cancel(doc: Document, method: str | None = None) -> None:
	"""Guard a cancel: only the service revokes."""
	_guard_change(doc, kind_of(doc.doctype))


def after_write(doc: Document, method: str | None = None) -> None:
	"""Second look, for the two saves whose first one `ignore_validate` skips; refusing undoes the transaction."""
	_guard_change(doc, kind_of(doc.doctype))


def before_change(doc: Document, method: str | None = None) -> None:
	"""Guard `db_set`, which writes fields of a record without saving it."""
	_compare(doc, frappe.get_doc(doc.doctype, doc.name), kind_of(doc.doctype))


def on_trash(doc: Document, method: str | None = None) -> None:
	"""Refuse every delete of a record that was ever acted on or written in; after it too: see `ignore_on_trash`."""
	kind = kind_of(doc.doctype)
	acted_on = frappe.db.exists(
		"Approval Event", {"reference_doctype": doc.doctype, "reference_name": doc.name}
	)
	if acted_on or doc.docstatus != 0 or doc.get(kind.editors_field):
		refuse(errors.NotDeletable(name=doc.name))


def before_rename(doc: Document, method: str | None = None, *args: object, **kwargs: object) -> None:
	"""Refuse every rename, events and papers name the record; after it too: a caller may skip the first."""
	refuse(errors.NotRenamable(name=doc.name))


def child_before_write(doc: Document, method: str | None = None) -> None:
	"""Refuse a write to a child row by its own address; rows are saved with their record."""
	if kind_of_row(doc.doctype):
		refuse(errors.ChildRowAlone(name=doc.parent or ""))


def refuse_sharing(doc: Document, method: str | None = None) -> None:
	"""Refuse sharing an approvable record or what shows a part of one: who sees it follows from agency and state."""
	if _is_private(doc.share_doctype):
		refuse(errors.SharingRefused(name=doc.share_name))


def refuse_note(doc: Document, method: str | None = None) -> None:
	"""Refuse a to-do, comment, tag, message or follower of an approvable record by or for who may not read it."""
	doctype, name = next(
		((doc.get(kind), doc.get(key)) for kind, key in NOTE_LINKS if doc.get(kind) and doc.get(key)),
		(None, None),
	)
	if not _is_private(doctype) or not frappe.db.exists(doctype, name):
		return
	record = frappe.get_doc(doctype, name)
	for user in filter(None, (frappe.session.user, *(doc.get(field) for field in NOTE_READERS))):
		if not frappe.has_permission(doctype, "read", record, user=user):
			refuse(errors.NoteRefused(name=name))


def refuse_rename_of_linked(
	doc: Document, method: str | None = None, *args: object, **kwargs: object
) -> None:
	"""Refuse renaming what approvable records link to: the framework would rewrite them behind the guard."""
	if not frappe.flags.in_patch and doc.doctype in _linked_doctypes():
		refuse(errors.NotRenamable(name=doc.name))


def refuse_workflow_change(doc: Document, method: str | None = None, *args: object, **kwargs: object) -> None:
	"""Refuse editing a generated workflow: its save moves the docstatus of records in bulk."""
	if kind_of(doc.document_type) and not isinstance(doc.flags.service_write, ServiceWrite):
		refuse(errors.WorkflowIsGenerated(name=doc.name))


NOTE_LINKS = (
	("reference_doctype", "reference_name"),
	("reference_type", "reference_name"),
	("document_type", "document_name"),
	("ref_doctype", "ref_docname"),
	("reminder_doctype", "reminder_docname"),
	("reference_doctype", "reference_document"),
)
"""How to-dos, comments, tags, followers, messages, reminders and repetitions name their record."""
NOTE_READERS = ("allocated_to", "user", "for_user")
"""Whom such a note tells of the record, besides who writes it."""
PARTS_OF_RECORDS = frozenset({"Opinion Request"})
"""DocTypes of this room that show a part of an approvable record."""


def _is_private(doctype: str | None) -> bool:
	return bool(kind_of(doctype)) or doctype in PARTS_OF_RECORDS


def _guard_insert(doc: Document) -> None:
	if not isinstance(doc.flags.service_write, ServiceWrite):
		refuse(errors.MadeByServiceOnly(kind=frappe._(doc.doctype)))


def _guard_change(doc: Document, kind: Kind) -> None:
	_compare(doc, doc.get_doc_before_save(), kind)


def _compare(doc: Document, before: Document, kind: Kind) -> None:
	write = doc.flags.service_write
	write = write if isinstance(write, ServiceWrite) else None
	_guard_state(doc, before, kind, write)
	if write and write.remakes:
		_guard_remaking(doc, before, kind)
		return
	changed = content.changed_content(before, doc, kind)
	fixed = content.changed_fixed(before, doc, kind)
	if not write:
		fixed += content.changed_service_fields(before, doc, kind)
	if fixed:
		refuse(errors.FixedFieldChanged(name=doc.name, fields=", ".join(fixed)))
	if changed:
		_guard_content(doc, before, kind, changed, write)


def _guard_state(doc: Document, before: Document, kind: Kind, write: ServiceWrite | None) -> None:
	allowed = (write.state, write.docstatus) if write and write.state else _standing(before, kind)
	if _standing(doc, kind) != allowed:
		refuse(errors.StateMovedOutsideService(name=doc.name))


def _standing(doc: Document, kind: Kind) -> tuple[str, int]:
	return doc.get(kind.state_field), int(doc.docstatus)


def _guard_content(
	doc: Document, before: Document, kind: Kind, changed: list[str], write: ServiceWrite | None
) -> None:
	subject = subject_of(before, kind)
	person = current_person()
	if write or not may_edit(person.facts, subject):
		_refuse_edit(doc.name, subject, person.facts, changed)
	locked = kind.locked(before, None)
	if locked:
		refuse(locked)
	refuse_closed_places(before, doc, kind)
	editors = subject.editors | {person.facts.user}
	doc.set(kind.editors_field, "\n".join(sorted(editors)))


def _guard_remaking(doc: Document, before: Document, kind: Kind) -> None:
	subject, person = subject_of(before, kind), current_person()
	if not may_edit(person.facts, subject):
		_refuse_edit(doc.name, subject, person.facts, content.changed_fixed(before, doc, kind))
	locked = kind.locked(before, None)
	if locked:
		refuse(locked)


def _refuse_edit(name: str, subject: Subject, actor: Actor, changed: list[str]) -> None:
	if not actor.stands_for(subject.agency):
		refuse(errors.NotAnEditor(name=name, agency=_short_name(subject.agency)))
	refuse(errors.ContentLocked(name=name, state=frappe._(subject.state), fields=", ".join(changed)))


def _short_name(agency: str) -> str:
	return frappe.db.get_value("Agency", agency, "short_name") or agency


def _linked_doctypes() -> set[str]:
	"""DocTypes that approvable records or their rows link to."""
	doctypes = [
		name for kind in all_kinds() for name in (kind.doctype, *(table.doctype for table in kind.tables))
	]
	return {field.options for doctype in doctypes for field in frappe.get_meta(doctype).get_link_fields()}
