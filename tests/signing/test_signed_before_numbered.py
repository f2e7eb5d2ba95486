"""Signed in the office's own program before the paper has a number: it comes back with number and date, and is issued."""

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, CHAIR, EXAMINER, OFFICER, OTHER_CHAIR, SUPERVISOR, VICE_CHAIR, as_user
from factories import REASON, act, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.documents.pdf import Place
from laichau_env.documents.register.files import kept_bytes
from laichau_env.documents.register.queries import last_number
from laichau_env.documents.signing import boxes
from prints import forger
from prints.measure import Paper

from signing.office import VERIFY, Office, agency_name, certificate_registered, full_name

OUTSIDE = "/api/method/laichau_env.documents.signing.outside.api"
PAPER, REPORT = "Official Document", "Progress Report"


def waiting_report() -> Document:
	"""A report of the commune that waits for its chair, stored."""
	made = report_at(State.PENDING_SIGNATURE, f"KN-{frappe.generate_hash(length=6)}", BUM_TO, evidence=False)
	frappe.db.commit()
	return made


@pytest.fixture
def report(site: ModuleType, office: Office) -> Document:
	"""One that may be issued."""
	return waiting_report()


@pytest.fixture(scope="module")
def kept_report(frappe_site: ModuleType, office: Office) -> Document:
	"""One that is never issued: every attempt on it is refused."""
	return waiting_report()


@pytest.fixture(scope="module")
def kept_copy(kept_report: Document, http: Callable) -> bytes:
	"""Its file as the clerk downloads it."""
	return downloaded(http, kept_report)


@pytest.fixture
def registered(site: ModuleType, office: Office) -> Iterator[None]:
	"""The chair's certificate is known by its number."""
	with certificate_registered(office):
		yield


@pytest.fixture
def copy(http: Callable, report: Document) -> bytes:
	"""The file as the clerk downloads it for the chair."""
	return downloaded(http, report)


def downloaded(http: Callable, report: Document, signatory: str = CHAIR.user) -> bytes:
	session = http(OFFICER.user)
	made = session.post(f"{OUTSIDE}.prepare", data={"name": report.name, "signatory": signatory})
	assert made.status_code == 200, made.text[:500]
	return session.get(f"{OUTSIDE}.download_copy", params=made.json()["message"]).content


@pytest.fixture
def issue(http: Callable) -> Callable:
	"""Hand a file in: `issue(person, report, content, number=..., day=...)`."""

	def ask(person: object, report: Document, content: bytes, **told: object) -> object:
		files = {"signed_file": ("ky.pdf", content)}
		data = {"name": report.name, "late_reason": REASON, **told}
		return http(person.user).post(f"{OUTSIDE}.issue", data=data, files=files)

	return ask


def next_number() -> int:
	frappe.db.rollback()
	return last_number(BUM_TO, clock.today().year, "BC") + 1


def numbered(pdf: bytes, number: int, day: date | None = None) -> bytes:
	day = day or clock.today()
	return forger.filled(pdf, number=str(number), day=f"{day.day:02}", month=str(day.month))


def signed_and_sealed(copy: bytes, office: Office, number: int, day: date | None = None) -> bytes:
	"""As an office does it: the chair signs, the clerk writes number and date in, then seals."""
	by_chair = forger.signed(copy, office.chair, office.authority)
	return forger.signed(numbered(by_chair, number, day), office.commune, office.authority, "Signature2")


def papers_of(report: Document) -> list[Document]:
	frappe.db.rollback()
	names = frappe.get_all(PAPER, {"source_name": report.name}, pluck="name")
	return [frappe.get_doc(PAPER, name) for name in names]


def nothing_issued(report: Document, before: int) -> bool:
	state = frappe.db.get_value(REPORT, report.name, "workflow_state")
	return not papers_of(report) and state == State.PENDING_SIGNATURE and next_number() == before


def test_the_copy_leaves_number_and_date_to_the_clerk(
	kept_copy: bytes, kept_report: Document, http: Callable
) -> None:
	first, flow = Paper(kept_copy).text(1), Paper(kept_copy).flow()
	assert "DỰ THẢO" not in flow and "/BC-UBND" in first and full_name(CHAIR) in flow
	assert downloaded(http, kept_report) == kept_copy, "the same content is the same copy"
	assert downloaded(http, kept_report, VICE_CHAIR.user) != kept_copy


def test_number_and_date_come_back_with_the_file(
	report: Document, copy: bytes, office: Office, issue: Callable, http: Callable, registered: None, tmp_path: Path
) -> None:  # fmt: skip
	number = next_number()
	content = signed_and_sealed(copy, office, number)
	answer = issue(OFFICER, report, content)
	assert answer.status_code == 200, answer.text[:800]
	(paper,) = papers_of(report)
	assert (paper.number, paper.issued_date, paper.status) == (number, clock.today(), "Issued")
	assert kept_bytes(paper.pdf_sha256) == content and kept_bytes(paper.frozen_sha256) == copy
	assert [(row.signer_kind, row.signer_name, row.put_on_by, row.brought_back) for row in paper.signatures] == [
		("Person", full_name(CHAIR), OFFICER.user, 1),
		("Agency", agency_name(BUM_TO), OFFICER.user, 1),
	]  # fmt: skip
	shown = json.loads(paper.context_json)
	assert int(shown["number"]) == number and f"năm {clock.today().year}" in shown["date"]

	now = frappe.get_doc(REPORT, report.name)
	assert now.workflow_state == State.DEPARTMENT_REVIEW
	assert (int(now.document_number), now.document_date, now.signatory_name) == (
		number,
		clock.today(),
		full_name(CHAIR),
	)
	event = frappe.get_last_doc("Approval Event", {"reference_name": report.name})
	assert (event.action, event.actor) == (Action.SIGN_AND_SUBMIT, CHAIR.user)

	(tmp_path / "k.pdf").write_bytes(content)
	seen = subprocess.run(
		["pdfsig", "-nocert", tmp_path / "k.pdf"], capture_output=True, text=True, check=False
	)
	assert seen.stdout.count("Signature Validation: Signature is Valid.") == 2, seen.stdout
	told = http().post(f"{VERIFY}.verify", files={"file": ("v.pdf", content)}).json()["message"]
	assert (told["verdict"], told["tone"], len(told["signatures"])) == ("unchanged", "good", 2)
	changed = forger.filled(content, number=str(number + 1))
	told = http().post(f"{VERIFY}.verify", files={"file": ("v.pdf", changed)}).json()["message"]
	assert told["verdict"] == "changed", "a number that was given stays"
	assert issue(OFFICER, report, content).json()["refusal"] == "not-waiting-for-signature"


def test_the_chair_hands_in_himself_and_the_agency_seals_later(
	report: Document, copy: bytes, office: Office, issue: Callable, http: Callable
) -> None:
	content = numbered(forger.signed(copy, office.chair, office.authority), next_number())
	assert issue(OFFICER, report, content).json()["refusal"] == "certificate-not-registered"
	assert issue(CHAIR, report, content).status_code == 200
	(paper,) = papers_of(report)
	sealed = http(OFFICER.user).post(
		"/api/method/laichau_env.documents.signing.api.sign_with_file",
		data={"name": paper.name},
		files=office.key_files(office.commune),
	)
	assert sealed.status_code == 200, sealed.text[:500]
	assert [row.brought_back for row in papers_of(report)[0].signatures] == [1, 0]


def test_number_and_date_as_a_stamp_are_typed_in(
	report: Document, copy: bytes, office: Office, issue: Callable
) -> None:
	number = next_number()
	by_chair = forger.signed(copy, office.chair, office.authority)
	stamped = forger.annotated(by_chair, (140, 728, 175, 748), text=str(number))
	content = forger.signed(stamped, office.commune, office.authority, "Signature2")
	assert issue(CHAIR, report, content).json()["refusal"] == "signed-number-unfit"
	assert issue(CHAIR, report, content, number=number, day=str(clock.today())).status_code == 200


@pytest.mark.parametrize(
	("made", "code"),
	[
		(lambda copy, office, number: numbered(copy, number), "signed-file-unfit"),
		(lambda copy, office, number: signed_and_sealed(forger.overlaid(copy), office, number), "signed-file-unfit"),
		(
			lambda copy, office, number: signed_and_sealed(copy[:300] + b"x" + copy[301:], office, number),
			"signed-file-unfit",
		),
		(
			lambda copy, office, number: signed_and_sealed(
				forger.annotated(copy, (90, 400, 300, 500)), office, number
			),
			"signed-file-unfit",
		),
		(lambda copy, office, number: numbered(signed_and_sealed(copy, office, number), number + 1), "signed-file-unfit"),
		(
			lambda copy, office, number: forger.signed(numbered(copy, number), office.commune, office.authority),
			"certificate-unfit",
		),
		(lambda copy, office, number: forger.signed(copy, office.chair, office.authority), "signed-number-unfit"),
		(lambda copy, office, number: signed_and_sealed(copy, office, number - 1), "signed-number-unfit"),
		(
			lambda copy, office, number: forger.signed(
				numbered(copy, number, clock.today() + timedelta(days=1)), office.chair, office.authority
			),
			"signature-value-missing",
		),
	],
	ids=[
		"unsigned", "overlaid", "byte", "note over text", "after the seal", "not the chair", "no number", "used",
		"tomorrow",
	],
)  # fmt: skip
def test_what_is_not_ours_or_not_rightly_numbered_issues_nothing(
	kept_report: Document, kept_copy: bytes, office: Office, issue: Callable, made: Callable, code: str
) -> None:
	number = next_number()
	try:
		content = made(kept_copy, office, number)
	except Exception:  # the other program itself may stumble over what was torn
		content = kept_copy[:300] + b"x" + kept_copy[301:]
	answer = issue(CHAIR, kept_report, content)
	assert answer.status_code in (409, 417) and answer.json()["refusal"] == code, answer.text[:600]
	assert nothing_issued(kept_report, number)


def test_a_report_that_changed_since_is_not_issued_by_the_old_copy(
	report: Document, copy: bytes, office: Office, issue: Callable, site: ModuleType
) -> None:
	act(report, CHAIR, Action.SEND_BACK, reason=REASON)
	with as_user(OFFICER):
		report.reload()
		report.situation = "Số liệu khác"
		report.save()
	act(report, OFFICER, Action.REQUEST_SIGNATURE)
	site.db.commit()
	number = next_number()
	answer = issue(CHAIR, report, signed_and_sealed(copy, office, number))
	assert answer.status_code == 409, answer.text[:500]
	assert nothing_issued(report, number)


@pytest.mark.parametrize("person", [EXAMINER, SUPERVISOR, OTHER_CHAIR], ids=str)
def test_others_take_nothing_and_hand_in_nothing(
	kept_report: Document, kept_copy: bytes, office: Office, http: Callable, issue: Callable, person: object
) -> None:
	session = http(person.user)
	known = frappe.db.get_value("Signing Copy", {"source_name": kept_report.name})
	for answer in (
		session.post(f"{OUTSIDE}.prepare", data={"name": kept_report.name, "signatory": CHAIR.user}),
		session.get(f"{OUTSIDE}.download_copy", params={"copy": known}),
		issue(person, kept_report, kept_copy),
	):
		assert answer.status_code == 403, answer.text[:300]


def test_nobody_prepares_a_copy_for_one_who_may_not_sign(kept_report: Document, http: Callable) -> None:
	for user in (OFFICER.user, EXAMINER.user):
		answer = http(OFFICER.user).post(
			f"{OUTSIDE}.prepare", data={"name": kept_report.name, "signatory": user}
		)
		assert answer.status_code == 403, answer.text[:300]


def test_blanks_have_room_for_a_stamp_and_no_more(kept_copy: bytes, kept_report: Document) -> None:
	places = json.loads(frappe.db.get_value("Signing Copy", {"source_name": kept_report.name}, "places"))
	room = boxes.blank_room([Place(**places["number"])], 841.89)
	assert room.page == 0 and room.width < 100 and room.top - room.bottom < 45, "points"
