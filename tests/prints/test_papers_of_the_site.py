"""Papers of real records: what is printed in each state, from the stored record only, and to whom."""

import json
from collections.abc import Iterator
from io import BytesIO
from types import ModuleType

import frappe
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	GUEST,
	OFFICER,
	OTHER_CHAIR,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	Person,
	as_user,
)
from factories import make_period, report_at, write
from frappe.www import printview
from laichau_env.approval.transitions import State
from laichau_env.common.refuse import ForbiddenError
from laichau_env.common.vietnamese import long_date
from laichau_env.documents import service
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.progress_report import report_paper
from laichau_env.documents.pdf import pdf_of
from laichau_env.reporting.service import make_draft
from prints.measure import Paper
from pypdf import PdfReader

DRAFTS = (State.DRAFT, State.PENDING_SIGNATURE, State.RETURNED)
ISSUED = (State.DEPARTMENT_REVIEW, State.DEPARTMENT_APPROVAL, State.PROVINCE_APPROVAL, State.APPROVED)
PDF = "/api/method/laichau_env.documents.api.download_report"
STOCK_PDF = "/api/method/frappe.utils.print_format.download_pdf"
STOCK_SEVERAL = "/api/method/frappe.utils.print_format.download_multi_pdf"
ATTACK = "<script>window.stolen = 1</script>"
TYPED = "Tỷ lệ < 5 & > 3 'đạt'"


@pytest.fixture
def api(site) -> ModuleType:
	"""The papers' calls; they import the framework's, which opens its log on import and so needs a site."""
	from laichau_env.documents import api

	return api


# --- what the record says, in every state


@pytest.mark.parametrize("state", DRAFTS)
def test_a_draft_bears_no_number_day_or_name(site, state):
	report = report_at(state, "P-DRAFT", evidence=False)
	paper = report_paper(report)
	assert paper.standing == Standing.DRAFT
	assert not paper.number.strip()
	assert "tháng 02 năm 2026" in paper.date
	assert not any(sign.isdigit() for sign in paper.date.partition("tháng")[0])
	assert paper.signature.name == ""
	assert paper.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


@pytest.mark.parametrize("state", ISSUED)
def test_an_issued_paper_bears_number_day_and_signatory(site, state):
	report = report_at(state, "P-ISSUED", evidence=False)
	paper = report_paper(report)
	assert paper.standing == Standing.ISSUED
	assert paper.number == f"{int(report.document_number):02d}"
	assert paper.date == long_date(report.document_date)
	assert paper.signature.name == report.signatory_name
	assert paper.signature.lines == tuple(report.signature_block.splitlines())


def test_a_revoked_paper_says_that_it_was_withdrawn(site):
	paper = report_paper(report_at(State.REVOKED, "P-REVOKED", evidence=False))
	assert paper.standing == Standing.WITHDRAWN
	assert "ĐÃ THU HỒI" in Paper(pdf_of(paper)).text(1)


def test_paper_of_a_commune_names_plan_decision_and_examiner(site):
	report = report_at(State.DEPARTMENT_REVIEW, "P-WHOLE", evidence=False)
	paper = report_paper(report)
	assert paper.heading.issuing == ("ỦY BAN NHÂN DÂN", "XÃ BUM TỞ")
	assert (paper.symbol, paper.place, paper.recipients[-1]) == ("BC-UBND", "Bum Tở", "Lưu: VT, KT")
	assert paper.addressees == ("Sở Nông nghiệp và Môi trường",)
	assert paper.copy_to_province
	assert paper.decision.issuing_body == "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"
	assert paper.decision.date == "ngày 31 tháng 3 năm 2026"
	assert paper.plan.title.startswith("triển khai thực hiện Nghị quyết số 247/2025/QH15")
	assert paper.proposals[0].addressee == "Sở Nông nghiệp và Môi trường"


def test_appendix_has_every_line_once_in_the_plans_order(site):
	report = report_at(State.DEPARTMENT_REVIEW, "P-LINES", evidence=False)
	paper = report_paper(report)
	rows = [row for section in paper.appendix for row in section.lines]
	assert [" ".join(row.task) for row in rows] == [
		" ".join(line.task_content.split()) for line in report.lines
	]
	headings = [heading for section in paper.appendix for heading in section.headings]
	assert len(headings) == len({*headings}), "a heading is printed once"
	assert headings[0] == "I. Các nhiệm vụ đến hết năm 2026"
	assert [heading for heading in headings if heading.startswith("D.")].__len__() == 2


def test_department_writes_to_the_province_under_its_own_head(site):
	make_period("P-SO")
	paper = report_paper(make_draft("P-SO", "SNNMT"))
	assert paper.heading.governing == ("UBND TỈNH LAI CHÂU",)
	assert paper.heading.issuing == ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")
	assert paper.addressees == ("Ủy ban nhân dân tỉnh Lai Châu",)
	assert not paper.copy_to_province
	assert paper.signature.lines == ("GIÁM ĐỐC",)
	text = Paper(pdf_of(paper)).flow()
	assert "trân trọng báo cáo Ủy ban nhân dân tỉnh Lai Châu xem xét, chỉ đạo./." in text
	assert "- Lưu: VT." in text


def test_front_prints_its_own_head(site):
	make_period("P-MTTQ")
	paper = report_paper(make_draft("P-MTTQ", "MTTQ"))
	assert paper.heading.issuing == ("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", "TỈNH LAI CHÂU")
	assert paper.symbol == "BC-MTTQ"
	assert "- Thường trực Ủy ban MTTQ Việt Nam tỉnh;" in Paper(pdf_of(paper)).flow()


def test_building_a_paper_takes_few_queries_however_many_lines(site, monkeypatch):
	report = report_at(State.DEPARTMENT_REVIEW, "P-QUERIES", evidence=False)
	report_paper(report)
	asked = []
	ask = frappe.db.sql
	monkeypatch.setattr(frappe.db, "sql", lambda *words, **more: asked.append(words) or ask(*words, **more))
	report_paper(report)
	assert len(report.lines) > 30
	assert len(asked) <= 10


# --- the framework's own print paths


def stock_html(report: str | dict, **words: str) -> str:
	if isinstance(report, dict):
		return printview.get_html_and_style(json.dumps(report, default=str), **words)["html"]
	return printview.get_html_and_style("Progress Report", report, **words)["html"]


def test_preview_of_the_desk_shows_the_paper_with_typed_markup_as_text(site):
	report = report_at(State.DRAFT, "P-PREVIEW", evidence=False)
	# The framework strips markup from what is typed; what came in another way must be harmless as well.
	frappe.db.set_value("Progress Report", report.name, "situation", ATTACK)
	frappe.db.set_value("Progress Report Line", report.lines[0].name, "result", ATTACK)
	with as_user(OFFICER):
		html = stock_html(report.name)
	assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in html
	assert "&lt;script&gt;window.stolen" in html
	assert ATTACK not in html


def test_preview_shows_what_is_stored_and_not_what_was_sent_in(site):
	report = report_at(State.DRAFT, "P-FORGED", evidence=False)
	with as_user(OFFICER):
		forged = {
			**report.as_dict(),
			"workflow_state": State.APPROVED,
			"document_number": "99",
			"situation": "Bịa đặt",
		}
		html = stock_html(forged)
	assert "DỰ THẢO" in html
	assert "Bịa đặt" not in html
	assert "99/BC" not in html


@pytest.mark.parametrize("person", [OTHER_OFFICER, STRANGER, PLANNER, GUEST], ids=str)
def test_a_forged_record_opens_no_others_paper(site, person):
	report = report_at(State.DRAFT, "P-THEFT", evidence=False)
	forged = {
		**report.as_dict(),
		"agency": DOAN_KET,
		"examining_agency": "SYT",
		"workflow_state": State.APPROVED,
	}
	with as_user(person), pytest.raises(frappe.PermissionError):
		stock_html(forged)


def test_a_mails_attachment_carries_no_paper_to_who_may_not_read_it(site, monkeypatch):
	report = report_at(State.APPROVED, "P-MAIL", evidence=False)
	monkeypatch.setattr(frappe.flags, "ignore_print_permissions", True, raising=False)
	with as_user(STRANGER), pytest.raises(ForbiddenError):
		printview.get_rendered_template(report)


# --- print calls of other DocTypes stay the framework's


@pytest.mark.parametrize(
	("call", "words"),
	[
		(
			"download_pdf",
			{"doctype": "ToDo", "name": "T-1", "format": "Standard", "no_letterhead": 1, "cmd": "x"},
		),
		("download_multi_pdf", {"doctype": "ToDo", "name": '["T-1"]', "format": "Standard"}),
		("download_multi_pdf_async", {"doctype": "ToDo", "name": '["T-1"]', "format": "Standard"}),
	],
)
def test_other_doctypes_get_the_stock_answer(api, monkeypatch, call, words):
	asked = []

	def stock(doctype, name, format=None, no_letterhead=0):
		asked.append((doctype, name, format))

	monkeypatch.setattr(api.stock, call, stock, raising=False)
	getattr(api, call)(**words)
	assert asked == [("ToDo", words["name"], "Standard")]


def test_ours_and_others_in_one_file(api, monkeypatch):
	report = report_at(State.APPROVED, "P-MIXED", evidence=False)
	own = len(PdfReader(BytesIO(service.pdf_of(report.name))).pages)

	def stock(doctype, name):
		assert doctype == {"ToDo": ["T-1"]}
		frappe.local.response.filecontent = service.pdf_of(report.name)

	monkeypatch.setattr(api.stock, "download_multi_pdf", stock)
	api.download_multi_pdf({"Progress Report": [report.name], "ToDo": ["T-1"]}, "x")
	assert len(PdfReader(BytesIO(frappe.local.response.filecontent)).pages) == 2 * own


def test_several_made_by_a_worker_become_a_private_file_of_the_asker(api):
	report = report_at(State.APPROVED, "P-WORKER", evidence=False)
	with as_user(OFFICER):
		api.publish_several("Progress Report", json.dumps([report.name]), "abc", {})
		file = frappe.get_last_doc("File", {"file_name": "bao-cao-abc.pdf"})
	assert (file.is_private, file.owner) == (1, OFFICER.user)
	assert file.get_content()[:5] == b"%PDF-"


# --- over HTTP


@pytest.fixture(scope="module")
def stored(frappe_site) -> Iterator[dict[State, str]]:
	"""One draft and one approved report of xã Bum Tở, one sent by phường Đoàn Kết, stored for the server to read."""
	frappe_site.db.rollback()
	run = f"P-{frappe.generate_hash(length=6)}"
	drafted = report_at(State.DRAFT, f"{run}-1", evidence=False)
	write(drafted, OFFICER, TYPED, evidence=False)
	approved = report_at(State.APPROVED, f"{run}-2", evidence=False)
	sent = report_at(State.DEPARTMENT_REVIEW, f"{run}-3", DOAN_KET, evidence=False)
	frappe_site.db.commit()
	yield {State.DRAFT: drafted.name, State.APPROVED: approved.name, State.DEPARTMENT_REVIEW: sent.name}


READERS = {
	State.DRAFT: {OFFICER, CHAIR},
	State.APPROVED: {OFFICER, CHAIR, EXAMINER, DIRECTOR, PROVINCE_CHAIR, PROVINCE_OFFICER, SUPERVISOR},
	State.DEPARTMENT_REVIEW: {OTHER_OFFICER, OTHER_CHAIR, EXAMINER, DIRECTOR, PROVINCE_CHAIR, PROVINCE_OFFICER, SUPERVISOR},
}  # fmt: skip
EVERYBODY = (
	OFFICER, CHAIR, OTHER_OFFICER, OTHER_CHAIR, EXAMINER, DIRECTOR, STRANGER, STRANGE_DIRECTOR, PROVINCE_OFFICER,
	PROVINCE_CHAIR, SUPERVISOR, PLANNER, GUEST,
)  # fmt: skip


@pytest.mark.parametrize("state", READERS, ids=str)
@pytest.mark.parametrize("person", EVERYBODY, ids=str)
def test_only_who_may_read_gets_the_paper_by_any_address(http, stored, person: Person, state: State):
	session, name = http(None if person == GUEST else person.user), stored[state]
	words = {"doctype": "Progress Report", "name": name}
	answers = {
		"ours": session.get(PDF, params={"name": name}),
		"stock": session.get(STOCK_PDF, params={**words, "format": "Standard"}),
		"several": session.get(
			STOCK_SEVERAL, params={"doctype": "Progress Report", "name": json.dumps([name])}
		),
		"preview": session.get("/printview", params={**words, "format": "Progress Report Paper"}),
	}
	for way, answer in answers.items():
		if person in READERS[state]:
			assert answer.status_code == 200, f"{way}: {answer.text[:300]}"
			assert way == "preview" or answer.content.startswith(b"%PDF-")
		else:
			assert answer.status_code == 403, f"{way}: {answer.status_code}"
			assert "CHỦ NGHĨA" not in answer.text
			assert b"%PDF-" not in answer.content


def test_answer_is_a_pdf_under_the_reports_name(http, stored):
	answer = http(CHAIR.user).get(PDF, params={"name": stored[State.APPROVED]})
	assert answer.headers["Content-Type"].startswith("application/pdf")
	assert f"{stored[State.APPROVED]}.pdf" in answer.headers["Content-Disposition"]
	assert "attachment" not in answer.headers["Content-Disposition"]
	paper = Paper(answer.content)
	assert "DỰ THẢO" not in paper.flow()
	assert paper.line("Số:", 1, 30, 96).text.endswith("/BC-UBND")


def test_stock_address_gives_the_same_paper_whatever_format_it_asks_for(http, stored):
	session, name = http(OFFICER.user), stored[State.DRAFT]
	ours = session.get(PDF, params={"name": name}).content
	for form in ("Standard", "Progress Report Paper", "Không có"):
		answer = session.get(STOCK_PDF, params={"doctype": "Progress Report", "name": name, "format": form})
		assert answer.content == ours
	assert "DỰ THẢO" in Paper(ours).text(1)
	assert TYPED in Paper(ours).flow()


def test_a_key_to_share_opens_no_paper(http, stored, frappe_site):
	frappe_site.db.rollback()
	report = frappe_site.get_doc("Progress Report", stored[State.APPROVED])
	words = {"doctype": report.doctype, "name": report.name, "key": report.get_document_share_key()}
	frappe_site.db.commit()
	for address in ("/printview", STOCK_PDF):
		answer = http().get(address, params=words)
		assert answer.status_code == 403
		assert "CHỦ NGHĨA" not in answer.text


def test_refusal_is_told_in_vietnamese(http, stored):
	answer = http(STRANGER.user).get(PDF, params={"name": stored[State.DRAFT]})
	assert answer.status_code == 403
	assert answer.json()["refusal"] == "paper-not-readable"
	assert "Bạn không được xem hay in" in json.dumps(answer.json(), ensure_ascii=False).replace('\\"', '"')


def test_paper_is_only_read_never_written_by_a_post(http, stored):
	assert http(OFFICER.user).post(PDF, data={"name": stored[State.DRAFT]}).status_code == 403


def test_reading_is_logged(http, stored, frappe_site):
	name = stored[State.APPROVED]
	http(SUPERVISOR.user).get(PDF, params={"name": name})
	frappe_site.db.rollback()
	assert frappe_site.db.exists(
		"Access Log", {"reference_document": name, "user": SUPERVISOR.user, "file_type": "PDF"}
	)


def test_print_format_is_the_reports_own_and_standard(site):
	form = frappe.get_doc("Print Format", "Progress Report Paper")
	assert (form.standard, form.module, form.doc_type) == ("Yes", "Documents", "Progress Report")
	assert not form.html
	assert frappe.get_meta("Progress Report").default_print_format == form.name


def test_commune_constant_is_the_commune_of_the_story(site):
	assert frappe.db.get_value("Agency", BUM_TO, "place_name") == "Bum Tở"
