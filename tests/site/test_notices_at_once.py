"""Two processes run the job of a morning, or hand over e-mails, at one instant; one is killed: each thing once, none missed.

Under the isolation that ./dev and docs/production.md set (READ COMMITTED), and under MariaDB's own (REPEATABLE READ).
"""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import frappe
import frappe.utils.data
import pytest
from actors import BUM_TO, DOAN_KET, EXAMINER
from factories import make_period, report_at
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from laichau_env.follow_up.notices import morning, service
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Email, Mode
from rivals import LONG

RUNNER = Path(__file__).with_name("notices_runner.py")
MONDAY = date(2027, 3, 8)
ROUNDS = {"read committed": 4, "repeatable read": 2} if LONG else {"read committed": 2, "repeatable read": 1}
"""Races under each level."""
MAIL, TO = "Email Queue", "Email Queue Recipient"

Told = Counter[tuple[str, ...]]


class Workers:
	"""Processes of the system, each with a connection of its own, and what they left behind."""

	def __init__(self, site: str, bench: Path) -> None:
		self.site, self.bench = site, bench
		self.before = {kind: self._names(kind) for kind in (NOTICE, LOG, MAIL)}

	def _names(self, doctype: str) -> set[str]:
		return set(frappe.get_all(doctype, pluck="name"))

	def new(self, doctype: str) -> list[str]:
		"""What was written since the test began."""
		frappe.db.rollback()
		return sorted(self._names(doctype) - self.before[doctype])

	def start(self, what: str, isolation: str = "read committed", killed: str = "") -> subprocess.Popen:
		"""One process, which waits for the word to go."""
		command = [sys.executable, str(RUNNER), self.site, isolation, str(MONDAY), what]
		process = subprocess.Popen(
			[*command, *([killed] if killed else [])],
			cwd=self.bench / "sites",
			stdin=subprocess.PIPE,
			stdout=subprocess.PIPE,
			stderr=subprocess.PIPE,
			text=True,
		)
		assert process.stdout.readline().strip() == "ready", process.stderr.read()
		return process

	def go(self, *processes: subprocess.Popen) -> list[list[str]]:
		"""Let all go at one instant; the names of the notices that each wrote."""
		start = time.time() + 0.05
		for process in processes:
			process.stdin.write(f"{start}\n")
			process.stdin.flush()
		answers = [process.communicate(timeout=120) for process in processes]
		failed = [
			errors for process, (_out, errors) in zip(processes, answers, strict=True) if process.returncode
		]
		assert not failed, failed[0][-3000:]
		return [json.loads(out.strip().splitlines()[-1]) for out, _errors in answers]

	def die(self, what: str, place: str) -> None:
		"""One process that is killed at `place`."""
		process = self.start(what, killed=place)
		process.communicate(f"{time.time()}\n", timeout=120)
		assert process.returncode == -signal.SIGKILL, f"it never came to «{place}»"

	def told(self) -> Told:
		"""Who was told what, as notices and as alerts, and who got how many e-mails."""
		notices = frappe.get_all(
			NOTICE, {"name": ("in", self.new(NOTICE))}, ["user", "kind", "document_name", "reminder_day"]
		)
		alerts = frappe.get_all(
			LOG, {"name": ("in", self.new(LOG))}, ["for_user", "document_name", "subject"]
		)
		mails = frappe.get_all(TO, {"parent": ("in", self.new(MAIL))}, ["recipient"])
		return Counter(
			[
				*(("notice", *map(str, row.values())) for row in notices),
				*(("alert", row.for_user, row.subject) for row in alerts),
				*(("e-mail", row.recipient) for row in mails),
			]
		)

	def wipe(self) -> None:
		"""Take away what was written, for the next race and for the other tests of the run."""
		written = {doctype: self.new(doctype) or [""] for doctype in (NOTICE, LOG, MAIL)}
		frappe.db.delete(TO, {"parent": ("in", written[MAIL])})
		for doctype, names in written.items():
			frappe.db.delete(doctype, {"name": ("in", names)})
		frappe.db.commit()


@pytest.fixture
def workers(site: ModuleType, site_name: str, bench_root: Path) -> Iterator[Workers]:
	"""A site that sends mail, where reports of two communes are long overdue and a report waits for the department."""
	code = f"CL-{frappe.utils.random_string(6).upper()}"
	make_period(code, (BUM_TO, DOAN_KET))
	report_at(State.DRAFT, code, DOAN_KET, evidence=False)
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	account = frappe.get_doc(
		{
			"doctype": "Email Account",
			"email_account_name": "Thử cùng lúc",
			"email_id": "cung.luc@laichau.example",
			"enable_outgoing": 1,
			"default_outgoing": 1,
			"smtp_server": "localhost",
			"password": "khong",
		}
	).insert()
	service.choose(EXAMINER.user, Mode.DIGEST)
	frappe.db.set_value(NOTICE, {"email_state": ("in", [state.value for state in service.PENDING])}, "email_state", Email.NOT_NEEDED.value)  # fmt: skip
	frappe.db.commit()
	found = Workers(site_name, bench_root)
	yield found
	found.wipe()
	frappe.db.delete("Notice Choice", {"user": EXAMINER.user})
	frappe.db.delete("Email Account", {"name": account.name})
	frappe.db.commit()


@pytest.fixture
def alone(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> Told:
	"""What one undisturbed run tells; it is undone."""
	moment = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 6, 15)
	with monkeypatch.context() as patch:
		patch.setattr(frappe, "enqueue", lambda *args, **words: None)
		patch.setattr(clock, "now_datetime", lambda: moment)
		patch.setattr(frappe.utils.data, "now_datetime", lambda: moment)
		morning.remind_everybody()
		patch.setattr(frappe.db, "rollback", lambda *args, **words: None)
		found = workers.told()
	frappe.db.rollback()
	kinds = Counter(key[0] for key in found.elements())
	assert kinds["notice"] == kinds["alert"] >= 6 and kinds["e-mail"] >= 4, found
	assert found["e-mail", EXAMINER.user] == 1, "his letter of the morning"
	return found


@pytest.mark.slow
@pytest.mark.parametrize("isolation", ROUNDS)
def test_two_mornings_at_one_instant_tell_each_thing_once(
	workers: Workers, alone: Told, isolation: str
) -> None:
	won: Counter[str] = Counter()
	for _ in range(ROUNDS[isolation]):
		first, second = workers.go(*(workers.start("morning", isolation) for _ in range(2)))
		assert not set(first) & set(second), "both say that they wrote it"
		assert sorted([*first, *second]) == workers.new(NOTICE)
		assert workers.told() == alone
		won["first" if first else "second"] += 1
		won["both"] += bool(first and second)
		workers.wipe()
	print(f"\n{isolation}: {dict(won)}")


@pytest.mark.slow
@pytest.mark.parametrize("place", ["notices written", "alerts written", "second e-mail", "before the commit"])
def test_a_morning_that_is_killed_is_made_up_for_by_the_next_run(
	workers: Workers, alone: Told, place: str
) -> None:
	workers.die("morning", place)
	assert not workers.told(), "half of a morning is none"
	workers.go(workers.start("morning"))
	assert workers.told() == alone
	workers.go(workers.start("morning"))
	assert workers.told() == alone


@pytest.mark.slow
def test_two_workers_and_one_killed_hand_over_each_e_mail_once(
	workers: Workers, alone: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	report_at(State.PENDING_SIGNATURE, f"CL-{frappe.utils.random_string(6).upper()}", evidence=False)
	report_at(State.PENDING_SIGNATURE, f"CL-{frappe.utils.random_string(6).upper()}", evidence=False)
	frappe.db.commit()
	waiting = Counter(
		frappe.get_all(NOTICE, {"email_state": Email.TO_SEND.value, "name": ("in", workers.new(NOTICE))}, pluck="user")
	)  # fmt: skip
	assert waiting.total() >= 4
	workers.die("deliver", "second e-mail")
	assert workers.new(MAIL) == []
	workers.go(*(workers.start("deliver") for _ in range(2)))
	sent = Counter({key[1]: count for key, count in workers.told().items() if key[0] == "e-mail"})
	assert sent == waiting
	assert not frappe.get_all(NOTICE, {"email_state": Email.TO_SEND.value})
