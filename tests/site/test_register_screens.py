"""The register's screens: numbers used on paper, printing again, metadata of Appendix VI."""

import hashlib
import json
from collections.abc import Callable
from types import ModuleType
from xml.etree import ElementTree

import frappe
import pytest
from actors import BUM_TO, CHAIR, DIRECTOR, EXAMINER, OFFICER, OTHER_OFFICER, PLANNER, STRANGER, SUPERVISOR
from factories import report_at
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from laichau_env.documents.register import files

PAPER, SERIES = "Official Document", "Document Number Series"
API = "/api/method/laichau_env.documents.register.api"
FILE = "/api/method/laichau_env.documents.signing.api.download_paper"


@pytest.fixture
def issued(site: ModuleType) -> str:
	"""A paper of Bum Tở that its examiner has."""
	code = f"SV-{frappe.utils.random_string(6).upper()}"
	frappe.db.set_value("Agency", BUM_TO, "organ_id", "H35.99.01")
	frappe.clear_document_cache("Agency", BUM_TO)
	report = report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	frappe.db.commit()
	return frappe.db.get_value(PAPER, {"source_name": report.name, "status": "Issued"})


def test_printing_again_gives_the_bytes_as_issued(issued: str, http: Callable) -> None:
	first = http(CHAIR.user).get(FILE, params={"name": issued, "inline": 1})
	again = http(EXAMINER.user).get(FILE, params={"name": issued, "inline": 1})
	frappe.db.rollback()
	assert first.content == again.content == files.issued_bytes(issued)
	assert hashlib.sha256(first.content).hexdigest() == frappe.db.get_value(PAPER, issued, "pdf_sha256")
	assert frappe.db.count("Access Log", {"reference_document": issued, "method": "Print"}) >= 2
	for person in (OTHER_OFFICER, STRANGER):
		assert http(person.user).get(FILE, params={"name": issued, "inline": 1}).status_code == 403, person
	assert http().get(FILE, params={"name": issued, "inline": 1}).status_code == 403


def test_metadata_of_one_paper_as_json_and_xml(issued: str, http: Callable) -> None:
	paper = frappe.get_doc(PAPER, issued)
	asked = {"form": "json", "names": json.dumps([issued])}
	(found,) = http(EXAMINER.user).post(f"{API}.export_metadata", data=asked).json()["Documents"]
	assert found["FileCode"] == {"OrganId": "H35.99.01", "FileCatalog": paper.year, "FileNotation": ""}
	assert (found["TypeName"], found["CodeNotation"]) == ("Báo cáo", "BC-UBND")
	assert found["CodeNumber"] == paper.notation.partition("/")[0]
	assert (found["IssuedDate"], found["Subject"]) == (str(paper.issued_date), paper.excerpt)
	assert found["SignerInfo"]["FullName"] == paper.signatory_name
	assert [one["OrganName"] for one in found["To"]] == [row.organ_name for row in paper.recipients]
	answer = http(EXAMINER.user).post(f"{API}.export_metadata", data={**asked, "form": "xml"})
	root = ElementTree.fromstring(answer.content)
	assert root.findtext("Document/FileCode/OrganId") == "H35.99.01"
	assert len(root.findall("Document/To")) == len(paper.recipients)
	assert frappe.db.count("Access Log", {"export_from": PAPER, "method": "Export"}) >= 0


def test_metadata_of_a_list_is_what_one_may_see(issued: str, http: Callable) -> None:
	agency = frappe.db.get_value(PAPER, issued, "agency")
	filters = json.dumps([[PAPER, "agency", "=", agency], [PAPER, "issued_date", "=", str(clock.today())]])
	asked = {"form": "json", "filters": filters}
	seen = http(EXAMINER.user).post(f"{API}.export_metadata", data=asked).json()["Documents"]
	own = frappe.db.get_value(PAPER, issued, "notation").partition("/")[0]
	assert own in {one["CodeNumber"] for one in seen}
	assert {one["OrganName"] for one in seen} == {frappe.db.get_value(PAPER, issued, "agency_name")}
	answer = http(STRANGER.user).post(f"{API}.export_metadata", data=asked)
	assert answer.status_code == 417 and answer.json()["refusal"] == "export-unfit"
	named = {"form": "json", "names": json.dumps([issued])}
	answer = http(STRANGER.user).post(f"{API}.export_metadata", data=named)
	assert answer.status_code == 403 and answer.json()["refusal"] == "papers-unreadable"
	assert http().post(f"{API}.export_metadata", data=named).status_code == 403


def test_numbers_used_on_paper_are_a_start(site: ModuleType, http: Callable) -> None:
	year, today = clock.today().year, str(clock.today())
	series = f"SNNMT-{year}-TTr"
	asked = {"agency": "SNNMT", "year": year, "paper_kind": "TTr", "number": 120, "day": today}
	before = frappe.db.get_value(SERIES, series, "last_number") or 0
	asked["number"] = before + 120
	for person in (OFFICER, CHAIR, EXAMINER, DIRECTOR, SUPERVISOR):
		assert http(person.user).post(f"{API}.start_after", data=asked).status_code == 403, person
	answer = http(PLANNER.user).post(f"{API}.start_after", data=asked)
	assert answer.json()["message"]["next"] == before + 121
	frappe.db.rollback()
	assert frappe.db.get_value(SERIES, series, "last_number") == before + 120
	for changed, refusal in (
		({"number": before + 120}, "start-behind"),
		({"number": before + 7}, "start-behind"),
		({"number": 0}, "start-unfit"),
		({"number": before + 200, "day": "2099-01-01"}, "start-unfit"),
		({"number": before + 200, "day": f"{year - 1}-12-31"}, "start-unfit"),
		({"number": before + 200, "day": f"{year}-01-01"}, "date-behind"),
	):
		answer = http(PLANNER.user).post(f"{API}.start_after", data={**asked, **changed})
		assert answer.json().get("refusal") == refusal, (changed, answer.text[:200])
