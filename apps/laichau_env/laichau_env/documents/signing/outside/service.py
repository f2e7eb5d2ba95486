"""The writer of papers that are signed elsewhere before they have a number: gives them out, and issues what comes back.

A report waits for its leader. Its paper goes out with number and date left blank; the leader signs it in the office's
own program, the clerk's office writes number and date in and seals it. The leader's signature over the unchanged
content is his act in the workflow, so issuing takes the workflow's one way, act(), in his name: every rule is asked
of him. All of it is one transaction.
"""

import json
from dataclasses import asdict, replace
from datetime import date

import frappe
from frappe.model.document import Document

from laichau_env.approval.case import choose_step, load_case
from laichau_env.approval.content import content_hash
from laichau_env.approval.kinds import kind_of as approvable_kind
from laichau_env.approval.service import act
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock, errors, vietnamese
from laichau_env.common.hashing import sha256
from laichau_env.common.refuse import refuse
from laichau_env.documents import pdf
from laichau_env.documents.constants import REPORT as REPORT_KIND
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.frame import block_lines, one_line
from laichau_env.documents.contexts.progress_report import report_paper
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.layouts.queries import layout_for
from laichau_env.documents.papers.frame import Signature
from laichau_env.documents.register import files, frozen
from laichau_env.documents.register.queries import PAPER, issued_paper, last_number
from laichau_env.documents.service import readable_report
from laichau_env.documents.signing import boxes, checking, pages, papers, service
from laichau_env.documents.signing.outside import reading, rules
from laichau_env.documents.signing.outside.queries import COPY, REPORT, copies_among, copy_like
from laichau_env.documents.signing.outside.view import check_handles
from laichau_env.documents.signing.rules import AGENCY, PERSON
from laichau_env.documents.signing.updates import Rooms
from laichau_env.documents.verification.address import verification_address
from laichau_env.documents.verification.mark import mark_of
from laichau_env.documents.verification.rules import beginnings, longest

Signatures = list[tuple[str, checking.Found]]
"""Each with whose it is."""


def prepare(name: str, signatory: str) -> str:
	"""The copy of a report's paper that `signatory` signs elsewhere; the same copy for the same content.

	Raises PaperNotReadable, NotYoursToTakeOut (403), NotWaitingForSignature (409), whatever keeps him from signing, and
	BlanksMissing (417) where the layout in use leaves no blanks.
	"""
	report = _waiting(name)
	kind = approvable_kind(REPORT)
	post = choose_step(load_case(report, kind, user=signatory), Action.SIGN_AND_SUBMIT).person.signing_post
	year = clock.today().year
	paper = replace(
		report_paper(report),
		standing=Standing.ISSUED,
		number=vietnamese.BLANK_NUMBER,
		date=vietnamese.open_date(year),
		signature=Signature(block_lines(post.signature_block), one_line(post.full_name)),
	)
	layout = layout_for(kind_of(paper), report.agency)
	facts = {
		"source_doctype": REPORT,
		"source_name": name,
		"seen_hash": content_hash(report, kind),
		"signatory_user": signatory,
		**frozen.as_issued(paper, layout),
	}
	known = copy_like({key: value for key, value in facts.items() if value and key != "context_json"})
	if known:
		return known
	code = frappe.generate_hash(length=20)
	made = pdf.rendered(paper, facts["context_json"], mark_of(code, verification_address()), layout)
	if not {*pdf.BLANKS, files.SIGNATORY} <= set(made.places):
		refuse(errors.BlanksMissing(layout=layout.name if layout else kind_of(paper).name))
	copy = {
		"doctype": COPY,
		**facts,
		"agency": report.agency,
		"agency_name": paper.agency,
		"signatory_name": paper.signature.name,
		"year": year,
		"page_count": made.pages,
		"places": json.dumps({key: asdict(place) for key, place in made.places.items()}),
		"verification_code": code,
		"file_sha256": files.keep(made.pdf),
	}
	return files.save(frappe.get_doc(copy)).name


def issue(
	name: str, content: bytes, number: int | None = None, day: date | None = None, late_reason: str = ""
) -> Document:
	"""Issue a report's paper as it was signed elsewhere: number and date come with it. Answers with the entry.

	Raises PaperNotReadable, NotYoursToTakeOut (403), NotWaitingForSignature (409), SignedFileUnfit, CertificateUnfit,
	SignedNumberUnfit, NoTrustedAuthority (417), and what act() refuses the signatory.
	"""
	report = _waiting(name)
	copy = _copy_of(name, content)
	signatures = _signatures(copy, content)
	told = rules.numbered(_written(content, signatures), number, day, copy.year, sealed=_sealed(signatures))
	if isinstance(told, errors.Refusal):
		refuse(told)
	last = last_number(report.agency, told.day.year, REPORT_KIND)
	if refusal := rules.number_refusal(told.number, last, told.day.year):
		refuse(refusal)
	values = {"document_number": told.number, "document_date": str(told.day), "late_reason": late_reason}
	act(REPORT, name, Action.SIGN_AND_SUBMIT, copy.seen_hash, values=values, signed_by=copy.signatory_user)
	paper = frappe.get_doc(PAPER, issued_paper(REPORT, name), for_update=True)
	_freeze_as_signed(paper, copy, told)
	service.keep(paper, signatures, content, brought_back=True)
	copy.issued_as = paper.name
	files.save(copy)
	return paper


def _waiting(name: str) -> Document:
	"""The report, for the signatory and the clerk of its agency, while it waits for its leader."""
	report = readable_report(name)
	check_handles(report)
	if report.workflow_state != State.PENDING_SIGNATURE:
		refuse(errors.NotWaitingForSignature(name=name))
	return report


def _copy_of(report: str, content: bytes) -> Document:
	"""The copy that a file was made from, locked. Raises SignedFileUnfit."""
	begins = beginnings(content)
	known = copies_among(report, begins)
	base = longest(begins, known)
	if not base:
		refuse(errors.SignedFileUnfit(why="tệp không phải bản chờ ký của báo cáo này, hoặc đã bị sửa"))
	return frappe.get_doc(COPY, known[base], for_update=True)


def _signatures(copy: Document, content: bytes) -> Signatures:
	"""The signatures on a copy that came back, each checked, with whose it is: the person's, then the agency's.

	Clerks' programs write number and date as signatures of the agency too, so it may have several.
	"""
	ours = files.kept_bytes(copy.file_sha256)
	found = service.checked_signatures(content, ours, _rooms(copy, ours))
	parts = [PERSON, *[AGENCY] * (len(found) - 1)]
	for part, signature in zip(parts, found, strict=True):
		service.check_signature(copy, part, signature)
	profile = papers.profile_of(copy, PERSON)
	by_himself = frappe.session.user == copy.signatory_user
	if not (by_himself or (profile and profile.certificate_serial)):
		refuse(errors.CertificateNotRegistered(holder=copy.signatory_name))
	return list(zip(parts, found, strict=True))


def _sealed(signatures: Signatures) -> bool:
	return signatures[-1][0] == AGENCY


def _written(content: bytes, signatures: Signatures) -> rules.Written:
	"""What is written in the blanks; once the agency has sealed it, it stays. Raises SignedFileUnfit."""
	written = reading.written_on(content)
	if _sealed(signatures) and reading.written_on(content[: signatures[-1][1].covered]) != written:
		refuse(errors.SignedFileUnfit(why="số, ngày trên tệp được ghi hoặc sửa sau khi cơ quan đã ký"))
	return written


def _rooms(copy: Document, ours: bytes) -> Rooms:
	places = {key: pdf.Place(**place) for key, place in json.loads(copy.places).items()}
	name = places[files.SIGNATORY]
	first_page = pages.size_of(ours)
	block = boxes.block_room(name, pages.size_of(ours, name.page)[1])
	blanks = (
		boxes.blank_room([places[pdf.NUMBER]], first_page[1]),
		boxes.blank_room([places[pdf.DAY], places[pdf.MONTH]], first_page[1]),
	)
	return replace(papers.rooms(first_page, block), stamps=blanks)


def _freeze_as_signed(paper: Document, copy: Document, told: rules.Numbered) -> None:
	"""The entry shows what was signed: the copy's content with number and date, its code, its layout, its file."""
	shown = replace(
		frozen.from_json(copy.print_format, copy.context_json),
		number=vietnamese.document_number(told.number),
		date=vietnamese.long_date(told.day),
	)
	context = frozen.as_json(shown)
	places = json.loads(copy.places)
	paper.update(
		{
			"context_json": context,
			"context_hash": sha256(context),
			"print_format": copy.print_format,
			"layout_copy": copy.layout_copy,
			"format_version": copy.format_version,
			"verification_code": copy.verification_code,
			"pdf_sha256": copy.file_sha256,
			"page_count": copy.page_count,
			"signature_place": json.dumps(places[files.SIGNATORY]),
		}
	)
