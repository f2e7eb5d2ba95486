"""Issues the papers that go out: number, day and signatory, the frozen content, the entry in the register.

The register's service writes; that a leader of the issuing agency issues what he saw is settled here.
"""

from dataclasses import replace

import frappe
from frappe.model.document import Document

from laichau_env.approval.actor import ActingPerson
from laichau_env.common import clock, errors, vietnamese
from laichau_env.common.refuse import refuse
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.frame import block_lines, one_line
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.layouts.queries import layout_for
from laichau_env.documents.outgoing import drafts, queries, rules
from laichau_env.documents.outgoing.drafts import Draft, Values
from laichau_env.documents.papers.frame import Frame, Signature
from laichau_env.documents.papers.letter import LetterPaper
from laichau_env.documents.register import files, frozen, service
from laichau_env.documents.register.queries import PAPER

SAME = "Như trên"


def issue(key: str, period: str, values: Values, seen_hash: str) -> Document:
	"""Issue the paper that was seen as a draft. The entry of the register; the file is made after the transaction.

	Raises NotForYouToDraft, NotForYouToIssue (403), DraftChanged, PaperAlreadyIssued, NobodyOwesReport, DateBehind (409).
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
	return _enter(draft, person)


def may_issue(draft: Draft) -> bool:
	"""Whether the session's user may issue the paper."""
	return _signatory(draft) is not None


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
	kind, urgency = kind_of(paper), {word: value for value, word in rules.URGENCIES.items()}
	entered = service.enter(
		service.Entry(
			agency=draft.agency.name,
			paper_kind=draft.kind.paper_kind,
			symbol=paper.symbol,
			day=day,
			excerpt=f"{kind.name} {'V/v ' if isinstance(paper, LetterPaper) else ''}{paper.excerpt}",
			signatory_title="\n".join(paper.signature.lines),
			signatory_name=paper.signature.name,
			recipients=(),
			source_doctype=drafts.PERIOD,
			source_name=draft.period.name,
			metadata={
				**frozen.as_issued(paper, layout_for(kind, draft.agency.name)),
				"recipients": _recipients(draft, paper),
				"copies": 1,
				"signatory_user": person.facts.user,
				"priority": urgency[draft.values.urgency],
				"due_date": draft.values.reply_by,
			},
		),
		taken,
	)
	frappe.enqueue(files.freeze, queue="short", enqueue_after_commit=True, name=entered.name)
	return entered


def _recipients(draft: Draft, paper: Frame) -> list[dict[str, str]]:
	"""Each agency that is written to, by its name; else the addressees as printed; then the list of copies."""
	to = [{"organ_name": one.name, "agency": one.agency} for one in draft.written_to]
	to = to or [{"organ_name": line} for line in paper.addressees]
	return to + [{"organ_name": line} for line in paper.recipients if line != SAME]
