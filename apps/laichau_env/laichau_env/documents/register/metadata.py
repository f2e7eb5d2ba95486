"""The metadata of an outgoing paper (Decree 30/2020/NĐ-CP, Appendix VI), as JSON and as XML. Pure.

Names of fields and their lengths are the Appendix's; a text that is longer is cut at a word and ends in an ellipsis.
Dates are written year-month-day. What the register does not know is left empty, never left out.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from laichau_env.common.vietnamese import document_number
from laichau_env.documents.register.kinds_of_papers import name_of_kind

LENGTHS = {
	"OrganId": 13,
	"FileNotation": 20,
	"TypeName": 100,
	"CodeNumber": 11,
	"CodeNotation": 30,
	"OrganName": 200,
	"Subject": 500,
	"Position": 100,
	"FullName": 50,
}
PRIORITIES = {"": "", "Urgent": "Khẩn", "Very Urgent": "Thượng khẩn", "Express": "Hỏa tốc"}
ELLIPSIS = "…"
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def metadata_of(paper: Mapping[str, Any], recipients: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
	"""The fields of Appendix VI, from a record of the register and the rows of its recipients."""
	return {
		"FileCode": {
			"OrganId": _cut("OrganId", paper.get("organ_id")),
			"FileCatalog": paper.get("file_catalog") or "",
			"FileNotation": _cut("FileNotation", paper.get("file_notation")),
		},
		"DocOrdinal": "",
		"TypeName": _cut("TypeName", name_of_kind(paper.get("paper_kind") or "")),
		"CodeNumber": _cut("CodeNumber", document_number(paper["number"])),
		"CodeNotation": _cut("CodeNotation", (paper.get("notation") or "").partition("/")[2]),
		"IssuedDate": str(paper.get("issued_date") or ""),
		"OrganName": _cut("OrganName", paper.get("agency_name")),
		"Subject": _cut("Subject", paper.get("excerpt")),
		"Language": paper.get("language") or "",
		"PageAmount": paper.get("page_count") or "",
		"Description": paper.get("description_note") or "",
		"SignerInfo": {
			"Position": _cut("Position", " ".join((paper.get("signatory_title") or "").split())),
			"FullName": _cut("FullName", paper.get("signatory_name")),
		},
		"To": [
			{
				"OrganId": _cut("OrganId", row.get("organ_id")),
				"OrganName": _cut("OrganName", row.get("organ_name")),
			}
			for row in recipients
		],
		"Priority": PRIORITIES.get(paper.get("priority") or "", ""),
		"IssuedAmount": paper.get("copies") or "",
		"DueDate": str(paper.get("due_date") or ""),
	}


def as_json(papers: Sequence[Mapping[str, Any]]) -> bytes:
	"""Papers as a JSON list, UTF-8."""
	return (json.dumps({"Documents": list(papers)}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def as_xml(papers: Sequence[Mapping[str, Any]]) -> bytes:
	"""Papers as XML, UTF-8; signs that XML does not know are left out."""
	root = ElementTree.Element("Documents")
	for paper in papers:
		_add(ElementTree.SubElement(root, "Document"), paper)
	ElementTree.indent(root)
	return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: ElementTree.Element, values: Mapping[str, Any]) -> None:
	for name, value in values.items():
		for one in value if isinstance(value, list) else [value]:
			element = ElementTree.SubElement(parent, name)
			if isinstance(one, Mapping):
				_add(element, one)
			else:
				element.text = NOT_XML.sub("", str(one))


def _cut(name: str, text: str | None) -> str:
	words = " ".join((text or "").split())
	most = LENGTHS[name]
	if len(words) <= most:
		return words
	head = words[: most - len(ELLIPSIS)]
	return (head.rpartition(" ")[0] or head) + ELLIPSIS
