"""E-mails of notices: one for each, or one a working morning, once, and nothing lost where none can be sent."""

import email
import re
from datetime import date, datetime, timedelta
from types import ModuleType

import frappe
import frappe.utils.data
import pytest
from actors import BUM_TO, CHAIR, DIRECTOR, DOAN_KET, EXAMINER, OFFICER, SECOND_EXAMINER, VICE_CHAIR, as_user
from factories import REASON, REPORT, act, report_at
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.follow_up.notices import letters, mail, morning, service
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Email, Mode

SATURDAY, MONDAY = date(2027, 3, 6), date(2027, 3, 8)


@pytest.fixture(autouse=True)
def nothing_else_waits(site: ModuleType) -> None:
	"""What other tests left to be sent is out of the way until the test is undone."""
	waiting = [one.value for one in (Email.NOT_SET_UP, Email.TO_SEND, Email.FOR_DIGEST, Email.NOT_SENT)]
	frappe.db.set_value(NOTICE, {"email_state": ("in", waiting)}, "email_state", Email.NOT_NEEDED.value)


@pytest.fixture
def mail_account(site: ModuleType) -> None:
	"""An account to send from; nothing is sent in a test, e-mails stand in the framework's queue."""
	frappe.get_doc(
		{
			"doctype": "Email Account",
			"email_account_name": "Thử",
			"email_id": "he.thong@laichau.example",
			"enable_outgoing": 1,
			"default_outgoing": 1,
			"smtp_server": "localhost",
			"password": "khong",
		}
	).insert()


def test_each_gets_his_e_mail_once_with_a_link_and_no_action(site: ModuleType, mail_account: None) -> None:
	service.choose(VICE_CHAIR.user, Mode.NONE)
	report = report_at(State.PENDING_SIGNATURE, "TB-11", evidence=False)
	before = frappe.db.count("Email Queue")
	mail.send_each()
	mail.send_each()
	queued = frappe.get_all("Email Queue", pluck="name", order_by="creation desc")
	to = frappe.get_all("Email Queue Recipient", {"parent": ("in", queued)}, pluck="recipient")
	assert to.count(CHAIR.user) == 1 and VICE_CHAIR.user not in to
	assert frappe.db.count("Email Queue") >= before + 1
	message = frappe.db.get_value("Email Queue", {"message": ("like", f"%{report.name}%")}, "message")
	assert "apply_action" not in message and "confirm_action" not in message
	states = dict(
		frappe.get_all(NOTICE, {"document_name": report.name}, ["user", "email_state"], as_list=True)
	)
	assert states[CHAIR.user] == Email.HANDED_OVER and states[VICE_CHAIR.user] == Email.NOT_WANTED


def test_an_e_mail_that_is_not_taken_loses_nothing(
	site: ModuleType, mail_account: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	report = report_at(State.PENDING_SIGNATURE, "TB-12", evidence=False)

	def broken(**words: object) -> None:
		raise frappe.OutgoingEmailError

	monkeypatch.setattr(frappe, "sendmail", broken)
	mail.send_each()
	states = frappe.get_all(NOTICE, {"document_name": report.name}, pluck="email_state")
	assert set(states) == {Email.NOT_SENT.value}


@pytest.fixture
def stand_in(site: ModuleType) -> str:
	"""The account of an official who holds no role of his own, for whom the chairman's authority is all he has."""
	user = f"dong.the.{frappe.generate_hash(length=6)}@laichau.example"
	frappe.get_doc(
		{"doctype": "User", "email": user, "first_name": "Người Đứng Thay", "send_welcome_email": 0}
	).insert()
	official = frappe.get_doc(
		{
			"doctype": "Official",
			"user": user,
			"full_name": "Người Đứng Thay",
			"agency": BUM_TO,
			"position_title": "Chuyên viên",
		}
	).insert()
	with as_user(CHAIR):
		frappe.get_doc(
			{
				"doctype": "Delegation", "from_official": frappe.db.get_value("Official", {"user": CHAIR.user}),
				"to_official": official.name, "capacity": "TUQ.", "authority": "Giấy ủy quyền số 3/GUQ-UBND",
				"valid_from": clock.today(), "valid_to": clock.today() + timedelta(days=10),
				"scope": [{"document_type": REPORT}],
			}
		).insert()  # fmt: skip
	return user


def test_who_has_nothing_but_a_delegation_reads_what_he_is_told_and_gets_his_e_mail(
	mail_account: None, stand_in: str
) -> None:
	report = report_at(State.PENDING_SIGNATURE, "TB-13", evidence=False)
	mail.send_each()
	(notice,) = frappe.get_all(
		NOTICE, {"document_name": report.name, "user": stand_in}, ["name", "email_state"]
	)
	assert notice.email_state == Email.HANDED_OVER
	with as_user(stand_in):
		assert frappe.get_doc(NOTICE, notice.name).has_permission("read")
		service.choose(stand_in, Mode.DIGEST)
		assert frappe.get_list("Notice Choice", pluck="mode") == [Mode.DIGEST.value]


def queued_to(user: str) -> list[str]:
	"""The e-mails in the framework's queue for an account, as people read them, newest first."""
	mails = frappe.get_all("Email Queue Recipient", {"recipient": user}, pluck="parent", distinct=True)
	rows = frappe.get_all("Email Queue", {"name": ("in", mails)}, ["message"], order_by="creation desc")
	return [words_of(row.message) for row in rows]


def words_of(raw: str) -> str:
	message = email.message_from_string(raw)
	part = next(one for one in message.walk() if one.get_content_type() == "text/html")
	text = part.get_payload(decode=True).decode()
	return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch):
	"""Put the clock to six in the morning of a day."""

	def put(day: date) -> None:
		moment = datetime(day.year, day.month, day.day, 6, 15)
		monkeypatch.setattr(clock, "now_datetime", lambda: moment)
		monkeypatch.setattr(frappe.utils.data, "now_datetime", lambda: moment)

	return put


def test_one_e_mail_a_working_morning_with_what_is_new_and_what_waits(
	site: ModuleType, mail_account: None, on, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	service.choose(EXAMINER.user, Mode.DIGEST)
	first = report_at(State.DEPARTMENT_REVIEW, "THU-1", BUM_TO, evidence=False)
	second = report_at(State.DEPARTMENT_REVIEW, "THU-2", BUM_TO, evidence=False)
	states = frappe.get_all(NOTICE, {"user": EXAMINER.user, "document_name": first.name}, pluck="email_state")
	assert states == [Email.FOR_DIGEST.value]
	assert frappe.db.count(LOG, {"for_user": EXAMINER.user, "document_name": first.name}) == 1, "at once here"
	mail.send_each()
	assert queued_to(EXAMINER.user) == [] and len(queued_to(SECOND_EXAMINER.user)) == 2
	on(SATURDAY)
	morning.remind_everybody()
	assert queued_to(EXAMINER.user) == [], "a day off"
	on(MONDAY)
	morning.remind_everybody()
	morning.remind_everybody()
	(letter,) = queued_to(EXAMINER.user)
	assert "Thông báo mới" in letter and "Việc đang chờ" in letter
	for report in (first, second):
		assert letter.count(f"«{report.title}»") == 2, "once as new, once as waiting"
	assert "Đề nghị duyệt" in letter and "khác" not in letter
	left = frappe.get_all(NOTICE, {"user": EXAMINER.user, "email_state": Email.FOR_DIGEST.value})
	assert left == []
	act(first, EXAMINER, Action.SEND_BACK)
	act(second, SECOND_EXAMINER, Action.SEND_BACK)
	morning.remind_everybody()
	assert len(queued_to(EXAMINER.user)) == 1, "nothing new, no e-mail"


def test_nobody_is_sent_what_went_out_of_his_sight(
	site: ModuleType, mail_account: None, on, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	service.choose(EXAMINER.user, Mode.DIGEST)
	service.choose(OFFICER.user, Mode.EACH)
	recalled = report_at(State.DEPARTMENT_REVIEW, "THU-4", BUM_TO, evidence=False)
	returned = report_at(State.RETURNED, "THU-5", BUM_TO, evidence=False)
	act(recalled, CHAIR, Action.RECALL)
	frappe.db.set_value("Official", {"user": OFFICER.user}, "agency", DOAN_KET)
	on(MONDAY)
	morning.remind_everybody()
	letters_sent = [*queued_to(EXAMINER.user), *queued_to(OFFICER.user)]
	assert not [letter for letter in letters_sent if recalled.title in letter or returned.title in letter]
	states = frappe.get_all(
		NOTICE,
		{
			"user": ("in", (EXAMINER.user, OFFICER.user)),
			"document_name": ("in", (recalled.name, returned.name)),
		},
		pluck="email_state",
	)
	assert set(states) == {Email.NOT_NEEDED.value} and len(states) >= 3


def test_once_mail_is_set_up_what_still_waits_goes_out_in_one_letter_and_the_rest_does_not(
	site: ModuleType, on, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	frappe.db.delete("Email Account")
	frappe.db.delete(NOTICE)
	service.choose(EXAMINER.user, Mode.EACH)
	service.choose(SECOND_EXAMINER.user, Mode.NONE)
	waits = report_at(State.DEPARTMENT_REVIEW, "THU-6", BUM_TO, evidence=False)
	over = report_at(State.APPROVED, "THU-7", BUM_TO, evidence=False)
	act(waits, EXAMINER, Action.RECOMMEND)
	act(waits, DIRECTOR, Action.SEND_BACK)
	on(MONDAY)
	morning.remind_everybody()
	assert set(frappe.get_all(NOTICE, {"user": EXAMINER.user}, pluck="email_state")) == {
		Email.NOT_SET_UP.value,
		Email.NOT_NEEDED.value,
	}, "nothing fails, nothing is lost; what was done meanwhile needs no e-mail"
	request.getfixturevalue("mail_account")
	morning.remind_everybody()
	morning.remind_everybody()
	(letter,) = queued_to(EXAMINER.user)
	assert letter.count(f"«{waits.title}»") == 2, "once as told, once as waiting, though it was told of twice"
	assert over.title not in letter, "what is past is in the system, not in the mail"
	assert queued_to(SECOND_EXAMINER.user) == []
	mine = frappe.get_all(NOTICE, {"user": EXAMINER.user}, pluck="email_state")
	assert set(mine) == {Email.HANDED_OVER.value, Email.NOT_NEEDED.value}
	assert mine.count(Email.HANDED_OVER.value) >= 1
	assert frappe.db.count(NOTICE, {"email_state": Email.NOT_SET_UP.value}) == 0


def test_what_the_queue_did_not_take_is_tried_again_the_next_morning(
	site: ModuleType, mail_account: None, on, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	service.choose(CHAIR.user, Mode.EACH)
	report = report_at(State.PENDING_SIGNATURE, "THU-8", evidence=False)

	def broken(**words: object) -> None:
		raise frappe.OutgoingEmailError

	with monkeypatch.context() as patch:
		patch.setattr(frappe, "sendmail", broken)
		mail.send_each()
	assert queued_to(CHAIR.user) == []
	on(MONDAY)
	morning.remind_everybody()
	assert any("Thông báo mới" in letter and report.title in letter for letter in queued_to(CHAIR.user))


def test_the_reason_of_a_return_goes_to_the_one_it_is_for(site: ModuleType, mail_account: None) -> None:
	service.choose(OFFICER.user, Mode.EACH)
	report = report_at(State.DEPARTMENT_REVIEW, "THU-3", BUM_TO, evidence=False)
	act(report, EXAMINER, Action.SEND_BACK)
	mail.send_each()
	assert any(REASON in letter for letter in queued_to(OFFICER.user))
	assert not any(REASON in letter for letter in queued_to(CHAIR.user))


def test_a_letter_is_words_and_links_and_never_markup() -> None:
	item = letters.Item("<script>x</script> «A & B»", "<b>", "https://site/app/x?a=1&b=2")
	letter = letters.of_morning([item], [])
	assert (
		"<script>" not in letter
		and "&lt;script&gt;" in letter
		and 'href="https://site/app/x?a=1&amp;b=2"' in letter
	)
	many = letters.of_morning([item] * 60, [item])
	assert many.count("<li>") == letters.MOST_ITEMS + 1 and "và 10 việc khác" in many


def test_a_morning_that_fails_is_made_up_for_within_the_day_and_once(
	site: ModuleType, mail_account: None, on, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	service.choose(EXAMINER.user, Mode.DIGEST)
	report_at(State.DEPARTMENT_REVIEW, "THU-10", BUM_TO, evidence=False)
	before = len(queued_to(EXAMINER.user))
	on(MONDAY)
	with monkeypatch.context() as patch:
		patch.setattr(mail, "send_digests", lambda waiting: 1 / 0)
		frappe.db.savepoint("six_o_clock")
		with pytest.raises(ZeroDivisionError):
			morning.remind_once_a_day()
		frappe.db.rollback(save_point="six_o_clock")
	assert len(queued_to(EXAMINER.user)) == before
	morning.remind_once_a_day()
	assert len(queued_to(EXAMINER.user)) == before + 1
	report_at(State.DEPARTMENT_REVIEW, "THU-11", DOAN_KET, evidence=False)
	morning.remind_once_a_day()
	assert len(queued_to(EXAMINER.user)) == before + 1, "one letter a morning; what came since is in the next"
	on(MONDAY + timedelta(days=1))
	morning.remind_once_a_day()
	assert len(queued_to(EXAMINER.user)) == before + 2
