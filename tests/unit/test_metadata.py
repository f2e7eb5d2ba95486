"""Metadata of outgoing papers by Appendix VI of Decree 30/2020/NĐ-CP."""

import json
from datetime import date
from xml.etree import ElementTree

from laichau_env.documents.register import metadata

PAPER = {
	"organ_id": "H35.12",
	"file_catalog": 2026,
	"paper_kind": "CV",
	"number": 5,
	"notation": "05/UBND-VX",
	"issued_date": date(2026, 12, 16),
	"agency_name": "Ủy ban nhân dân xã Bum Tở",
	"excerpt": "Đôn đốc <báo cáo> & 'số liệu' \x0b",
	"language": "Tiếng Việt",
	"page_count": 3,
	"signatory_title": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
	"signatory_name": "Pờ Thị Thử",
	"priority": "Very Urgent",
	"copies": 1,
}


def test_every_field_of_the_appendix_is_there_in_its_order() -> None:
	found = metadata.metadata_of(PAPER, [{"organ_name": "Sở Nông nghiệp và Môi trường"}])
	assert list(found) == [
		"FileCode", "DocOrdinal", "TypeName", "CodeNumber", "CodeNotation", "IssuedDate", "OrganName", "Subject",
		"Language", "PageAmount", "Description", "SignerInfo", "To", "Priority", "IssuedAmount", "DueDate",
	]  # fmt: skip
	assert (found["TypeName"], found["CodeNumber"], found["CodeNotation"]) == ("Công văn", "05", "UBND-VX")
	assert found["SignerInfo"] == {"Position": "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "FullName": "Pờ Thị Thử"}
	assert (found["IssuedDate"], found["Priority"], found["DueDate"]) == ("2026-12-16", "Thượng khẩn", "")


def test_texts_keep_to_the_appendix_s_lengths() -> None:
	found = metadata.metadata_of({**PAPER, "excerpt": "từ " * 300, "agency_name": "x" * 500}, [])
	assert len(found["Subject"]) <= 500 and found["Subject"].endswith("từ…")
	assert len(found["OrganName"]) == 200


def test_xml_and_json_carry_what_people_typed() -> None:
	paper = metadata.metadata_of(PAPER, [{"organ_name": "A & B"}, {"organ_name": "C"}])
	root = ElementTree.fromstring(metadata.as_xml([paper, paper]))
	assert len(root.findall("Document")) == 2
	assert root.findtext("Document/Subject") == "Đôn đốc <báo cáo> & 'số liệu'"
	assert [one.text for one in root.findall("Document[1]/To/OrganName")] == ["A & B", "C"]
	assert json.loads(metadata.as_json([paper]))["Documents"][0] == paper
