"""Many reports in one file: who may ask, what is in it, asked twice, killed half-way, removed after its days."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, CHAIR, DOAN_KET, EXAMINER, OFFICER, OTHER_OFFICER, PLANNER, STRANGER, as_user
from factories import report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import State
from laichau_env.common import clock, errors
from laichau_env.documents import service as documents
from laichau_env.documents.batch import queries, rules, service, store, worker
from laichau_env.documents.layouts import service as layouts
from pypdf import PdfReader

BATCH = "Paper Batch"
API = "/api/method/laichau_env.documents.batch.api"
RUNNER = Path(__file__).with_name("batch_runner.py")


def refused(refusal: type[errors.Refusal], call: Callable, *args: object, **kwargs: object) -> None:
	with pytest.raises((frappe.PermissionError, frappe.ValidationError)) as caught:
		call(*args, **kwargs)
	assert isinstance(getattr(caught.value, "refusal", None), refusal), caught.value


@pytest.fixture
def period(site: ModuleType) -> str:
	"""A period in which one commune has sent its report and the other is still writing."""
	code = f"TL-{frappe.utils.random_string(6).upper()}"
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	report_at(State.DEPARTMENT_REVIEW, code, DOAN_KET, evidence=False)
	frappe.db.commit()
	return code


def made(form: str, asker=EXAMINER, **what: object) -> tuple[Document, bytes]:
	with as_user(asker):
		batch = service.ask(form, **what)
		frappe.db.commit()
		worker.run(batch.name)
		frappe.set_user(asker.user)
		_, content = service.file_of(batch.name)
	return frappe.get_doc(BATCH, batch.name), content


def test_one_pdf_has_a_bookmark_for_each_agency(period: str) -> None:
	batch, content = made(rules.PDF, period=period)
	reader = PdfReader(io.BytesIO(content))
	marks = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
	names = queries.reports_of_period(period)
	own = [len(PdfReader(io.BytesIO(documents.pdf_of(name))).pages) for name in names]
	assert [title for title, _ in marks] == [queries.titles(names)[name] for name in names]
	assert [page for _, page in marks] == [0, own[0]] and len(reader.pages) == sum(own)
	assert (batch.status, batch.done, batch.total, batch.size) == ("Ready", 2, 2, len(content))


def test_the_archive_holds_the_files_byte_for_byte_under_safe_names(period: str) -> None:
	_, content = made(rules.ZIP, period=period)
	archive = zipfile.ZipFile(io.BytesIO(content))
	names = queries.reports_of_period(period)
	assert archive.namelist()[0].startswith("01 - Ủy ban nhân dân")
	assert [archive.read(entry) for entry in archive.namelist()] == [documents.pdf_of(name) for name in names]


def test_who_asks_gets_what_he_may_read_and_nothing_else(period: str) -> None:
	_, content = made(rules.ZIP, asker=OFFICER, period=period)
	assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["01 - Ủy ban nhân dân xã Bum Tở.pdf"]
	others = frappe.db.get_value(queries.REPORT, {"period": period, "agency": DOAN_KET})
	with as_user(OFFICER):
		refused(errors.BatchUnreadable, service.ask, rules.PDF, names=[others])
	with as_user(STRANGER):
		refused(errors.BatchUnfit, service.ask, rules.PDF, period=period)


def test_a_report_that_may_not_be_read_any_more_ends_it(period: str) -> None:
	"""Permission is asked again when the file is made: a draft that went back is its agency's own."""
	with as_user(EXAMINER):
		batch = service.ask(rules.PDF, period=period)
	report = frappe.db.get_value(queries.REPORT, {"period": period, "agency": DOAN_KET})
	frappe.db.set_value(queries.REPORT, report, "workflow_state", State.RETURNED)
	frappe.db.commit()
	worker.run(batch.name)
	frappe.set_user("Administrator")
	batch.reload()
	frappe.db.set_value(queries.REPORT, report, "workflow_state", State.DEPARTMENT_REVIEW)
	frappe.db.commit()
	assert batch.status == "Failed" and "không được xem" in batch.message
	assert store.read(batch.name, batch.form) is None


def test_asked_twice_it_is_made_once(period: str) -> None:
	with as_user(EXAMINER):
		first, second = (service.ask(rules.PDF, period=period).name for _ in range(2))
		other = service.ask(rules.ZIP, period=period).name
	assert first == second != other
	with as_user(CHAIR):
		assert service.ask(rules.PDF, period=period).name != first
	frappe.db.commit()
	worker.run(first)
	frappe.set_user("Administrator")
	finished = frappe.db.get_value(BATCH, first, "finished_on")
	worker.run(first)
	frappe.set_user("Administrator")
	assert frappe.db.get_value(BATCH, first, "finished_on") == finished, "a finished one is not made again"
	with as_user(EXAMINER):
		assert service.ask(rules.PDF, period=period).name != first, (
			"asked later, it is made of what stands then"
		)


def test_asked_twice_at_one_moment_it_is_made_once(period: str, http: Callable) -> None:
	from concurrent.futures import ThreadPoolExecutor

	session = http(EXAMINER.user)
	with ThreadPoolExecutor(4) as pool:
		answers = list(
			pool.map(lambda _: session.post(f"{API}.ask", data={"form": "PDF", "period": period}), range(4))
		)
	names = {answer.json()["message"]["name"] for answer in answers if answer.status_code == 200}
	frappe.db.rollback()
	assert len(names) == 1 and frappe.db.count(BATCH, {"title": ("like", f"%{period}%")}) == 1


def test_killed_half_way_it_leaves_no_file_and_is_made_when_asked_again(
	period: str, site_name: str, bench_root: Path
) -> None:
	with as_user(EXAMINER):
		batch = service.ask(rules.PDF, period=period)
	frappe.db.commit()
	command = [sys.executable, str(RUNNER), site_name, batch.name, "slowly"]
	process = subprocess.Popen(command, cwd=bench_root / "sites", stdout=subprocess.PIPE, text=True)
	assert process.stdout.readline().strip() == "1", "one report is laid out"
	os.kill(process.pid, signal.SIGKILL)
	process.wait()
	frappe.db.rollback()
	batch.reload()
	assert (batch.status, batch.done) == ("Running", 1)
	assert store.read(batch.name, batch.form) is None
	with as_user(EXAMINER):
		refused(errors.BatchNotReady, service.file_of, batch.name)
		assert batch.name in queries.abandoned()
		assert service.ask(rules.PDF, period=period).name == batch.name
	worker.run(batch.name)
	frappe.set_user(EXAMINER.user)
	assert service.file_of(batch.name)[1].startswith(b"%PDF")


def test_only_who_asked_reads_it(period: str, http: Callable) -> None:
	batch, _ = made(rules.PDF, period=period)
	frappe.db.commit()
	for person in (OFFICER, OTHER_OFFICER, PLANNER):
		session = http(person.user)
		assert session.get(f"{API}.download", params={"name": batch.name}).status_code == 403, person
		assert session.get(f"{API}.get_batch", params={"name": batch.name}).status_code == 403, person
		assert session.post(f"{API}.go_on", data={"name": batch.name}).status_code == 403, person
		assert session.get(f"/api/resource/{BATCH}/{batch.name}").status_code == 403, person
		rows = session.get(f"/api/resource/{BATCH}?limit_page_length=500").json().get("data", [])
		assert batch.name not in {row["name"] for row in rows}, person
	assert http().get(f"{API}.download", params={"name": batch.name}).status_code == 403
	session = http(EXAMINER.user)
	answer = session.get(f"{API}.download", params={"name": batch.name})
	assert answer.content.startswith(b"%PDF")
	assert session.put(f"/api/resource/{BATCH}/{batch.name}", json={"title": "x"}).status_code == 403
	for address in (f"/private/batches/{batch.name}.pdf", f"/private/files/{batch.name}.pdf"):
		assert session.get(address).status_code in (403, 404), address


def test_after_its_days_it_is_removed_and_said_so(period: str) -> None:
	batch, _ = made(rules.ZIP, period=period)
	kept, _ = made(rules.PDF, period=period)
	frappe.db.set_value(BATCH, batch.name, "finished_on", clock.now() - rules.KEPT - timedelta(minutes=1))
	service.remove_old()
	batch.reload()
	assert batch.status == "Removed" and store.read(batch.name, batch.form) is None
	assert store.read(kept.name, kept.form) is not None
	with as_user(EXAMINER):
		refused(errors.BatchNotReady, service.file_of, batch.name)


def test_what_a_killed_worker_left_is_swept(period: str) -> None:
	kept, _ = made(rules.PDF, period=period)
	folder = Path(frappe.get_site_path("private", "batches"))
	orphan, partial, fresh = folder / "TL-1.pdf", folder / f"{kept.name}.pdf.part", folder / "TL-2.pdf"
	for path in (orphan, partial, fresh):
		path.write_bytes(b"x")
	old = time.time() - 2 * store.STALE_SECONDS
	for path in (orphan, partial):
		os.utime(path, (old, old))
	service.remove_old()
	assert not orphan.exists() and not partial.exists() and fresh.exists()
	assert store.read(kept.name, kept.form) is not None
	fresh.unlink()


def test_a_batch_of_drafts_follows_the_copy_in_use(site: ModuleType) -> None:
	code = f"TM-{frappe.utils.random_string(6).upper()}"
	report_at(State.DRAFT, code, BUM_TO, evidence=False)
	with as_user(PLANNER):
		copy = layouts.adjust("Progress Report Paper", BUM_TO, "Mẫu của xã")
		copy.html = copy.html.replace('parts.title("BÁO CÁO"', 'parts.title("BÁO CÁO CỦA XÃ"')
		copy.save()
		layouts.use(copy.name)
	frappe.db.commit()
	_, content = made(rules.PDF, asker=OFFICER, period=code)
	with as_user(PLANNER):
		layouts.lay_aside(copy.name)
	frappe.db.commit()
	assert "BÁO CÁO CỦA XÃ" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
