"""A draft that bears a word which stands nowhere else, and the ways to ask for it."""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import frappe
from actors import (
	CHAIR,
	DIRECTOR,
	EXAMINER,
	GUEST,
	OFFICER,
	OTHER_CHAIR,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGER,
	SUPERVISOR,
	Person,
	as_user,
)
from factories import act, indicator_asked, report_at, seen
from frappe.model.document import Document
from laichau_env.approval import service
from laichau_env.approval.transitions import State
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from attacking.web import Answer, Web

REPORT, LINE, FIGURE = "Progress Report", "Progress Report Line", "Report Indicator Value"
PERIOD = "RO-2"
WORD = "BIMATZ9"
BLIND = (
	OTHER_OFFICER,
	OTHER_CHAIR,
	EXAMINER,
	DIRECTOR,
	STRANGER,
	PROVINCE_OFFICER,
	PROVINCE_CHAIR,
	SUPERVISOR,
	PLANNER,
	GUEST,
)
ASKED: Counter[str] = Counter()


@dataclass(frozen=True)
class Hidden:
	"""The draft, and what hangs on it."""

	name: str
	lines: tuple[str, ...]
	figure: str
	file: str
	file_url: str
	comment: str
	version: str


def make_hidden(web: Web) -> Hidden:
	"""The draft, written over HTTP and in process; committed."""
	with indicator_asked():
		report = report_at(State.DRAFT, PERIOD, evidence=False)
	frappe.db.commit()
	if WORD not in (report.situation or ""):
		for text in ("nháp", f"Nháp {WORD}"):  # over HTTP: under test the framework keeps no versions
			assert web.rest(OFFICER, "PUT", REPORT, report.name, {"situation": text}).status == 200
		frappe.db.rollback()
		_write(report)
		_send_back(report)
		frappe.db.commit()
	file = frappe.get_doc("File", {"attached_to_doctype": REPORT, "attached_to_name": report.name})
	comment = frappe.get_last_doc("Comment", {"reference_name": report.name, "comment_type": "Comment"})
	version = frappe.get_last_doc("Version", {"docname": report.name})
	report = frappe.get_doc(REPORT, report.name)
	frappe.db.rollback()
	return Hidden(
		report.name,
		tuple(row.name for row in report.lines),
		report.indicator_values[0].name,
		file.name,
		file.file_url,
		comment.name,
		version.name,
	)


def _write(report: Document) -> None:
	with as_user(OFFICER):
		report.reload()
		file = frappe.get_doc(
			{
				"doctype": "File",
				"file_name": f"{WORD}.png",
				"attached_to_doctype": REPORT,
				"attached_to_name": report.name,
				"is_private": 1,
				"content": _picture(),
			}
		).insert()
		for line in report.lines:
			line.result, line.percent, line.pace = f"Kết quả {WORD}", 50, "On Track"
		for row in report.indicator_values:
			row.value_text, row.reason = "77,7", f"Số liệu {WORD}"
		report.results_summary = WORD
		report.append("proposals", {"proposal": f"Đề nghị {WORD}", "addressee": "SNNMT"})
		report.append("evidence", {"file": file.file_url, "caption": WORD})
		report.save()
		report.add_comment("Comment", f"Ghi chú {WORD}")
		report.add_tag(WORD)
		frappe.get_doc(
			{
				"doctype": "ToDo",
				"allocated_to": OFFICER.user,
				"reference_type": REPORT,
				"reference_name": report.name,
				"description": WORD,
			}
		).insert()


def _picture() -> bytes:
	"""A picture whose bytes hold the word."""
	written, out = PngInfo(), io.BytesIO()
	written.add_text("Comment", WORD)
	Image.new("RGB", (8, 4)).save(out, "PNG", pnginfo=written)
	return out.getvalue()


def _send_back(report: Document) -> None:
	"""Its own leader has it completed: events and remarks of a draft."""
	act(report, OFFICER, "Request Signature")
	with as_user(CHAIR):
		remarks = [{"place": "situation", "remark": f"Hãy viết lại {WORD}"}]
		service.act(REPORT, report.name, "Send Back", seen(report), f"Xem lại {WORD}", {"remarks": remarks})


def text_of(answer: Answer) -> str:
	"""All that the answer holds, archives unpacked."""
	if isinstance(answer.body, bytes):
		if answer.body[:2] == b"PK":
			with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
				return "\n".join(
					name + archive.read(name).decode(errors="replace") for name in archive.namelist()
				)
		if answer.body[:4] == b"%PDF":
			return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body)).pages)
		return answer.body.decode(errors="replace")
	return json.dumps(answer.body, ensure_ascii=False) + answer.told


Way = Callable[[Web, Person, Hidden], Answer]


def call(method: str, verb: str = "POST", /, **values: object) -> Way:
	"""A whitelisted call; values may be made of what is hidden."""

	def ask(web: Web, person: Person, it: Hidden) -> Answer:
		words = {key: value(it) if callable(value) else value for key, value in values.items()}
		return web.call(person, method, verb=verb, **words)

	return ask


def page(path: str, **params: object) -> Way:
	return lambda web, person, it: web.get(
		person, path, **{key: value(it) if callable(value) else value for key, value in params.items()}
	)
