"""The guard on every save of an approvable record, of its child rows and of its files.

It compares with the stored record and refuses whatever the table of transitions does not allow, for form,
REST, bulk, import and background paths alike, Administrator included. hooks.py wires each function to the
events that fire even under `ignore_validate`. Direct database writes are beyond it.
"""

import frappe
from frappe.model.document import Document

from laichau_env.approval import content
from laichau_env.approval.actor import current_person
from laichau_env.approval.kinds import kind_of, kind_of_row
from laichau_env.approval.queries import subject_of
from laichau_env.approval.rules import Subject, may_edit
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


def on_trash(doc: Document, method: str | None = None) -> None:
	"""Refuse every delete of a record that was ever acted on or written in."""
	kind = kind_of(doc.doctype)
	acted_on = frappe.db.exists(
		"Approval Event", {"reference_doctype": doc.doctype, "reference_name": doc.name}
	)
	if acted_on or doc.docstatus != 0 or doc.get(kind.editors_field):
		refuse(errors.NotDeletable(name=doc.name))


def before_rename(doc: Document, method: str | None = None, *args: object, **kwargs: object) -> None:
	"""Refuse every rename: events and papers name the record."""
	refuse(errors.NotRenamable(name=doc.name))


def child_before_write(doc: Document, method: str | None = None) -> None:
	"""Refuse a write to a child row by its own address; rows are saved with their record."""
	if kind_of_row(doc.doctype):
		refuse(errors.ChildRowAlone(name=doc.parent or ""))


def file_before_write(doc: Document, method: str | None = None) -> None:
	"""Guard adding, changing and re-pointing a file of an approvable record."""
	stored = None if doc.is_new() else frappe.db.get_value("File", doc.name, _FILE_LINK, as_dict=True)
	for link in filter(None, (stored, doc)):
		_guard_file(link.attached_to_doctype, link.attached_to_name)
	if kind_of(doc.attached_to_doctype) and not doc.is_private:
		refuse(errors.FileNotPrivate(file=doc.file_name or doc.file_url))


def file_before_trash(doc: Document, method: str | None = None) -> None:
	"""Guard deleting a file of an approvable record."""
	_guard_file(doc.attached_to_doctype, doc.attached_to_name)


def refuse_sharing(doc: Document, method: str | None = None) -> None:
	"""Refuse sharing an approvable record: who sees it follows from agency and state."""
	if kind_of(doc.share_doctype):
		refuse(errors.SharingRefused(name=doc.share_name))


_FILE_LINK = ("attached_to_doctype", "attached_to_name")


def _guard_insert(doc: Document) -> None:
	if not isinstance(doc.flags.service_write, ServiceWrite):
		refuse(errors.MadeByServiceOnly(kind=frappe._(doc.doctype)))


def _guard_change(doc: Document, kind: Kind) -> None:
	before = doc.get_doc_before_save()
	write = doc.flags.service_write
	write = write if isinstance(write, ServiceWrite) else None
	_guard_state(doc, before, kind, write)
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
		_refuse_edit(doc.name, subject, person.facts.agency, changed)
	editors = subject.editors | {person.facts.user}
	doc.set(kind.editors_field, "\n".join(sorted(editors)))


def _refuse_edit(name: str, subject: Subject, agency: str, changed: list[str]) -> None:
	if agency != subject.agency:
		refuse(errors.NotAnEditor(name=name, agency=_short_name(subject.agency)))
	refuse(errors.ContentLocked(name=name, state=frappe._(subject.state), fields=", ".join(changed)))


def _guard_file(doctype: str | None, name: str | None) -> None:
	kind = kind_of(doctype)
	if not kind:
		if kind_of_row(doctype):
			refuse(errors.ChildRowAlone(name=name or ""))
		return
	record = frappe.db.get_value(
		doctype,
		name,
		[kind.state_field, kind.agency_field, kind.examiner_field, kind.editors_field],
		as_dict=True,
		for_update=True,
	)
	if not record:
		return
	subject = subject_of(record, kind)
	if not may_edit(current_person().facts, subject):
		refuse(errors.FileLocked(name=name, why=_why_locked(subject)))


def _why_locked(subject: Subject) -> str:
	return f"báo cáo đang ở bước «{frappe._(subject.state)}», chỉ cán bộ của {_short_name(subject.agency)} sửa được khi dự thảo hoặc bị trả lại."


def _short_name(agency: str) -> str:
	return frappe.db.get_value("Agency", agency, "short_name") or agency
