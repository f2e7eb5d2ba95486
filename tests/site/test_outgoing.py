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
	OTHER_CHAIR,
	OTHER_OFFICER,
	PROVINCE,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	as_user,
)
from factories import PLAN, act, consolidated_at, make_period, report_at, steps_to
from frappe.desk.doctype.notification_log.notification_log import make_notification_logs
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.documents.outgoing import drafts, service
from laichau_env.reporting.service import open_period

OUT, SHEETS = "/api/method/laichau_env.documents.outgoing.api", "/api/method/laichau_env.documents.sheets.api"
FILE = "/api/method/laichau_env.documents.signing.api.download_paper"
PAPER = "Official Document"
WHY = "Nhầm danh sách cơ quan chưa gửi"


@pytest.fixture
def period(site: ModuleType) -> str:
	"""A period of two communes: one has sent its report, the other has not."""
	return of_two_communes()


@pytest.fixture(scope="module")
def period_of_others(frappe_site: ModuleType) -> str:
	"""As `period`, once for all to whom everything about it is refused."""
	return of_two_communes()


def of_two_communes() -> str:
	code = f"VB-{frappe.utils.random_string(6).upper()}"
	make_period(code, (BUM_TO, DOAN_KET))
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	frappe.db.commit()
	return code


def asked(http: Callable, who: object, call: str, **values: object):
	given = {key: json.dumps(value) if isinstance(value, dict) else value for key, value in values.items()}
	return http(who.user).post(f"{OUT}.{call}", data=given)


def issued(site: ModuleType, http: Callable, who: object, kind: str, period: str, **values: object) -> str:
	"""Name of the paper that `who` issues after he has seen its draft."""
	seen = asked(http, who, "prepare", kind=kind, period=period, values=values).json()["message"]["seen_hash"]
	done = asked(http, who, "issue", kind=kind, period=period, values=values, seen_hash=seen)
	assert done.status_code == 200, done.text
	site.db.rollback()
	return done.json()["message"]["name"]


def words_of(pdf: bytes) -> str:
	with pdfplumber.open(io.BytesIO(pdf)) as paper:
		return "\n".join(page.extract_text() for page in paper.pages)


def test_the_department_urges_only_who_has_not_sent_and_takes_the_next_number(
	site: ModuleType, http: Callable, period: str
) -> None:
	values = {"extra": "Đề nghị gửi kèm bảng số liệu."}
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

	nobody = asked(http, EXAMINER, "prepare", kind="urging", period=period, values={"agencies": [BUM_TO]})
	assert nobody.json()["refusal"] == "no-agency-chosen", "none who still owes is chosen"

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


@pytest.fixture
def handed_in(site: ModuleType, period: str) -> Document:
	"""The consolidated report of the period, which waits for the department's leader: one agency of two is counted."""
	open_period(period)
	report = frappe.get_doc("Progress Report", f"BC-{period}-{BUM_TO}")
	for person, action in steps_to(State.APPROVED)[2:]:
		act(report, person, action)
	made = consolidated_at(State.DEPARTMENT_APPROVAL, period)
	site.db.commit()
	return made


@pytest.mark.parametrize("kind", ["urging", "request", "submission"])
@pytest.mark.parametrize("who", [OFFICER, CHAIR, STRANGER, STRANGE_DIRECTOR, SUPERVISOR])
def test_others_draft_nothing(http: Callable, period_of_others: str, who: object, kind: str) -> None:
	for call in ("prepare", "download_draft"):
		answer = asked(http, who, call, kind=kind, period=period_of_others, values={})
		assert answer.status_code == 403, answer.text


@pytest.mark.usefixtures("handed_in")
def test_one_submission_of_a_period_counts(site: ModuleType, http: Callable, period: str) -> None:
	values = {"extra": "Nội dung <b>đậm</b> & thêm."}
	told = asked(http, DIRECTOR, "prepare", kind="submission", period=period, values=values).json()["message"]
	issue = {"kind": "submission", "period": period, "values": values, "seen_hash": told["seen_hash"]}
	for other in (PROVINCE_CHAIR, EXAMINER):
		assert asked(http, other, "issue", **issue).status_code == 403, other
	done = asked(http, DIRECTOR, "issue", **issue)
	assert done.status_code == 200, done.text
	again = asked(http, DIRECTOR, "prepare", kind="submission", period=period, values=values).json()[
		"message"
	]
	second = asked(http, DIRECTOR, "issue", **{**issue, "seen_hash": again["seen_hash"]})
	assert (second.status_code, second.json()["refusal"]) == (409, "paper-already-issued")
	printed = http(DIRECTOR.user).get(f"{SHEETS}.download_register", params={"year": clock.today().year})
	assert done.json()["message"]["notation"] in words_of(printed.content)


def test_a_submission_brings_a_report_that_was_handed_in(http: Callable, period: str) -> None:
	"""The paper of the province itself goes out through the report's own workflow alone."""
	for kind, refusal in (("submission", "nothing-to-submit"), ("province_report", "not-for-you-to-draft")):
		answer = asked(http, DIRECTOR, "prepare", kind=kind, period=period, values={})
		assert answer.json()["refusal"] == refusal, answer.text


def test_a_submission_says_what_the_report_says(
	site: ModuleType, http: Callable, period: str, handed_in: Document
) -> None:
	seen = asked(http, DIRECTOR, "prepare", kind="submission", period=period, values={}).json()["message"]
	text = " ".join(
		words_of(asked(http, EXAMINER, "download_draft", kind="submission", period=period).content).split()
	)
	owed, reported = (sum(line.get(name) for line in handed_in.lines) for name in ("owed", "reported"))
	assert f"phải báo cáo {owed:02d} lượt nhiệm vụ, đã báo cáo {reported:02d} lượt" in text
	assert "Có 01/02 cơ quan, địa phương có báo cáo được đưa vào tổng hợp" in text
	assert "Có 01 đề xuất, kiến nghị" in text
	act(handed_in, DIRECTOR, Action.SEND_BACK)
	site.db.commit()
	issue = {"kind": "submission", "period": period, "seen_hash": seen["seen_hash"]}
	assert asked(http, DIRECTOR, "issue", **issue).json()["refusal"] == "nothing-to-submit", (
		"it is the officer's again"
	)


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


def test_the_agency_written_to_reads_the_letter_and_nobody_else_does(
	site: ModuleType, http: Callable, period: str
) -> None:
	letter = issued(site, http, DIRECTOR, "urging", period)
	record, listed = f"/api/resource/{PAPER}/{letter}", {"filters": json.dumps({"name": letter})}
	rows = {"parent": PAPER, "filters": json.dumps({"parent": letter}), "fields": '["organ_name"]'}
	for reader in (OTHER_OFFICER, OTHER_CHAIR, EXAMINER):
		session = http(reader.user)
		assert session.get(record).status_code == 200, reader
		assert len(session.get(f"/api/resource/{PAPER}", params=listed).json()["data"]) == 1, reader
		file = session.get(FILE, params={"name": letter, "inline": 1})
		assert "đôn đốc" in words_of(file.content), reader
	changed = http(OTHER_CHAIR.user).put(record, json={"excerpt": "khác"})
	assert changed.status_code == 403, changed.text
	assert asked(http, OTHER_CHAIR, "recall", name=letter, reason=WHY).status_code == 403
	for stranger in (OFFICER, CHAIR, STRANGER, SUPERVISOR):
		session = http(stranger.user)
		assert session.get(record).status_code == 403, stranger
		assert session.get(f"/api/resource/{PAPER}", params=listed).json()["data"] == [], stranger
		assert session.get(FILE, params={"name": letter}).status_code == 403, stranger
		told = session.get("/api/resource/Official Document Recipient", params=rows)
		assert not told.json().get("data"), f"{stranger} is told whom the letter is written to"


def test_the_agency_written_to_is_told_of_the_letter_and_of_its_recall(
	site: ModuleType, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	jobs: list[tuple] = []
	monkeypatch.setattr(frappe, "enqueue", lambda job, **words: jobs.append((job, words)))
	values = drafts.values_of({})
	with as_user(DIRECTOR):
		letter = service.issue("urging", period, values, drafts.draft("urging", period, values).seen_hash)
		service.recall(letter.name, WHY)
	for job, words in jobs:
		if job is make_notification_logs:
			job(doc=words["doc"], users=words["users"])
	notices = frappe.get_all(
		"Notification Log", {"document_name": letter.name}, ["for_user", "subject"], order_by="creation"
	)
	assert {notice.for_user for notice in notices} == {
		user for user in frappe.get_all("Official", {"agency": DOAN_KET, "disabled": 0}, pluck="user") if user
	}
	assert letter.notation in notices[0].subject and WHY in notices[-1].subject


@pytest.mark.usefixtures("handed_in")
def test_a_submission_is_read_by_the_province(site: ModuleType, http: Callable, period: str) -> None:
	paper = issued(site, http, DIRECTOR, "submission", period)
	for reader in (PROVINCE_CHAIR, PROVINCE_OFFICER):
		assert http(reader.user).get(FILE, params={"name": paper}).status_code == 200, reader
	assert http(STRANGE_DIRECTOR.user).get(FILE, params={"name": paper}).status_code == 403
	(first, *_) = frappe.get_doc(PAPER, paper).recipients
	assert (first.agency, first.organ_name) == (PROVINCE, "Ủy ban nhân dân tỉnh Lai Châu")


@pytest.mark.usefixtures("handed_in")
def test_who_may_recall_and_what_then_stands_in_its_place(
	site: ModuleType, http: Callable, period: str
) -> None:
	first = issued(site, http, DIRECTOR, "submission", period)
	for who, reason, refusal in (
		(EXAMINER, WHY, "not-for-you-to-recall"),
		(DIRECTOR, "sai", "reason-too-short"),
	):
		told = asked(http, who, "recall", name=first, reason=reason).json()
		assert told["refusal"] == refusal, told
	report = frappe.db.get_value(PAPER, {"source_doctype": "Progress Report", "agency": BUM_TO})
	told = asked(http, CHAIR, "recall", name=report, reason=WHY).json()
	assert told["refusal"] == "recall-on-report", told

	assert asked(http, DIRECTOR, "recall", name=first, reason=WHY).status_code == 200
	site.db.rollback()
	closed = frappe.get_doc(PAPER, first)
	assert (closed.status, closed.closed_reason) == ("Recalled", WHY)
	again = asked(http, DIRECTOR, "recall", name=first, reason=WHY).json()
	assert again["refusal"] == "paper-closed"
	printed = http(DIRECTOR.user).get(f"{SHEETS}.download_register", params={"year": clock.today().year})
	assert "Thu hồi" in words_of(printed.content)

	second = issued(site, http, DIRECTOR, "submission", period)
	closed.reload()
	new = frappe.get_doc(PAPER, second)
	assert (closed.status, closed.replaced_by, closed.closed_reason) == ("Replaced", second, WHY)
	assert new.number > closed.number, "the number of a recalled paper is never given again"
	shown = (
		http(DIRECTOR.user)
		.get("/api/method/frappe.desk.form.load.getdoc", params={"doctype": PAPER, "name": second})
		.json()["docs"][0]["__onload"]["paper"]
	)
	assert shown["may_recall"] and [row["name"] for row in shown["replaces"]] == [first]


def test_a_letter_stands_for_the_recalled_one_that_is_chosen(
	site: ModuleType, http: Callable, period: str
) -> None:
	old = issued(site, http, DIRECTOR, "urging", period)
	refused = asked(http, DIRECTOR, "prepare", kind="urging", period=period, values={"replaces": old})
	assert refused.json()["refusal"] == "nothing-to-replace", "it still counts"
	asked(http, DIRECTOR, "recall", name=old, reason=WHY)
	other = issued(site, http, DIRECTOR, "request", period)
	assert frappe.db.get_value(PAPER, old, "status") == "Recalled", "no letter replaces another unasked"
	offer = http(DIRECTOR.user).get(f"{OUT}.get_offer", params={"period": period}).json()["message"]
	assert [letter["value"] for letter in offer["recalled"]] == [old]
	new = issued(site, http, DIRECTOR, "urging", period, replaces=old)
	assert frappe.db.get_value(PAPER, old, "replaced_by") == new != other
	notation = frappe.db.get_value(PAPER, old, "notation")
	said = " ".join(words_of(http(DIRECTOR.user).get(FILE, params={"name": new}).content).split())
	assert f"thay thế Công văn số {notation}" in said


def test_the_drafting_unit_of_a_letter_is_data_in_capitals(
	site: ModuleType, http: Callable, period: str
) -> None:
	letter = frappe.get_doc(PAPER, issued(site, http, PROVINCE_CHAIR, "request", period))
	assert letter.notation.endswith("/UBND-KTN")
	for unit in ("Kt7", "phòng 1", "K-TN"):
		told = asked(http, EXAMINER, "prepare", kind="request", period=period, values={"unit": unit}).json()
		assert told["refusal"] == "unit-symbol-unfit", told
	typed = frappe.get_doc(PAPER, issued(site, http, DIRECTOR, "request", period, unit="MT"))
	assert typed.notation.endswith("/SNNMT-MT")
