"""Issues the papers that go out, and recalls them: number, day and signatory, the entry in the register, who is told.

The register's service writes; that a leader of the issuing agency acts, on what he saw, is settled here.
"""

from dataclasses import replace

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.actor import ActingPerson, acting_persons
from laichau_env.common import clock, errors, vietnamese
from laichau_env.common.refuse import refuse
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.frame import block_lines, one_line
from laichau_env.documents.outgoing import drafts, notices, queries, rules
from laichau_env.documents.outgoing.drafts import Draft, Values
from laichau_env.documents.papers.frame import Signature
from laichau_env.documents.register import service
from laichau_env.documents.register.issuing import Issued, enter_paper
from laichau_env.documents.register.queries import PAPER
from laichau_env.documents.signing.papers import readable
from laichau_env.reporting.service import open_on_request


def issue(key: str, period: str, values: Values, seen_hash: str) -> Document:
	"""Issue the paper that was seen as a draft. The entry of the register; the file is made after the transaction.

	A letter that asks for a report on request opens its period, for those written to, in the same transaction.
	What of its kind was recalled before gives way to it: the only one of a period, or the letter that it names.
	Raises NotForYouToDraft, NotForYouToIssue (403), DraftChanged, PaperAlreadyIssued, NobodyOwesReport,
	NothingToReplace, NothingToSubmit, DateBehind (409).
	"""
	queries.locked(period)
	draft = drafts.draft(key, period, values)
	person = _signatory(draft)
	if not person:
		refuse(errors.NotForYouToIssue(agency=draft.agency.agency_name))
	living = queries.living_papers(period, draft.kind.paper_kind, draft.agency.name)
	if draft.kind.once and living:
		notation = frappe.db.get_value(PAPER, living[0], "notation")
		refuse(errors.PaperAlreadyIssued(notation=notation))
	if seen_hash != draft.seen_hash:
		refuse(errors.DraftChanged())
	entered = _enter(draft, person)
	if draft.kind.once:
		service.replace_recalled(entered, agency=draft.agency.name, paper_kind=draft.kind.paper_kind)
	elif draft.replaced:
		service.replace_recalled(entered, name=draft.replaced.name)
	if draft.kind.opens_period:
		asked = [recipient.agency for recipient in draft.written_to]
		open_on_request(draft.period.name, entered.notation, getdate(entered.issued_date), asked)
	notices.tell_issued(entered)
	return entered


def recall(name: str, reason: str) -> Document:
	"""Recall a paper that went out for a period; number and file stay in the register (Decree 30/2020 article 18).

	Raises PaperNotReadable, NotForYouToRecall (403), RecallOnReport, PaperClosed (409), ReasonTooShort (417).
	"""
	paper = readable(name, locked=True)
	refusal = rules.recall_refusal(_closing(paper), reason, may=may_recall(paper))
	if refusal:
		refuse(refusal)
	closed = service.recall(paper, reason.strip())
	notices.tell_recalled(closed)
	return closed


def may_issue(draft: Draft) -> bool:
	"""Whether the session's user may issue the paper."""
	return _signatory(draft) is not None


def may_recall(paper: Document) -> bool:
	"""Whether the session's user is a leader of the agency whose paper it is."""
	persons = acting_persons(PAPER, paper.agency)
	return rules.leader_of(paper.agency, [person.facts for person in persons]) is not None


def recall_open(paper: Document) -> bool:
	"""Whether the session's user may recall the paper now: what its form offers."""
	return may_recall(paper) and not rules.standing_refusal(_closing(paper))


def _closing(paper: Document) -> rules.Closing:
	return rules.Closing(
		notation=paper.notation,
		agency_name=paper.agency_name,
		of_period=paper.source_doctype == drafts.PERIOD,
		source=paper.source_name or "",
		counts=paper.status == service.ISSUED,
	)


def _signatory(draft: Draft) -> ActingPerson | None:
	persons = draft.place.persons
	actor = rules.issuing_actor(draft.kind, [person.facts for person in persons], draft.agency.name)
	return next((person for person in persons if person.facts is actor), None)


def _enter(draft: Draft, person: ActingPerson) -> Document:
	day, post = clock.today(), person.signing_post
	taken = service.take_number(draft.agency.name, draft.kind.paper_kind, day)
	paper = replace(
		draft.paper,
		standing=Standing.ISSUED,
		number=vietnamese.document_number(taken.number),
		date=vietnamese.long_date(day),
		signature=Signature(block_lines(post.signature_block), one_line(post.full_name)),
	)
	urgency = {word: value for value, word in rules.URGENCIES.items()}
	return enter_paper(
		paper,
		taken,
		Issued(
			draft.agency.name,
			draft.kind.paper_kind,
			day,
			drafts.PERIOD,
			draft.period.name,
			person.facts.user,
		),
		draft.written_to,
		priority=urgency[draft.values.urgency],
		due_date=draft.values.reply_by,
	)
