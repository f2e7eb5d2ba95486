"""The writer of opinion requests: ask, give, pass over, withdraw, and what leaving examination does to them.

Each takes the record's row lock first, as act() does, so that an opinion and a step never cross. Saves with
`ignore_permissions`: nobody holds a right to write requests, rules.py decides.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import format_datetime, getdate

from laichau_env.approval import rules as approval_rules
from laichau_env.approval.actor import ActingPerson, current_person
from laichau_env.approval.case import Case, Step, check_visible, load_case
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.opinions import queries, rules
from laichau_env.approval.opinions.queries import REQUEST
from laichau_env.approval.opinions.rules import Status
from laichau_env.approval.opinions.snapshot import snapshot_of
from laichau_env.approval.transitions import Action
from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.errors import Refusal
from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.common.refuse import refuse


def ask(
	doctype: str,
	name: str,
	agencies: Sequence[str],
	places: Sequence[str],
	due_date: str | date,
	question: str,
	required: bool = True,
) -> list[Document]:
	"""Ask `agencies` for an opinion on the lines at `places` until `due_date`; one request each, all or none.

	Raises 403 for who does not examine the record, 409 when it is not under examination, 417 when agency, line,
	date or question is not fit.
	"""
	case = _case_of(doctype, name)
	check_visible(case)
	_check_manager(case, "xin ý kiến")
	_check_examined(case, "xin ý kiến")
	due = getdate(due_date)
	_check(rules.question_refusal(question))
	_check_due(due)
	if not agencies:
		refuse(errors.OpinionNobodyAsked())
	if not places:
		refuse(errors.OpinionNoPlace())
	waiting = queries.waiting_of(doctype, name)
	asked_agencies = queries.agencies_asked(list(agencies))
	for asked in asked_agencies:
		_check(rules.agency_refusal(asked, case.subject, waiting, _round(case)))
	common = {
		**_facts_of(case),
		"due_date": due,
		"required": int(required),
		"question": question.strip(),
		**_lines(case, places),
	}
	return [_make(case, asked, common) for asked in asked_agencies]


def give(name: str, stance: str, opinion: str | None = None) -> Document:
	"""Answer a request for the session user's agency.

	Raises 403 for who does not speak for the asked agency, 409 when the request is closed (saying by whom) or the
	record has moved on, 417 when stance or text is not fit. Late is allowed while the request waits, and noted.
	"""
	case, request = _locked(name)
	person = current_person()
	if not rules.may_answer(person.facts, request.asked_agency):
		_tell_not_yours(request, request.asked_agency_name, "cho ý kiến")
	_check_waits(request)
	_check_examined(case, "cho ý kiến")
	_check(rules.text_refusal(stance, opinion))
	request.update(
		{
			"status": Status.GIVEN.value,
			"stance": stance,
			"opinion": (opinion or "").strip(),
			"given_by": _as_text(person),
			"given_by_user": person.facts.user,
			"given_on": clock.now(),
			"days_late": rules.days_late(getdate(request.due_date), clock.today()),
		}
	)
	return _save(request)


def pass_over(name: str, reason: str | None) -> Document:
	"""Go on without a late opinion, the gap and the reason kept. Raises 403, 409 or 417 as `give` does."""
	request = _manageable(name, "bỏ qua ý kiến quá hạn")
	_check(rules.passing_refusal(queries.opinion_of(request), clock.today()))
	_check(rules.reason_refusal(reason))
	return _close(request, rules.Leaving(Status.PASSED_OVER, reason.strip()), current_person())


def withdraw(name: str, reason: str | None) -> Document:
	"""Take a waiting request back, the reason kept. Raises 403, 409 or 417 as `give` does."""
	request = _manageable(name, "rút việc xin ý kiến")
	_check(rules.reason_refusal(reason))
	return _close(request, rules.Leaving(Status.WITHDRAWN, reason.strip()), current_person())


def leave_examination(case: Case, step: Step) -> dict[str, Any]:
	"""What a step out of examination does to the record's opinions, and what its event shall keep of them.

	act() calls it for every step, under the record's lock. Refuses (417) a step forward while a required opinion
	waits; else closes what still waits and returns every opinion of the round. Nothing for steps elsewhere.
	"""
	if not rules.is_examined(case.table, step.transition.source):
		return {}
	names = queries.names_of(case.doc.doctype, case.doc.name)
	requests = [frappe.get_doc(REQUEST, name, for_update=True) for name in names]
	if rules.goes_on(step.transition):
		_check(rules.forward_refusal(map(queries.opinion_of, requests), clock.today()))
	for request in requests:
		if request.status == Status.WAITING:
			_close(request, rules.leaving(step.transition), step.person)
	of_round = [_for_event(request) for request in requests if request.round == _round(case)]
	return {"opinions": of_round} if of_round else {}


def _case_of(doctype: str, name: str) -> Case:
	kind = kind_of(doctype)
	if not kind:
		frappe.throw(frappe._("{0} is not approvable").format(doctype), frappe.DoesNotExistError)
	return load_case(frappe.get_doc(doctype, name, for_update=True), kind, for_update=True)


def _locked(name: str) -> tuple[Case, Document]:
	"""A request and the case of its record; the record is locked first, as everywhere."""
	found = frappe.db.get_value(REQUEST, name, ["reference_doctype", "reference_name"])
	if not found:
		refuse(errors.NotVisible())
	case = _case_of(*found)
	return case, frappe.get_doc(REQUEST, name, for_update=True)


def _manageable(name: str, what: str) -> Document:
	"""A waiting request that the session's user, of the examining agency, may close."""
	case, request = _locked(name)
	if not rules.may_manage(current_person().facts, case.subject):
		_tell_not_yours(request, _examiner_label(case), what)
	_check_waits(request)
	_check_examined(case, what)
	return request


def _check(refusal: Refusal | None) -> None:
	if refusal:
		refuse(refusal)


def _check_manager(case: Case, what: str) -> None:
	if not rules.may_manage(case.persons[0].facts, case.subject):
		refuse(errors.OpinionNotYours(who=_examiner_label(case), what=what))


def _check_examined(case: Case, what: str) -> None:
	if rules.is_examined(case.table, case.subject.state):
		return
	last = case.rows[-1] if case.rows else None
	who = f"{last.actor_name}, {frappe._(last.action)}" if last else ""
	refuse(errors.NotUnderExamination(state=frappe._(case.subject.state), who=who, what=what))


def _check_waits(request: Document) -> None:
	if request.status == Status.WAITING:
		return
	given = request.status == Status.GIVEN
	when = format_datetime(request.given_on if given else request.closed_on, "HH:mm dd/MM/yyyy")
	refuse(
		errors.OpinionClosed(
			who=request.given_by if given else request.closed_by,
			when=when,
			why=frappe._("Opinion given") if given else request.closing_reason,
		)
	)


def _check_due(due: date) -> None:
	day = queries.due_day(due)
	_check(rules.due_refusal(due, clock.today(), day.is_working, day.next_working))


def _tell_not_yours(request: Document, who: str, what: str) -> None:
	if not request.has_permission("read"):
		refuse(errors.NotVisible())
	refuse(errors.OpinionNotYours(who=who, what=what))


def _round(case: Case) -> int:
	return approval_rules.next_round(Action.RECOMMEND, case.events)


def _facts_of(case: Case) -> dict[str, Any]:
	doc, kind, person = case.doc, case.kind, case.persons[0]
	return {
		"reference_doctype": doc.doctype,
		"reference_name": doc.name,
		"title": doc.get("title") or doc.name,
		"agency": doc.get(kind.agency_field),
		"examining_agency": doc.get(kind.examiner_field),
		"round": _round(case),
		"asked_by": _as_text(person),
		"asked_by_user": person.facts.user,
		"asked_on": clock.now(),
	}


def _lines(case: Case, places: Sequence[str]) -> dict[str, str]:
	snapshot = snapshot_of(case.doc, case.kind, places)
	return {
		"places": "\n".join(line["place"] for line in snapshot),
		"snapshot": canonical_json(snapshot),
	}


def _make(case: Case, asked: rules.Asked, common: dict[str, Any]) -> Document:
	request = frappe.get_doc(
		{
			"doctype": REQUEST,
			"asked_agency": asked.name,
			"asked_agency_name": asked.label,
			"status": Status.WAITING.value,
			"waiting_key": f"{case.doc.doctype}|{case.doc.name}|{common['round']}|{asked.name}",
			**common,
		}
	)
	request.flags.service_write = ServiceWrite()
	try:
		request.insert(ignore_permissions=True)
	except frappe.UniqueValidationError:  # somebody of the department asked at the same moment
		frappe.clear_last_message()
		refuse(errors.OpinionAgencyUnfit(agency=asked.label, why="đã xin ý kiến và đang chờ trả lời"))
	request.flags.service_write = None
	return request


def _close(request: Document, leaving: rules.Leaving, person: ActingPerson) -> Document:
	request.update(
		{
			"status": leaving.status.value,
			"closed_by": _as_text(person),
			"closed_by_user": person.facts.user,
			"closed_on": clock.now(),
			"closing_reason": leaving.reason,
			"days_late": rules.days_late(getdate(request.due_date), clock.today()),
		}
	)
	return _save(request)


def _save(request: Document) -> Document:
	request.waiting_key = ""
	request.flags.service_write = ServiceWrite()
	request.flags.ignore_permissions = True
	request.save()
	request.flags.service_write = request.flags.ignore_permissions = None
	return request


def _as_text(person: ActingPerson) -> str:
	return ", ".join(filter(None, (person.name, person.post.position_title, person.post.agency_name)))


def _examiner_label(case: Case) -> str:
	return frappe.db.get_value("Agency", case.subject.examiner, "short_name") or case.subject.examiner


def _for_event(request: Document) -> dict[str, Any]:
	"""What the event keeps of a request, so that the chain vouches for it."""
	return {
		"request": request.name,
		"agency": request.asked_agency,
		"agency_name": request.asked_agency_name,
		"required": bool(request.required),
		"status": request.status,
		"stance": request.stance or "",
		"opinion_hash": sha256(request.opinion) if request.opinion else "",
		"days_late": request.days_late,
		"reason": request.closing_reason or "",
	}
