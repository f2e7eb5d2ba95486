"""A signed report is a paper in the register: numbered, frozen, closed when it comes back, printed as issued."""

import hashlib
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Event
from types import ModuleType

import frappe
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	OTHER_OFFICER,
	PROVINCE_CHAIR,
	STRANGER,
	as_user,
)
from factories import REASON, act, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock, errors
from laichau_env.common.refuse import OutdatedError
from laichau_env.documents import pdf
from laichau_env.documents import service as documents
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.register import files, frozen
from pypdf import PdfReader

PAPER = "Official Document"
PAPER_VALUES = {"late_reason": REASON}


def papers(report: Document) -> list[Document]:
	names = frappe.get_all(PAPER, {"source_name": report.name}, pluck="name", order_by="number asc")
	return [frappe.get_doc(PAPER, name) for name in names]


def last_number(agency: str) -> int:
	return (
		frappe.db.get_value("Document Number Series", f"{agency}-{clock.today().year}-BC", "last_number") or 0
	)


@pytest.fixture
def signed(site: ModuleType) -> Document:
	"""A report of Bum Tở that its chair signs without a number."""
	report = report_at(State.PENDING_SIGNATURE, "IR-1", BUM_TO, evidence=False)
	return act(report, CHAIR, Action.SIGN_AND_SUBMIT, **PAPER_VALUES)


def test_the_register_gives_the_next_number(site: ModuleType) -> None:
	report = report_at(State.PENDING_SIGNATURE, "IR-1", BUM_TO, evidence=False)
	before = last_number(BUM_TO)
	signed = act(report, CHAIR, Action.SIGN_AND_SUBMIT, **PAPER_VALUES)
	assert int(signed.document_number) == before + 1 == last_number(BUM_TO)
	(paper,) = papers(signed)
	assert paper.notation.endswith("/BC-UBND") and paper.status == "Issued"
	assert paper.signatory_name == signed.signatory_name
	assert paper.recipients[0].organ_name == "Sở Nông nghiệp và Môi trường"
	assert paper.recipients[-1].organ_name.startswith("Lưu: VT")
	assert paper.excerpt.startswith("Báo cáo Kết quả thực hiện")


def test_what_it_shows_is_frozen_with_its_hash(signed: Document) -> None:
	(paper,) = papers(signed)
	assert hashlib.sha256(paper.context_json.encode()).hexdigest() == paper.context_hash
	value = frozen.from_json(paper.print_format, paper.context_json)
	assert frozen.as_json(value) == paper.context_json
	assert value.number == f"{int(signed.document_number):02d}"
	assert paper.format_version == frozen.format_version(kind_of(value))


def test_printing_again_gives_the_bytes_as_issued(signed: Document) -> None:
	(paper,) = papers(signed)
	with as_user(EXAMINER):
		first = documents.pdf_of(signed.name)
	frappe.db.set_value("Agency", BUM_TO, "agency_name", "Ủy ban nhân dân xã Tên Khác")
	frappe.clear_document_cache("Agency", BUM_TO)
	with as_user(CHAIR):
		again = documents.pdf_of(signed.name)
	assert first == again == files.issued_bytes(paper.name)
	paper.reload()
	assert hashlib.sha256(first).hexdigest() == paper.pdf_sha256
	reader = PdfReader(BytesIO(first))
	assert paper.page_count == len(reader.pages)
	attached = reader.attachments["du-lieu.json"][0]
	assert json.loads(attached)["number"] == f"{int(signed.document_number):02d}"


def test_a_return_closes_the_paper_and_the_next_one_replaces_it(signed: Document) -> None:
	act(signed, EXAMINER, Action.SEND_BACK)
	(old,) = papers(signed)
	assert (old.status, old.closed_reason) == ("Recalled", REASON)
	act(signed, OFFICER, Action.REQUEST_SIGNATURE)
	act(signed, CHAIR, Action.SIGN_AND_SUBMIT, **PAPER_VALUES)
	old, new = papers(signed)
	assert (old.status, old.replaced_by, new.status) == ("Replaced", new.name, "Issued")
	assert new.number > old.number


def test_a_revoked_report_recalls_its_paper(site: ModuleType) -> None:
	report = report_at(State.REVOKED, "IR-2", BUM_TO, evidence=False)
	assert [paper.status for paper in papers(report)] == ["Recalled"]


def make_file(site_name: str, paper: str, held: Event, rival: int) -> None:
	"""Make the paper's file on a connection of its own, and let it take until connection `rival` asks for the paper."""
	frappe.init(site=site_name, sites_path=".")
	frappe.connect()
	lay_out = files.laid_out

	def until_asked_for(record: Document) -> pdf.Rendered:
		held.set()
		until = time.monotonic() + 30
		while time.monotonic() < until:
			asked = {row.Id: row.Info or "" for row in frappe.db.sql("show full processlist", as_dict=True)}
			if f"`tab{PAPER}`" in asked[rival] and "FOR UPDATE" in asked[rival]:
				return lay_out(record)
		raise TimeoutError("nobody asked for the paper")

	try:
		with pytest.MonkeyPatch.context() as patch:
			patch.setattr(files, "laid_out", until_asked_for)
			files.freeze(paper)
		frappe.db.commit()
	finally:
		frappe.destroy()


def test_who_sends_back_while_the_file_is_made_waits_for_it(site: ModuleType, site_name: str) -> None:
	report = act(
		report_at(State.PENDING_SIGNATURE, "IR-9", BUM_TO, evidence=False),
		CHAIR,
		Action.SIGN_AND_SUBMIT,
		**PAPER_VALUES,
	)
	site.db.commit()
	((rival,),) = site.db.sql("select connection_id()")
	held = Event()
	with ThreadPoolExecutor(1) as pool:
		making = pool.submit(make_file, site_name, papers(report)[0].name, held, rival)
		assert held.wait(60) or making.result(1)
		act(report, EXAMINER, Action.SEND_BACK)
		making.result(30)
	(paper,) = papers(report)
	assert paper.status == "Recalled" and paper.pdf_sha256


def test_a_number_of_before_is_not_taken_again(site: ModuleType, signed: Document) -> None:
	report = report_at(State.PENDING_SIGNATURE, "IR-2", BUM_TO, evidence=False)
	last = int(signed.document_number)
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, CHAIR, Action.SIGN_AND_SUBMIT, document_number=str(last), **PAPER_VALUES)
	assert isinstance(caught.value.refusal, errors.NumberBehind)
	assert not isinstance(caught.value, OutdatedError), "the form would say that the report has changed"
	told = frappe.local.message_log[-1]
	assert (json.loads(told) if isinstance(told, str) else told)["title"] == errors.NumberBehind.title
	signed = act(report, CHAIR, Action.SIGN_AND_SUBMIT, document_number=str(last + 5), **PAPER_VALUES)
	assert signed.document_number == str(last + 5)


def test_refused_signing_takes_no_number(site: ModuleType) -> None:
	report = report_at(State.PENDING_SIGNATURE, "IR-1", BUM_TO, evidence=False)
	before = last_number(BUM_TO)
	frappe.db.savepoint("refused")
	with pytest.raises(frappe.ValidationError):
		act(report, CHAIR, Action.SIGN_AND_SUBMIT, late_reason="ngắn")
	frappe.db.rollback(save_point="refused")
	assert last_number(BUM_TO) == before


def test_who_sees_the_report_sees_its_paper(site: ModuleType, http: Callable) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "IR-3", DOAN_KET, evidence=False)
	frappe.db.commit()
	(paper,) = papers(report)
	for person, sees in (
		(OTHER_OFFICER, True), (EXAMINER, True), (PROVINCE_CHAIR, True), (OFFICER, False), (STRANGER, False),
	):  # fmt: skip
		answer = http(person.user).get(f"/api/resource/{PAPER}/{paper.name}")
		assert answer.status_code == (200 if sees else 403), person
		rows = http(person.user).get(f"/api/resource/{PAPER}?limit_page_length=500").json()["data"]
		assert (paper.name in {row["name"] for row in rows}) == sees, person
	assert (
		http(EXAMINER.user).put(f"/api/resource/{PAPER}/{paper.name}", json={"excerpt": "x"}).status_code
		== 403
	)
	assert http(EXAMINER.user).delete(f"/api/resource/{PAPER}/{paper.name}").status_code == 403
