"""A consolidated report that is still its department's: no way of the framework shows it, nor what hangs on it, to others.

The word stands in the officer's text, in a correction's reason, in a remark, a note and a version of the record. Each way
is asked by people who may not read it; the officer who made it sees the word by the same way, or it would prove nothing.
"""

from dataclasses import dataclass

import frappe
import pytest
from actors import (
	BUM_TO,
	EXAMINER,
	GUEST,
	OFFICER,
	PROVINCE_OFFICER,
	STRANGER,
	SUPERVISOR,
	as_user,
)
from attacking.hidden import ASKED, WORD, Way, call, page, text_of
from attacking.web import Web
from factories import act, make_period, report_at
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service
from laichau_env.consolidation.constants import BUILD, REPORT, SOURCE
from laichau_env.reporting.service import open_period

PERIOD = "RO-TH"
BLIND = (
	OFFICER,
	STRANGER,
	PROVINCE_OFFICER,
	SUPERVISOR,
	GUEST,
)
"""The province sees it when it goes up, supervisors when it is issued, agencies never."""
TEXT, CORRECTION = "Consolidated Text", "Consolidated Correction"


@dataclass(frozen=True)
class Hidden:
	"""The draft, and what hangs on it."""

	name: str
	task: str
	text: str
	correction: str
	comment: str
	version: str
	source: str
	build: str


@pytest.fixture(scope="module")
def hidden(frappe_site, web: Web) -> Hidden:
	"""Made in process, then written over HTTP (under test the framework keeps no versions); committed."""
	make_period(PERIOD, (BUM_TO, "SYT"))
	open_period(PERIOD)
	source = report_at(State.APPROVED, PERIOD, BUM_TO)
	task = next(line.plan_task for line in source.lines if line.role == "Lead")
	with as_user(EXAMINER):
		report = service.make_report(PERIOD, "Province")
		service.correct(report.name, BUM_TO, "percent", "37,5", f"Trùng số {WORD}", plan_task=task)
		report.reload()
		report.add_comment("Comment", f"Ghi chú {WORD}")
	frappe.db.commit()
	for text in ("nháp", f"Nháp {WORD}"):
		_write_over_http(web, report.name, text)
	act(report, EXAMINER, Action.REQUEST_SIGNATURE, f"Trình {WORD}")
	act(report, EXAMINER, Action.RECALL, f"Rút lại {WORD}")
	frappe.db.commit()
	report.reload()
	return Hidden(
		report.name,
		task,
		next(row.name for row in report.texts if row.subject == "situation"),
		report.corrections[0].name,
		frappe.get_last_doc("Comment", {"reference_name": report.name, "comment_type": "Comment"}).name,
		frappe.get_last_doc("Version", {"docname": report.name}).name,
		frappe.db.get_value(SOURCE, {"consolidated_report": report.name}),
		frappe.db.get_value(BUILD, {"consolidated_report": report.name}),
	)


def _write_over_http(web: Web, report: str, text: str) -> None:
	rows = web.rest(EXAMINER, "GET", REPORT, report).body["data"]["texts"]
	next(row for row in rows if row["subject"] == "situation")["hand_text"] = text
	answer = web.rest(EXAMINER, "PUT", REPORT, report, {"texts": rows})
	assert answer.status == 200, answer
	frappe.db.rollback()


def name(it: Hidden) -> str:
	return it.name


LIKE_NAME = [["name", "like", f"TH-{PERIOD}%"]]

WAYS: dict[str, Way] = {
	"client.get": call("frappe.client.get", doctype=REPORT, name=name),
	"client.get of a text": call("frappe.client.get", doctype=TEXT, name=lambda it: it.text),
	"client.get_value of a text": call("frappe.client.get_value", doctype=TEXT, fieldname="hand_text", filters=lambda it: it.text, parent=REPORT),
	"client.get_list": call("frappe.client.get_list", doctype=REPORT, fields=["name", "title"], filters=LIKE_NAME),
	"client.get_list of texts": call("frappe.client.get_list", doctype=TEXT, parent=REPORT, fields=["hand_text"], filters=lambda it: {"parent": it.name}, limit_page_length=0),
	"client.get_list of corrections": call("frappe.client.get_list", doctype=CORRECTION, parent=REPORT, fields=["reason"], filters=lambda it: {"parent": it.name}),
	"client.get_list of notes": call("frappe.client.get_list", doctype="Comment", fields=["content"], filters=lambda it: {"reference_name": it.name}),
	"client.get_list of events": call("frappe.client.get_list", doctype="Approval Event", fields=["reason"], filters=lambda it: {"reference_name": it.name}),
	"client.get_list of notices": call("frappe.client.get_list", doctype="Work Notice", fields=["*"], filters=lambda it: {"document_name": it.name}),
	"client.get_count": call("frappe.client.get_count", doctype=REPORT, filters=LIKE_NAME),
	"REST": page(f"/api/resource/{REPORT}", fields=["name"], filters=LIKE_NAME),
	"REST, its address": lambda web, person, it: web.rest(person, "GET", REPORT, it.name),
	"REST, text's address": lambda web, person, it: web.rest(person, "GET", TEXT, it.text),
	"REST, note": lambda web, person, it: web.rest(person, "GET", "Comment", it.comment),
	"REST, version": lambda web, person, it: web.rest(person, "GET", "Version", it.version),
	"REST, source": lambda web, person, it: web.rest(person, "GET", SOURCE, it.source),
	"REST, build": lambda web, person, it: web.rest(person, "GET", BUILD, it.build),
	"form": call("frappe.desk.form.load.getdoc", "GET", doctype=REPORT, name=name),
	"form's docinfo": call("frappe.desk.form.load.get_docinfo", doctype=REPORT, name=name),
	"linked with its period": call("frappe.desk.form.linked_with.get", doctype="Reporting Period", docname=PERIOD),
	"list with texts": call("frappe.desk.reportview.get", doctype=REPORT, fields=["`tabConsolidated Text`.`hand_text`"], filters=lambda it: [["name", "=", it.name]], page_length=200, view="Report"),
	"list of texts": call("frappe.desk.reportview.get", doctype=TEXT, fields=["`tabConsolidated Text`.`hand_text`"], filters=lambda it: [["parent", "=", it.name]], page_length=200),
	"list, export": call("frappe.desk.reportview.export_query", doctype=REPORT, title="x", file_format_type="CSV", fields=["`tabConsolidated Report`.`name`", "`tabConsolidated Text`.`hand_text`"], filters=LIKE_NAME),
	"search, link": call("frappe.desk.search.search_link", doctype=REPORT, txt=f"TH-{PERIOD}", searchfield="name"),
	"link title": call("frappe.desk.search.get_link_title", doctype=REPORT, docname=name),
	"column of a report": call("frappe.desk.query_report.get_data_for_custom_field", doctype=REPORT, field="title"),
	"column of a report, texts": call("frappe.desk.query_report.get_data_for_custom_field", doctype=TEXT, field="hand_text"),
	"column of a report, corrections": call("frappe.desk.query_report.get_data_for_custom_field", doctype=CORRECTION, field="reason"),
	"print view": page("/printview", doctype=REPORT, name=name),
	"PDF": call("frappe.utils.print_format.download_pdf", "GET", doctype=REPORT, name=name),
	"PDF, ours": call("laichau_env.documents.api.download_report", "GET", name=name, doctype=REPORT),
	"Word, ours": call("laichau_env.documents.api.download_word", "GET", name=name, doctype=REPORT),
	"data export": call("frappe.core.doctype.data_export.exporter.export_data", doctype=REPORT, select_columns={REPORT: ["name"], TEXT: ["name", "hand_text"]}, with_data=1, file_type="CSV"),
	"approval": call("laichau_env.approval.api.get_approval", doctype=REPORT, name=name),
	"offer of its period": call("laichau_env.consolidation.api.get_offer", period=PERIOD),
	"sources of a figure": call("laichau_env.consolidation.api.get_sources", name=name, plan_task=lambda it: it.task),
	"inbox": call("laichau_env.approval.api.get_inbox"),
}  # fmt: skip
SHOWS_THE_NAME = {
	"client.get_list", "REST", "linked with its period", "search, link", "column of a report", "inbox", "offer of its period",
}  # fmt: skip
"""Ways that list names without content: there the name gives it away, where it was not asked by name."""
SHOWS_NOTHING = {
	"REST, build", "REST, source", "REST, version", "approval", "client.get of a text", "client.get_count",
	"client.get_list of events", "client.get_list of notices", "client.get_list of notes", "REST, note", "column of a report, corrections",
	"column of a report, texts", "data export", "inbox", "link title", "list of texts", "sources of a figure",
}  # fmt: skip
"""Ways by which also the officer who made it sees nothing: refused to all, or about other things."""


def gives_away(way: str, web: Web, person, it: Hidden) -> tuple[bool, str]:
	"""Whether the answer tells of the report, and the answer."""
	answer = WAYS[way](web, person, it)
	ASKED[way] += 1
	assert answer.status < 500, f"{person}: {answer}"
	text = text_of(answer)
	counted = way == "client.get_count" and isinstance(answer.body, dict) and answer.body.get("message")
	return WORD in text or bool(counted) or (way in SHOWS_THE_NAME and it.name in text), str(answer)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_of_it_reaches_who_may_not_read_it(web: Web, hidden: Hidden, way: str) -> None:
	told = [str(person) for person in BLIND if gives_away(way, web, person, hidden)[0]]
	assert not told, f"told {told}"


@pytest.mark.parametrize("way", sorted(set(WAYS) - SHOWS_NOTHING))
def test_who_made_it_sees_it_that_way(web: Web, hidden: Hidden, way: str) -> None:
	seen, answer = gives_away(way, web, EXAMINER, hidden)
	assert seen, answer
