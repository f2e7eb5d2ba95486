"""The QR code of an electronic copy, read by a second program from the page as it is printed."""

from pathlib import Path

import pytest
from laichau_env.documents.pdf import pdf_of, rendered
from laichau_env.documents.verification.mark import mark_of
from prints import samples
from prints.authority import Authority
from prints.cases.letters import SUBMISSION
from prints.scanned import codes_of
from prints.signed import put_on

CODE, ADDRESS = "0123456789abcdef0123", "https://baocao.laichau.example/xac-minh"


def test_the_code_of_the_last_page_leads_to_the_page_of_verification(tmp_path: Path) -> None:
	paper = rendered(samples.COMMUNE, mark=mark_of(CODE, ADDRESS))
	*others, last = codes_of(paper.pdf, tmp_path)
	assert last == [f"{ADDRESS}?ma={CODE}"] and not any(others)


def test_a_long_address_is_read_as_well(tmp_path: Path) -> None:
	address = "https://hethongtheodoi.nhiemvumoitruong.sonongnghiepvamoitruong.laichau.gov.vn:8443/xac-minh"
	paper = rendered(SUBMISSION, mark=mark_of(CODE, address))
	assert codes_of(paper.pdf, tmp_path)[-1] == [f"{address}?ma={CODE}"]


def test_a_signed_copy_keeps_its_code(tmp_path: Path) -> None:
	authority = Authority("CA thử của tỉnh")
	paper = rendered(samples.COMMUNE, mark=mark_of(CODE, ADDRESS))
	signed = put_on(paper.pdf, paper, authority.issue("Lò Văn Mẫu"), authority)
	assert codes_of(signed, tmp_path)[-1] == [f"{ADDRESS}?ma={CODE}"]


@pytest.mark.parametrize("name", ["COMMUNE", "DRAFT"])
def test_what_is_no_electronic_copy_bears_no_code(tmp_path: Path, name: str) -> None:
	assert not any(codes_of(pdf_of(getattr(samples, name)), tmp_path))
