"""The paper of a consolidated report: made from the record, in the register when it is issued, recalled with the report."""

import functools
import hashlib
from collections.abc import Callable
from io import BytesIO
from types import ModuleType

import docx
import frappe
import pytest
from actors import (
	BUM_TO,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	PROVINCE,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	Person,
	as_user,
)
from factories import PLAN, REASON, act, consolidated_at, report_at
from frappe.model.document import Document
from frappe.www.printview import get_html_and_style
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service
from laichau_env.consolidation.constants import REPORT
from laichau_env.documents import pdf
from laichau_env.documents import service as documents
from laichau_env.documents.register import frozen
from laichau_env.documents.register.files import issued_bytes
from pypdf import PdfReader

PAPER = "Official Document"
MINE = "Lời của cán bộ tổng hợp thay lời gộp."


def papers_of(report: Document) -> list[Document]:
	"""Entries of the register that the record has, in the order of their numbers."""
	names = frappe.get_all(PAPER, {"source_name": report.name}, pluck="name", order_by="number")
	return [frappe.get_doc(PAPER, name) for name in names]


def words_of(report: Document, person: Person = EXAMINER) -> str:
	"""What the PDF says that `person` gets, on one line."""
	with as_user(person):
		return flow(documents.pdf_of(report.name, report.doctype))


def flow(pdf: bytes) -> str:
	"""The text of a PDF on one line."""
	return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.fixture
def api(site: ModuleType) -> ModuleType:
	"""Read in here, for the framework opens its logs by the working directory."""
	from laichau_env.documents import api

	return api


def led_task(report: Document) -> str:
	"""A task of which something was reported."""
	return next(row.plan_task for row in report.lines if row.reported)


@pytest.fixture
def corrected(consolidated: Document) -> Document:
	"""The report of one agency, with two missing: a figure corrected, a text written by hand."""
	with as_user(EXAMINER):
		service.correct(
			consolidated.name, BUM_TO, "percent", "37,5", REASON, plan_task=led_task(consolidated)
		)
		report = frappe.get_doc(REPORT, consolidated.name)
		row = next(row for row in report.texts if row.kind == "Part" and row.subject == "situation")
		row.hand_text = MINE
		report.save()
	return frappe.get_doc(REPORT, report.name)


def test_a_draft_shows_the_record_and_says_that_it_is_one(corrected: Document) -> None:
	text = words_of(corrected)
	assert "DỰ THẢO" in text and "/BC-UBND" in text
	assert "Kính gửi: Bộ Nông nghiệp và Môi trường." in text
	assert "báo cáo của 01/03 cơ quan, địa phương tính đến ngày" in text
	for missing in ("phường Đoàn Kết", "Sở Y tế"):
		assert missing in text.partition("chưa có báo cáo được tổng hợp của:")[2][:120]
	assert MINE in text, "the officer's words stand in the place of the merged ones"
	assert "UBND xã Bum Tở: Đã thu gom 12 tấn" in text
	assert "Đối với Sở Nông nghiệp và Môi trường" in text and "Đề nghị hỗ trợ xe thu gom" in text


def test_each_correction_is_noted_under_the_table(corrected: Document) -> None:
	text = words_of(corrected)
	note = text.partition("Ghi chú: số liệu được hiệu chỉnh khi tổng hợp")[2][:400]
	assert "Phần trăm hoàn thành của Ủy ban nhân dân xã Bum Tở" in note
	assert "số đã báo cáo 50%, số hiệu chỉnh 37,5%" in note
	assert f"lý do: {REASON[0].lower()}{REASON[1:]}" in note
	assert "37,5 (1)" in text, "the figure leads to its note"


def test_figures_of_the_paper_are_those_of_the_record(corrected: Document) -> None:
	with as_user(EXAMINER):
		paper = documents.paper_of(corrected.name, REPORT)
	rows = [row for group in paper.tasks for row in group.rows]
	assert len(rows) == len(corrected.lines) == 41
	for row, line in zip(rows, corrected.lines, strict=True):
		assert (row.owed, row.boxes.total) == (line.owed, line.reported)
	assert paper.totals.boxes.total == sum(line.reported for line in corrected.lines) > 0
	assert [row.standing for row in paper.agencies][:2] == ["Chưa có", "Chưa có"], (
		"who is missing stands first"
	)
	by_agency = [row.boxes.total for row in paper.agencies]
	assert sum(by_agency) == paper.totals.boxes.total, "agencies and tasks add up to the same"


def test_texts_of_many_agencies_are_printed_whole(code: str, approved: Callable[..., Document]) -> None:
	source = approved(BUM_TO)
	task = next(line.plan_task for line in source.lines if line.role == "Lead")
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
	text = next(row for row in report.texts if row.kind == "Result" and row.plan_task == task)
	many = "\n".join(f"Cơ quan thứ {number}: kết quả riêng số {number}." for number in range(1, 59))
	frappe.db.set_value("Consolidated Text", text.name, "built_text", many)
	printed = words_of(report)
	assert all(f"kết quả riêng số {number}." in printed for number in range(1, 59))


def test_issuing_enters_the_paper_in_the_register(corrected: Document, code: str) -> None:
	report = consolidated_at(State.ISSUED, code)
	(paper,) = papers_of(report)
	assert (paper.agency, paper.status, paper.source_doctype) == (PROVINCE, "Issued", REPORT)
	assert paper.notation == f"{int(report.document_number):02d}/BC-UBND"
	assert paper.signatory_name == report.signatory_name and paper.signatory_user == PROVINCE_CHAIR.user
	assert paper.recipients[0].organ_name == "Bộ Nông nghiệp và Môi trường"
	assert hashlib.sha256(paper.context_json.encode()).hexdigest() == paper.context_hash
	shown = frozen.from_json(paper.print_format, paper.context_json)
	assert frozen.as_json(shown) == paper.context_json
	text = words_of(report, PROVINCE_CHAIR)
	assert "DỰ THẢO" not in text and f"Số: {paper.notation}" in text
	assert "số đã báo cáo 50%, số hiệu chỉnh 37,5%" in text and "phường Đoàn Kết" in text
	frappe.db.set_value("Consolidated Line", report.lines[0].name, "task_content", "Nội dung khác")
	with as_user(SUPERVISOR):
		assert documents.pdf_of(report.name, REPORT) == issued_bytes(paper.name), "as issued, byte for byte"


def test_what_leads_out_of_the_issued_states_recalls_it(corrected: Document, code: str) -> None:
	report = consolidated_at(State.ISSUED, code)
	act(report, EXAMINER, Action.RECORD_SENDING, sent_on=report.document_date, sent_way="Trục liên thông")
	(old,) = papers_of(report)
	assert old.status == "Issued", "sending it changes nothing"
	act(report, PROVINCE_CHAIR, Action.REVOKE)
	(old,) = papers_of(report)
	assert (old.status, old.closed_reason) == ("Recalled", REASON)
	assert "ĐÃ THU HỒI" in words_of(report)
	again = consolidated_at(State.ISSUED, code)
	assert again.amended_from == report.name
	(new,) = papers_of(again)
	old.reload()
	assert (old.status, old.replaced_by, old.closed_reason) == ("Replaced", new.name, REASON)
	assert new.number > old.number


READERS = {
	State.DRAFT: {EXAMINER, DIRECTOR},
	State.PROVINCE_REVIEW: {EXAMINER, DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR, SUPERVISOR},
	State.ISSUED: {EXAMINER, DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR, SUPERVISOR},
}
EVERYBODY = (
	EXAMINER,
	DIRECTOR,
	PROVINCE_OFFICER,
	PROVINCE_CHAIR,
	SUPERVISOR,
	OFFICER,
	STRANGER,
	STRANGE_DIRECTOR,
)


@pytest.fixture
def laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
	"""Equal papers give equal bytes: where only the right to them is asked, the 26 pages are laid out once."""
	monkeypatch.setattr(pdf, "lay_out", functools.cache(pdf.lay_out))


@pytest.mark.parametrize("state", READERS, ids=str)
def test_only_who_sees_the_report_gets_its_paper(
	api: ModuleType, corrected: Document, code: str, laid_out_once: None, state: State
) -> None:
	report = consolidated_at(state, code)
	for person in EVERYBODY:
		ways: dict[str, Callable[[], object]] = {
			"ours": lambda: documents.pdf_of(report.name, REPORT),
			"stock": lambda: api.download_pdf(REPORT, report.name, format="Standard"),
			"several": lambda: api.download_multi_pdf(REPORT, f'["{report.name}"]'),
			"preview": lambda: get_html_and_style(
				REPORT, report.name, print_format="Consolidated Report Paper"
			),
		}
		with as_user(person):
			for way, call in ways.items():
				if person in READERS[state]:
					call()
					continue
				with pytest.raises(frappe.PermissionError):
					call()
					pytest.fail(f"{person} gets the paper by {way}")


def test_who_sees_the_report_sees_its_paper_in_the_register(corrected: Document, code: str) -> None:
	(paper,) = papers_of(consolidated_at(State.ISSUED, code))
	for person in EVERYBODY:
		with as_user(person):
			listed = bool(frappe.get_list(PAPER, {"name": paper.name}))
			opens = bool(frappe.get_doc(PAPER, paper.name).has_permission("read"))
		assert listed == opens == (person in READERS[State.ISSUED]), person


def test_the_word_file_says_the_same(api: ModuleType, corrected: Document) -> None:
	with as_user(EXAMINER):
		api.download_word(corrected.name, REPORT)
	answer = frappe.local.response
	assert answer.filename == f"{corrected.name}.docx"
	document = docx.Document(BytesIO(answer.filecontent))
	text = "".join(part.text or "" for part in document.element.body.iter() if part.tag.endswith("}t"))
	assert "DỰ THẢO" not in text and MINE in text and "số hiệu chỉnh 37,5%" in text


def test_a_department_reports_on_the_tasks_it_leads_in_its_own_name(
	code: str, approved: Callable[..., Document]
) -> None:
	approved()
	with as_user(STRANGER):
		report = service.make_report(code, "Own Tasks")
		situation = next(row for row in report.texts if row.subject == "situation")
		assert not situation.built_text, "what agencies say of themselves does not speak for the department"
		situation.hand_text = MINE
		report.save()
	text = words_of(report, STRANGER)
	assert f"I. TÌNH HÌNH TRIỂN KHAI VÀ CÔNG TÁC CHỈ ĐẠO {MINE}" in text and "III. ĐÁNH GIÁ CHUNG" in text
	assert "DỰ THẢO" in text and "UBND TỈNH LAI CHÂU" in text and "SỞ Y TẾ" in text
	assert "/BC-SYT" in text and "Kính gửi: Sở Nông nghiệp và Môi trường." in text
	assert "các nhiệm vụ do Sở Y tế chủ trì" in text
	act(report, STRANGER, Action.REQUEST_SIGNATURE)
	act(report, STRANGE_DIRECTOR, Action.ISSUE)
	(paper,) = papers_of(report)
	assert (paper.agency, paper.status) == ("SYT", "Issued") and paper.notation.endswith("/BC-SYT")
	assert "GIÁM ĐỐC" in paper.signatory_title
	with as_user(EXAMINER):
		assert not frappe.get_doc(REPORT, report.name).has_permission("read")
		assert frappe.get_doc(PAPER, paper.name).has_permission("read"), "it is written to the department"
	with as_user(OFFICER):
		assert not frappe.get_doc(PAPER, paper.name).has_permission("read")


def write_heading(report: Document, words: str) -> None:
	with as_user(EXAMINER):
		report.reload()
		row = next(row for row in report.texts if row.subject == "Hiện trạng môi trường")
		row.hand_text = words
		report.save()


def test_the_yearly_report_prints_the_headings_of_its_regime(
	site: ModuleType, code: str, approved: Callable[..., Document]
) -> None:
	values = {
		"doctype": "Reporting Regime",
		"regime_code": f"CD-{code}",
		"regime_name": "Chế độ thử",
		"directive": PLAN,
		"kind": "Ad Hoc",
		"content_required": "Thử",
		"paper_title": "Công tác bảo vệ môi trường",
		"cited_as": "Luật Bảo vệ môi trường",
		"headings": [
			{"title": "Hiện trạng môi trường", "contents": "Own Words"},
			{"title": "Bối cảnh", "contents": "Situation"},
			{"title": "Kết quả hoạt động", "contents": "Task Results"},
			{"title": "Nguồn lực", "contents": "Funds"},
			{"title": "Đánh giá chung", "contents": "Assessment"},
			{"title": "Phương hướng", "contents": "Next Steps and Proposals"},
		],
	}
	regime = frappe.get_doc(values).insert()
	frappe.db.set_value("Reporting Period", code, "regime", regime.name)
	approved(), report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
	for blank in ("", " ", "\n\u200b"):
		write_heading(report, blank)
		with pytest.raises(frappe.ValidationError) as caught:
			act(report, EXAMINER, Action.REQUEST_SIGNATURE)
		assert caught.value.refusal.code == "heading-empty"
	write_heading(report, "Chất lượng không khí ổn định.")
	text = words_of(report)
	places = [
		text.find(words)
		for words in (
			f"Công tác bảo vệ môi trường kỳ thử {code}",
			"Thực hiện Luật Bảo vệ môi trường, Kế hoạch",
			"I. HIỆN TRẠNG MÔI TRƯỜNG Chất lượng không khí ổn định.",
			"II. BỐI CẢNH",
			"III. KẾT QUẢ HOẠT ĐỘNG",
			"IV. NGUỒN LỰC Chưa có số liệu kinh phí.",
			"V. ĐÁNH GIÁ CHUNG",
			"VI. PHƯƠNG HƯỚNG",
		)
	]
	assert -1 not in places and places == sorted(places)
	act(report, EXAMINER, Action.REQUEST_SIGNATURE)
