"""Papers that go out for a period, sheets of a report, registers: who may have and issue which, over HTTP."""

import io
import json
from collections.abc import Callable
from types import ModuleType

import frappe
import pdfplumber
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	PROVINCE_CHAIR,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
)
from factories import DATA_FROM, DATA_TO, PLAN, report_at
from laichau_env.approval.transitions import State
from laichau_env.common import clock

OUT, SHEETS = "/api/method/laichau_env.documents.outgoing.api", "/api/method/laichau_env.documents.sheets.api"
PAPER = "Official Document"


@pytest.fixture
def period(site: ModuleType) -> str:
	"""A period of two communes: one has sent its report, the other has not."""
	code = f"VB-{frappe.utils.random_string(6).upper()}"
	frappe.get_doc(
		{
			"doctype": "Reporting Period",
			"period_code": code,
			"title": f"kỳ thử {code}",
			"directive": PLAN,
			"kind": "Ad Hoc",
			"data_from": DATA_FROM,
			"data_to": DATA_TO,
			"due_agency": "2026-02-16",
			"agencies": [{"agency": BUM_TO}, {"agency": DOAN_KET}],
		}
	).insert()
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	site.db.commit()
	return code


def asked(http: Callable, who: object, call: str, **values: object):
	given = {key: json.dumps(value) if isinstance(value, dict) else value for key, value in values.items()}
	return http(who.user).post(f"{OUT}.{call}", data=given)


def words_of(pdf: bytes) -> str:
	with pdfplumber.open(io.BytesIO(pdf)) as paper:
		return "\n".join(page.extract_text() for page in paper.pages)


def test_the_department_urges_only_who_has_not_sent_and_takes_the_next_number(
	site: ModuleType, http: Callable, period: str
) -> None:
	values = {"agencies": [], "extra": "Đề nghị gửi kèm bảng số liệu."}
	draft = asked(http, EXAMINER, "prepare", kind="urging", period=period, values=values)
	assert draft.status_code == 200, draft.text
	told = draft.json()["message"]
	assert told["may_issue"] is False
	names = dict(
		frappe.get_all("Agency", {"name": ("in", (BUM_TO, DOAN_KET))}, ["name", "agency_name"], as_list=True)
	)
	assert any(names[DOAN_KET].split()[-1] in line for line in told["addressees"])
	assert not any(names[BUM_TO] in line for line in told["addressees"])

	seen = asked(http, EXAMINER, "download_draft", kind="urging", period=period, values=values)
	text = words_of(seen.content)
	assert "DỰ THẢO" in text and "Đề nghị gửi kèm bảng số liệu." in text

	series = {"agency": "SNNMT", "year": clock.today().year, "paper_kind": "CV"}
	last = frappe.db.get_value("Document Number Series", series, "last_number") or 0
	issue = {"kind": "urging", "period": period, "values": values, "seen_hash": told["seen_hash"]}
	refused = asked(http, EXAMINER, "issue", **issue)
	assert (refused.status_code, refused.json()["refusal"]) == (403, "not-for-you-to-issue")
	stale = asked(http, DIRECTOR, "issue", **{**issue, "seen_hash": "0" * 64})
	assert stale.status_code == 409
	done = asked(http, DIRECTOR, "issue", **issue)
	assert done.status_code == 200, done.text
	site.db.rollback()
	paper = frappe.get_doc(PAPER, done.json()["message"]["name"])
	assert (paper.agency, paper.status, paper.source_name) == ("SNNMT", "Issued", period)
	assert paper.number == last + 1
	assert [row.agency for row in paper.recipients if row.agency] == [DOAN_KET]
	again = asked(http, DIRECTOR, "issue", **issue)
	assert again.status_code == 409, "the draft that was seen has been issued"


@pytest.mark.parametrize("kind", ["urging", "request", "submission", "province_report"])
@pytest.mark.parametrize("who", [OFFICER, CHAIR, STRANGER, STRANGE_DIRECTOR, SUPERVISOR])
def test_others_draft_nothing(http: Callable, period: str, who: object, kind: str) -> None:
	for call in ("prepare", "download_draft"):
		answer = asked(http, who, call, kind=kind, period=period, values={})
		assert answer.status_code == 403, answer.text


def test_the_province_issues_its_report_once(site: ModuleType, http: Callable, period: str) -> None:
	values = {"words": {"situation": "Tình hình chung <b>đậm</b> & ổn định."}}
	told = asked(
		http, PROVINCE_CHAIR, "prepare", kind="province_report", period=period, values=values
	).json()["message"]
	issue = {"kind": "province_report", "period": period, "values": values, "seen_hash": told["seen_hash"]}
	assert asked(http, DIRECTOR, "issue", **issue).status_code == 403
	done = asked(http, PROVINCE_CHAIR, "issue", **issue)
	assert done.status_code == 200, done.text
	again = asked(
		http, PROVINCE_CHAIR, "prepare", kind="province_report", period=period, values=values
	).json()["message"]
	second = asked(http, PROVINCE_CHAIR, "issue", **{**issue, "seen_hash": again["seen_hash"]})
	assert (second.status_code, second.json()["refusal"]) == (409, "paper-already-issued")
	printed = http(PROVINCE_CHAIR.user).get(
		f"{SHEETS}.download_register", params={"year": clock.today().year}
	)
	assert done.json()["message"]["notation"] in words_of(printed.content)


def test_a_day_that_is_past_or_unreadable_is_refused_in_words(http: Callable, period: str) -> None:
	for day, refusal in (("2020-01-01", "reply-day-past"), ("hôm qua", "reply-day-unreadable")):
		answer = asked(http, EXAMINER, "prepare", kind="request", period=period, values={"reply_by": day})
		assert (answer.status_code, answer.json()["refusal"]) == (417, refusal), answer.text


def test_the_sheets_are_for_who_examines(http: Callable, period: str) -> None:
	report = f"BC-{period}-{BUM_TO}"
	for call in ("download_examination", "download_submitting"):
		sheet = http(EXAMINER.user).get(f"{SHEETS}.{call}", params={"name": report})
		assert sheet.status_code == 200 and sheet.content.startswith(b"%PDF")
		word = http(DIRECTOR.user).get(f"{SHEETS}.{call}", params={"name": report, "as_word": 1})
		assert word.content.startswith(b"PK")
		for who in (OFFICER, STRANGER):
			refused = http(who.user).get(f"{SHEETS}.{call}", params={"name": report})
			assert refused.status_code == 403, refused.text


def test_the_plan_and_its_decision_print_for_who_reads_them(http: Callable) -> None:
	for call, word in (("download_tasks", "nhiệm vụ"), ("download_decision", "QUYẾT ĐỊNH")):
		paper = http(OFFICER.user).get(f"{SHEETS}.{call}", params={"name": PLAN})
		assert paper.status_code == 200, paper.text[:300]
		assert word.lower() in words_of(paper.content).lower()
	assert http().get(f"{SHEETS}.download_tasks", params={"name": PLAN}).status_code == 403
