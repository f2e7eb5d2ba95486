"""One action on many reports: each is read, each is decided by itself, and a killed job leaves nothing half done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DOAN_KET, EXAMINER, OFFICER, SECOND_EXAMINER, Person, as_user
from factories import REASON, act, report_at, seen
from frappe.model.document import Document
from laichau_env.approval.bulk import preview, rules, service, worker
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.approval.verify import verify
from laichau_env.common import errors, worker_lock

REPORT, BULK = "Progress Report", "Bulk Approval"
RUN = frappe.generate_hash(length=4)
"""Reports of each run are its own: a test moves them for good."""
RUNNER = Path(__file__).with_name("bulk_runner.py")


def under_review(code: str, count: int) -> list[Document]:
	"""Reports of two communes that wait for the department, committed."""
	reports = [
		report_at(
			State.DEPARTMENT_REVIEW,
			f"{code}-{RUN}-{number // 2}",
			(BUM_TO, DOAN_KET)[number % 2],
			evidence=False,
		)
		for number in range(count)
	]
	frappe.db.commit()
	return reports


def items(reports: list[Document], person: Person = EXAMINER) -> list[rules.Item]:
	with as_user(person):
		rows = preview.preview(kind_of(REPORT), [report.name for report in reports], Action.RECOMMEND)
	return [rules.Item(row["name"], row["seen_hash"]) for row in rows]


def start(
	reports: list[Document], person: Person = EXAMINER, action: str = Action.RECOMMEND, reason: str = ""
) -> str:
	with as_user(person):
		name = service.start(kind_of(REPORT), action, items(reports, person), reason).name
	frappe.db.commit()
	return name


def outcomes(site: ModuleType, name: str) -> dict[str, tuple[str, str]]:
	site.db.rollback()
	rows = frappe.get_all(
		"Bulk Approval Item", {"parent": name}, ["reference_name", "outcome", "message"], order_by="idx"
	)
	return {row.reference_name: (row.outcome, row.message or "") for row in rows}


def recommendations(reports: list[Document]) -> dict[str, int]:
	"""Report -> events Recommend, which is what must agree with the outcomes."""
	counted = dict.fromkeys((report.name for report in reports), 0)
	for name in frappe.get_all(
		"Approval Event",
		{"reference_name": ("in", list(counted)), "action": "Recommend"},
		pluck="reference_name",
	):
		counted[name] += 1
	return counted


def check_agreement(site: ModuleType, name: str, reports: list[Document]) -> None:
	"""Done if and only if there is exactly one event and the report has moved."""
	found, events = outcomes(site, name), recommendations(reports)
	for report in reports:
		state = frappe.db.get_value(REPORT, report.name, "workflow_state")
		done = found[report.name][0] == rules.DONE
		assert events[report.name] == int(done), report.name
		assert (state == State.DEPARTMENT_APPROVAL) == done, (report.name, state)


def test_the_preview_hashes_what_the_form_hashes(site: ModuleType) -> None:
	reports = under_review("BK-P", 4)
	with as_user(EXAMINER):
		known = [seen(report) for report in reports]
	assert [item.seen_hash for item in items(reports)] == known


def test_the_preview_tells_what_cannot_be_done_and_hides_what_may_not_be_seen(site: ModuleType) -> None:
	reports = under_review("BK-W", 2)
	draft = report_at(State.DRAFT, f"BK-WD-{RUN}", BUM_TO)
	with as_user(EXAMINER):
		rows = preview.preview(kind_of(REPORT), [*(one.name for one in reports), draft.name], Action.APPROVE)
	assert [row["name"] for row in rows] == [report.name for report in reports]
	assert all(row["why_not"] for row in rows) and all(row["digest"] for row in rows)
	with as_user(OFFICER):
		own = preview.preview(kind_of(REPORT), [one.name for one in reports], Action.RECOMMEND)
	assert [row["name"] for row in own] == [reports[0].name]


def test_queries_of_the_preview_do_not_grow(site: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
	reports = under_review("BK-P", 4)
	sql, asked = frappe.db.sql, [0]

	def counted(*args: object, **kwargs: object) -> object:
		asked[0] += 1
		return sql(*args, **kwargs)

	monkeypatch.setattr(frappe.db, "sql", counted)
	found = []
	for number in (1, 1, 4):
		asked[0] = 0
		items(reports[:number])
		found.append(asked[0])
	print(f"queries for 1 and 4 reports: {found[1:]}")
	assert found[1] == found[2]


def test_each_is_decided_by_itself(site: ModuleType) -> None:
	"""One changed its state after it was read, one is stale, the others go through."""
	reports = under_review("BK-M", 6)
	known = items(reports)
	act(reports[1], SECOND_EXAMINER, Action.RECOMMEND)
	known[2] = rules.Item(known[2].name, "0" * 64)
	frappe.db.commit()
	with as_user(EXAMINER):
		name = service.start(kind_of(REPORT), Action.RECOMMEND, known).name
	frappe.db.commit()
	worker.run(name)
	found = outcomes(site, name)
	assert [found[report.name][0] for report in reports] == [
		"Done",
		"Not Done",
		"Not Done",
		"Done",
		"Done",
		"Done",
	]
	assert "Đề nghị duyệt" in found[reports[1].name][1], "told in the language of who began, not of the job"
	assert "đã thực hiện" in found[reports[1].name][1] and "đã thay đổi" in found[reports[2].name][1]
	assert sum(recommendations(reports).values()) == 5
	assert frappe.db.get_value(BULK, name, "status") == rules.FINISHED
	assert verify().broken == ""


def test_sent_back_with_one_reason(site: ModuleType) -> None:
	reports = under_review("BK-S", 4)
	name = start(reports, action=Action.SEND_BACK, reason=REASON)
	worker.run(name)
	assert {outcome for outcome, _ in outcomes(site, name).values()} == {"Done"}
	reasons = frappe.get_all(
		"Approval Event",
		{"reference_name": ("in", [one.name for one in reports]), "action": "Send Back"},
		pluck="reason",
	)
	assert reasons == [REASON] * 4


def test_a_killed_job_is_resumed_and_counts_agree_with_the_events(
	site: ModuleType, site_name: str, bench_root: Path
) -> None:
	reports = under_review("BK-K", 12)
	name = start(reports)

	def run() -> subprocess.Popen:
		return subprocess.Popen([sys.executable, str(RUNNER), site_name, name], cwd=bench_root / "sites")

	def decided() -> int:
		return sum(outcome != rules.WAITING for outcome, _ in outcomes(site, name).values())

	killed_at = []
	for goal in (2, 5, 8):
		process = run()
		wait_until(lambda goal=goal: decided() >= goal, process)
		os.kill(process.pid, signal.SIGKILL)
		assert process.wait() == -signal.SIGKILL
		killed_at.append(decided())
		assert frappe.db.get_value(BULK, name, "status") == rules.RUNNING
		check_agreement(site, name, reports)
	assert run().wait(timeout=120) == 0
	check_agreement(site, name, reports)
	print(f"killed at {killed_at} of {len(reports)}; events {sum(recommendations(reports).values())}")
	assert {outcome for outcome, _ in outcomes(site, name).values()} == {"Done"}
	assert verify().broken == ""


def wait_until(reached: Callable[[], bool], process: subprocess.Popen) -> None:
	deadline = time.monotonic() + 90
	while not reached():
		assert process.poll() is None and time.monotonic() < deadline
		time.sleep(0.02)


def test_of_two_workers_one_does_nothing(site: ModuleType, site_name: str, bench_root: Path) -> None:
	reports = under_review("BK-T", 8)
	name = start(reports)
	both = [
		subprocess.Popen([sys.executable, str(RUNNER), site_name, name], cwd=bench_root / "sites")
		for _ in range(2)
	]
	assert [process.wait(timeout=120) for process in both] == [0, 0]
	check_agreement(site, name, reports)
	assert sum(recommendations(reports).values()) == len(reports)


def test_one_whose_worker_died_is_taken_up_and_a_living_one_left_alone(
	site: ModuleType, site_name: str, bench_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	"""The lock decides, not the time: a worker that thinks long is not dead, one that was killed just now is."""
	reports = under_review("BK-Q", 6)
	name = start(reports)
	taken: list[str] = []
	monkeypatch.setattr(service, "enqueue", taken.append)
	service.take_up_abandoned()
	assert name not in taken, "the queue has not had its time"
	process = subprocess.Popen([sys.executable, str(RUNNER), site_name, name], cwd=bench_root / "sites")
	wait_until(lambda: any(found[0] == "Done" for found in outcomes(site, name).values()), process)
	process.send_signal(signal.SIGSTOP)
	service.take_up_abandoned()
	assert name not in taken and worker_lock.is_held(name)
	worker.run(name)
	assert rules.WAITING in {outcome for outcome, _ in outcomes(site, name).values()}, (
		"the second did nothing"
	)
	process.kill()
	process.wait()
	wait_for(lambda: not worker_lock.is_held(name))
	service.take_up_abandoned()
	assert name in taken
	worker.run(name)
	frappe.set_user("Administrator")
	check_agreement(site, name, reports)
	assert frappe.db.get_value(BULK, name, ["done", "not_done"]) == (len(reports), 0)


def wait_for(reached: Callable[[], bool]) -> None:
	deadline = time.monotonic() + 30
	while not reached():
		assert time.monotonic() < deadline
		time.sleep(0.02)


@pytest.mark.parametrize(
	("change", "refusal"),
	[
		({"action": Action.SIGN_AND_SUBMIT}, errors.BulkActionUnfit),
		({"action": "không có"}, errors.BulkActionUnfit),
		({"items": []}, errors.BulkUnfit),
		({"twice": True}, errors.BulkUnfit),
		({"unseen": True}, errors.BulkUnfit),
		({"action": Action.SEND_BACK, "reason": "ngắn"}, errors.ReasonTooShort),
		({"person": OFFICER}, errors.BulkUnfit),
	],
	ids=["needs values", "unknown", "empty", "twice", "no hash", "short reason", "not visible"],
)
def test_what_makes_no_sense_does_not_begin(site: ModuleType, change: dict, refusal: type) -> None:
	reports = under_review("BK-P", 4)
	known = change.get("items", items(reports))
	if change.get("twice"):
		known = [*known, known[0]]
	if change.get("unseen"):
		known = [rules.Item(known[0].name, "")]
	with as_user(change.get("person", EXAMINER)), pytest.raises(frappe.ValidationError) as caught:
		service.start(
			kind_of(REPORT), change.get("action", Action.RECOMMEND), known, change.get("reason", "")
		)
	assert isinstance(caught.value.refusal, refusal)


def test_more_than_a_thousand_do_not_begin() -> None:
	from laichau_env.approval.transitions import PROGRESS_REPORT_APPROVAL, TABLES

	many = [rules.Item(str(number), "0" * 64) for number in range(1001)]
	table = TABLES[PROGRESS_REPORT_APPROVAL]
	assert isinstance(rules.start_refusal(table, Action.RECOMMEND, many, ""), errors.BulkUnfit)
	assert rules.start_refusal(table, Action.RECOMMEND, many[:1000], "") is None


def test_over_http_only_who_started_it_reads_and_carries_on(site: ModuleType, http: Callable) -> None:
	reports = under_review("BK-H", 2)

	def call(person: Person, method: str, **values: object) -> object:
		return http(person.user).post(f"/api/method/laichau_env.approval.bulk.api.{method}", json=values)

	names = [report.name for report in reports]
	rows = call(EXAMINER, "prepare_bulk", doctype=REPORT, names=names, action="Recommend").json()["message"]
	chosen = [{"name": row["name"], "seen_hash": row["seen_hash"]} for row in rows]
	begun = call(EXAMINER, "start_bulk", doctype=REPORT, action="Recommend", items=chosen)
	name = begun.json()["message"]["name"]
	assert call(EXAMINER, "get_bulk", name=name).json()["message"]["counts"][rules.WAITING] <= 2
	for person in (SECOND_EXAMINER, OFFICER):
		assert call(person, "get_bulk", name=name).status_code == 403
		assert call(person, "go_on", name=name).status_code == 403
		assert http(person.user).get(f"/api/resource/{BULK}/{name}").status_code == 403
	own = http(EXAMINER.user)
	assert own.put(f"/api/resource/{BULK}/{name}", json={"status": "Finished"}).status_code == 403
	assert own.delete(f"/api/resource/{BULK}/{name}").status_code == 403
	assert own.post(f"/api/resource/{BULK}", json={"action": "Recommend"}).status_code == 403
