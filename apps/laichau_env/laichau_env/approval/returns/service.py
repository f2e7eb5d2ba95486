"""The writer of remarks: those that a return makes, the answers to them, and how a request for signature settles them.

Saves with `ignore_permissions`: nobody holds a right to write remarks; whether a person may is decided by the
rules of approval.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval import content
from laichau_env.approval.actor import ActingPerson, current_person
from laichau_env.approval.case import Case, Step
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.queries import subject_of
from laichau_env.approval.returns import queries, rules
from laichau_env.approval.returns.labels import label_of
from laichau_env.approval.returns.places import FILES, Place, changed_places, parse
from laichau_env.approval.rules import may_edit
from laichau_env.approval.transitions import GOES_BACK, Action
from laichau_env.common import clock, errors
from laichau_env.common.approvable import ChildTable, Kind, ServiceWrite
from laichau_env.common.given import given_objects
from laichau_env.common.hashing import canonical_json
from laichau_env.common.refuse import refuse


def take_remarks(case: Case, step: Step, given: Any, canonical: Mapping[str, Any]) -> list[dict[str, str]]:
	"""The remarks that an action brings, fit to be kept; nothing for actions other than a return.

	Raises RemarkUnfit (417) for the first that names no place of the record, says too little or comes twice.
	"""
	asked = [] if step.transition.action not in GOES_BACK else _asked(given)
	refusal = rules.remark_refusal(asked, canonical, case.kind)
	if refusal:
		refuse(refusal)
	return [
		{
			"place": one.place,
			"label": label_of(parse(one.place, case.kind), canonical, case.kind),
			"remark": one.remark.strip(),
		}
		for one in asked
	]


def keep_remarks(event: Document, remarks: Sequence[Mapping[str, str]], person: ActingPerson) -> None:
	"""Write the remarks of the return that `event` records."""
	for remark in remarks:
		_save(
			frappe.get_doc(
				{
					"doctype": queries.REMARK,
					"reference_doctype": event.reference_doctype,
					"reference_name": event.reference_name,
					"sequence": event.sequence,
					"round": event.round,
					"place": remark["place"],
					"place_label": remark["label"],
					"remark": remark["remark"],
					"made_by": _as_text(person),
					"made_by_user": person.facts.user,
					"made_on": event.event_time,
				}
			)
		)


def settle_remarks(case: Case, step: Step, canonical: Mapping[str, Any]) -> list[dict[str, str]]:
	"""Before a request for signature: each remark is answered, or its place was corrected, which is an answer too.

	Returns what the event keeps. Raises RemarkUnanswered (417). Nothing for other actions.
	"""
	if step.transition.action != Action.REQUEST_SIGNATURE:
		return []
	remarks = queries.open_remarks(case.doc, case.kind)
	silent = [remark for remark in remarks if not remark.answer]
	changed = _changed_since_return(case, canonical) if silent else []
	left = [remark for remark in silent if not rules.settled_by_change(remark, changed, case.kind)]
	if left:
		refuse(errors.RemarkUnanswered(count=len(left), label=left[0].label))
	for remark in silent:
		_write_answer(frappe.get_doc(queries.REMARK, remark.name), rules.CORRECTED, step.person)
	return [{"place": remark.place, "answer": remark.answer or rules.CORRECTED} for remark in remarks]


def answer_remark(name: str, answer: str) -> Document:
	"""Answer a remark, or change the answer, while the agency has the record.

	Raises RemarkNotYours (403), RemarkUnfit (417) for an empty or endless answer.
	"""
	remark = frappe.get_doc(queries.REMARK, name)
	kind = kind_of(remark.reference_doctype)
	doc = frappe.get_doc(remark.reference_doctype, remark.reference_name, for_update=True)
	person = current_person()
	is_open = any(one.name == name for one in queries.open_remarks(doc, kind))
	if not is_open or not may_edit(person.facts, subject_of(doc, kind)) or kind.locked(doc, None):
		refuse(errors.RemarkNotYours())
	text = (answer or "").strip()
	if len(text) > rules.MOST_LETTERS:
		refuse(errors.RemarkUnfit(number=1, why=f"câu trả lời dài hơn {rules.MOST_LETTERS} ký tự"))
	return _write_answer(remark, text, person)


def refuse_closed_places(before: Document, after: Document, kind: Kind) -> None:
	"""Refuse a change outside the places that the last return named. Raises PlaceClosed (403)."""
	named = queries.named_places(before, kind)
	if not named:
		return
	old, new = _content_of(before, kind), _content_of(after, kind)
	changed = changed_places(old, new, kind) + _moved_tables(before, after, kind)
	closed = rules.closed_places(changed, named, kind)
	if closed:
		refuse(
			errors.PlaceClosed(
				name=before.name,
				open="; ".join(label_of(place, old, kind) for place in named),
				closed="; ".join(
					label_of(place, {**old, **_joined(old, new, kind)}, kind) for place in closed
				),
			)
		)


def refuse_closed_files(record: frappe._dict, kind: Kind) -> None:
	"""Refuse a change of a record's files where the last return named other places. Raises PlaceClosed (403)."""
	named, files = queries.named_places(record, kind), Place(field=FILES)
	if rules.closed_places([files], named, kind):
		remarks = queries.open_remarks(record, kind)
		refuse(
			errors.PlaceClosed(
				name=record.name,
				open="; ".join(remark.label for remark in remarks),
				closed=frappe._("Attached Files"),
			)
		)


def _asked(given: Any) -> list[rules.Asked]:
	rows = given_objects(given, "remarks")
	return [rules.Asked(str(row.get("place") or ""), str(row.get("remark") or "")) for row in rows]


def _changed_since_return(case: Case, canonical: Mapping[str, Any]) -> list[Place]:
	last = queries.last_return(case.doc.doctype, case.doc.name)
	return changed_places(last.content, canonical, case.kind) if last and last.content else []


def _content_of(doc: Document, kind: Kind) -> dict[str, Any]:
	"""Content without the files, which are guarded by themselves."""
	return {
		**content.fields_of(doc, kind.content),
		**{table.fieldname: content.rows_of(doc, table) for table in kind.tables},
	}


def _joined(old: Mapping[str, Any], new: Mapping[str, Any], kind: Kind) -> dict[str, list]:
	"""Rows of both contents, so that an added or a removed row has its words."""
	return {table.fieldname: [*old[table.fieldname], *new[table.fieldname]] for table in kind.tables}


def _moved_tables(before: Document, after: Document, kind: Kind) -> list[Place]:
	"""Tables in which rows that stay, or their equals, changed their order, which is printed."""
	return [
		Place(table=table.fieldname)
		for table in kind.tables
		if _is_turned(_names_of(before, table), _names_of(after, table))
		or _is_turned(_rows_as_text(before, table), _rows_as_text(after, table))
	]


def _is_turned(before: Sequence[str], after: Sequence[str]) -> bool:
	"""Whether what both lists hold lies in another order; what one holds more often counts as often as the other does."""
	common = Counter(before) & Counter(after)
	return _taken(before, common) != _taken(after, common)


def _taken(rows: Sequence[str], wanted: Counter[str]) -> list[str]:
	left, taken = Counter(wanted), []
	for row in rows:
		if left[row]:
			left[row] -= 1
			taken.append(row)
	return taken


def _names_of(doc: Document, table: ChildTable) -> list[str]:
	return [row.name or "" for row in _as_they_lie(doc, table)]


def _rows_as_text(doc: Document, table: ChildTable) -> list[str]:
	names = table.key + table.fixed + table.content
	return [canonical_json(content.fields_of(row, names)) for row in _as_they_lie(doc, table)]


def _as_they_lie(doc: Document, table: ChildTable) -> list[Document]:
	return sorted(doc.get(table.fieldname), key=lambda row: row.idx or 0)


def _write_answer(remark: Document, answer: str, person: ActingPerson) -> Document:
	remark.update(
		{
			"answer": answer,
			"answered_by": _as_text(person) if answer else "",
			"answered_by_user": person.facts.user if answer else "",
			"answered_on": clock.now() if answer else None,
		}
	)
	return _save(remark)


def _save(remark: Document) -> Document:
	remark.flags.service_write = ServiceWrite()
	remark.flags.ignore_permissions = True
	remark.save()
	remark.flags.service_write = remark.flags.ignore_permissions = None
	return remark


def _as_text(person: ActingPerson) -> str:
	return ", ".join(filter(None, (person.name, person.post.position_title, person.post.agency_name)))
