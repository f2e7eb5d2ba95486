"""The guard on files: those of an approvable record, and the bytes that such a file shares with others.

A file record only points at bytes on disk; two records with equal content share them. So it is not enough to
lock the records attached to a report: nobody may reach its bytes through a file record of his own, be it to
read, to publish, to overwrite or to delete them.
"""

import frappe
from frappe.core.doctype.file.file import File
from frappe.model.document import Document
from frappe.utils import cstr

from laichau_env.approval.actor import current_person
from laichau_env.approval.kinds import all_kinds, kind_of, kind_of_row
from laichau_env.approval.queries import subject_of
from laichau_env.approval.returns.service import refuse_closed_files
from laichau_env.approval.rules import Subject, may_edit
from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse

LINK = ("attached_to_doctype", "attached_to_name")
BYTES = ("file_url", "is_private", "content_hash")
"""Fields that say which bytes a file record stands for, and who may fetch them."""


class GuardedFile(File):
	"""The framework's File, asked before it touches the disk; its own checks come after."""

	def before_insert(self) -> None:
		"""Refuse what the guard refuses before the bytes reach the disk."""
		guard_link(self)
		guard_borrowed_address(self)
		super().before_insert()

	def on_trash(self) -> None:
		"""The framework's own on_trash deletes the bytes at once, beyond any rollback: ask before it."""
		before_trash(self)
		super().on_trash()

	def create_attachment_record(self) -> None:
		"""No note on a file that a service gives: who carries a change out may not read the record."""
		if not isinstance(self.flags.service_write, ServiceWrite):
			super().create_attachment_record()

	def get_content(self) -> bytes | str:
		"""The bytes, for who may read the record: some calls of the framework ask nobody."""
		guard_reading(self)
		return super().get_content()

	@frappe.whitelist(methods=["POST"])
	def optimize_file(self) -> None:
		"""Writes to the address that `file_name` spells, whosever it is: not where evidence lies."""
		guard_overwriting(self)
		super().optimize_file()


def before_write(doc: Document, method: str | None = None) -> None:
	"""Guard adding, changing and re-pointing a file record."""
	guard_link(doc)
	if not doc.is_new():
		_guard_shared_bytes(doc)


def before_trash(doc: Document, method: str | None = None) -> None:
	"""Guard deleting a file of an approvable record."""
	_guard_record(doc.attached_to_doctype, doc.attached_to_name)


def guard_link(doc: Document) -> None:
	"""Refuse a file, or a change of it, where the record that it hangs on, or hung on, is locked.

	A service of the app may give a record that it makes the files of the one that it goes on with.
	"""
	stored = None if doc.is_new() else frappe.db.get_value("File", doc.name, LINK, as_dict=True)
	for link in filter(None, (stored, doc)):
		if not _is_made_by_service(doc):
			_guard_record(link.attached_to_doctype, link.attached_to_name)
	if kind_of(doc.attached_to_doctype) and not doc.is_private:
		refuse(errors.FileNotPrivate(file=doc.file_name or doc.file_url))


def guard_borrowed_address(doc: Document) -> None:
	"""A new file record without content of its own may name evidence only for who reads the report, in private."""
	if doc.get("content") or not doc.file_url or _is_made_by_service(doc):
		return
	for holder in _holders(doc, addresses={doc.file_url}):
		record = frappe.get_doc(holder.attached_to_doctype, holder.attached_to_name)
		if not doc.is_private or not record.has_permission("read"):
			refuse(errors.FileOfAnother(file=doc.file_name or doc.file_url))


def guard_reading(doc: Document) -> None:
	"""Refuse the stored bytes of an approvable record's file to who may not read it; he is not told its name."""
	held = not doc.is_new() and not doc.get("content") and kind_of(doc.attached_to_doctype)
	if held and not doc.has_permission("read"):
		refuse(errors.FileOfAnother(file=doc.name))


def guard_overwriting(doc: Document) -> None:
	"""Refuse writing where the bytes of an approvable record's file lie."""
	named = cstr(doc.file_name)
	targets = {cstr(doc.file_url), f"/private/files/{named}", f"/files/{named}"}
	if kind_of(doc.attached_to_doctype) or _holders(doc, addresses=targets):
		refuse(errors.FileOfAnother(file=named))


def _is_made_by_service(doc: Document) -> bool:
	return doc.is_new() and isinstance(doc.flags.service_write, ServiceWrite)


def _guard_shared_bytes(doc: Document) -> None:
	"""Refuse changing address, privacy or hash of a record whose bytes, before or after, are a report's too."""
	stored = frappe.db.get_value("File", doc.name, BYTES, as_dict=True)
	if not stored or all(cstr(stored[name]) == cstr(doc.get(name)) for name in BYTES):
		return
	addresses = {cstr(stored.file_url), cstr(doc.file_url)}
	hashes = {cstr(stored.content_hash), cstr(doc.content_hash)}
	if _holders(doc, addresses, hashes):
		refuse(errors.FileOfAnother(file=doc.file_name or doc.file_url))


def _holders(doc: Document, addresses: set[str], hashes: set[str] = frozenset()) -> list[frappe._dict]:
	"""Other file records of approvable records that stand for one of these bytes. One query."""
	file = frappe.qb.DocType("File")
	same_bytes = file.file_url.isin(sorted(addresses - {""}) or [""])
	if hashes - {""}:
		same_bytes |= file.content_hash.isin(sorted(hashes - {""}))
	return (
		frappe.qb.from_(file)
		.select(*(file[name] for name in LINK))
		.where(file.attached_to_doctype.isin([kind.doctype for kind in all_kinds()]))
		.where((file.name != cstr(doc.name)) & file.attached_to_name.isnotnull())
		.where(same_bytes)
		.run(as_dict=True)
	)


def _guard_record(doctype: str | None, name: str | None) -> None:
	kind = kind_of(doctype)
	if not kind:
		if kind_of_row(doctype):
			refuse(errors.ChildRowAlone(name=name or ""))
		return
	record = frappe.db.get_value(doctype, name, "*", as_dict=True, for_update=True)
	if not record:
		return
	subject = subject_of(record, kind)
	if not may_edit(current_person().facts, subject):
		refuse(errors.FileLocked(name=name, why=_why_locked(subject)))
	locked = kind.locked(record, None)
	if locked:
		refuse(locked)
	refuse_closed_files(record, kind)


def _why_locked(subject: Subject) -> str:
	agency = frappe.db.get_value("Agency", subject.agency, "short_name") or subject.agency
	return (
		f"báo cáo đang ở bước «{frappe._(subject.state)}», "
		f"chỉ cán bộ của {agency} sửa được khi dự thảo hoặc bị trả lại."
	)
