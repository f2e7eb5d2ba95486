"""The issued paper of a consolidated report is signed like any other: the chairman by his file, then the province's office."""

from collections.abc import Callable, Iterator
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, PROVINCE, PROVINCE_CHAIR, PROVINCE_OFFICER
from factories import consolidated_at, make_period, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import State
from laichau_env.documents.register import files
from laichau_env.reporting.service import open_period

from signing.office import (
	API,
	PAPER,
	VERIFY,
	Office,
	agency_name,
	full_name,
	official,
	profile,
	seal_image,
	signature_image,
	stored,
)


@pytest.fixture
def issued(site: ModuleType, office: Office) -> Iterator[Document]:
	"""The paper of a consolidated report that the chairman issued, stored; he and the province have their images."""
	profile("Person", official=official(PROVINCE_CHAIR), picture=signature_image())
	profile("Agency", agency=PROVINCE, picture=seal_image())
	code = f"KT-{frappe.generate_hash(length=6).upper()}"
	make_period(code, (BUM_TO,))
	open_period(code)
	report_at(State.APPROVED, code, BUM_TO, evidence=False)
	report = consolidated_at(State.ISSUED, code)
	paper = frappe.db.get_value(PAPER, {"source_name": report.name, "status": "Issued"})
	files.freeze(paper)
	site.db.commit()
	yield stored(paper)


def test_the_chairman_then_the_province(issued: Document, office: Office, http: Callable) -> None:
	def sign(person: object, holder: object) -> dict:
		asked = {"name": issued.name}
		answer = http(person.user).post(f"{API}.sign_with_file", data=asked, files=office.key_files(holder))
		return answer.json()

	chairman = office.authority.issue(full_name(PROVINCE_CHAIR))
	province = office.authority.issue(agency_name(PROVINCE))
	assert sign(DIRECTOR, chairman)["refusal"] == "not-the-signatory"
	assert sign(PROVINCE_CHAIR, chairman)["message"]["part"] == "Agency"
	assert sign(PROVINCE_OFFICER, province)["message"]["part"] == ""
	now = stored(issued.name)
	assert [row.signer_kind for row in now.signatures] == ["Person", "Agency"]
	signed = files.kept_bytes(now.pdf_sha256)
	assert signed.startswith(files.kept_bytes(issued.pdf_sha256)), (
		"what was issued stands under the signatures"
	)
	told = http().post(f"{VERIFY}.verify", files={"file": ("bao-cao.pdf", signed)}).json()["message"]
	assert told["verdict"] == "unchanged" and len(told["signatures"]) == 2
