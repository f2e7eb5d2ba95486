"""Every DocType and field says what it is for, and takes no name that is taken."""

import json
import re
from pathlib import Path

import pytest
from architecture.source import APP, ROOT

DOCTYPES = {
	path: json.loads(path.read_text(encoding="utf-8"))
	for path in sorted(APP.glob("*/doctype/*/*.json"))
	if path.stem == path.parent.name
}
LAYOUT = {"Section Break", "Column Break", "Tab Break"}
TAKEN = set(Path(__file__).with_name("names_in_use.txt").read_text(encoding="utf-8").split("\n"))
MODULES_TAKEN = {
	"Accounts", "Assets", "Automation", "Bulk Transaction", "Buying", "CRM", "Communication", "Contacts", "Core",
	"Custom", "Data Migration", "Desk", "ERPNext Integrations", "EDI", "Email", "Geo", "HR", "Integrations",
	"Loan Management", "Maintenance", "Manufacturing", "Payroll", "Portal", "Printing", "Projects",
	"Quality Management", "Regional", "Selling", "Setup", "Social", "Stock", "Subcontracting", "Support",
	"Telephony", "Utilities", "Website", "Workflow",
}  # fmt: skip


def words(text: str | None) -> str:
	return re.sub(r"\W+", " ", (text or "").lower()).strip()


@pytest.mark.parametrize("path", DOCTYPES, ids=lambda path: path.stem)
def test_doctype_and_fields_are_described(path: Path) -> None:
	doctype = DOCTYPES[path]
	assert words(doctype.get("description")) not in ("", words(doctype["name"]))
	mute = [
		field["fieldname"]
		for field in doctype["fields"]
		if field["fieldtype"] not in LAYOUT
		and words(field.get("description")) in ("", words(field.get("label")))
	]
	assert not mute, f"{doctype['name']}: {mute}"


@pytest.mark.parametrize("path", DOCTYPES, ids=lambda path: path.stem)
def test_no_doctype_takes_a_name_of_the_framework_or_erpnext(path: Path) -> None:
	assert DOCTYPES[path]["name"] not in TAKEN


def test_no_module_takes_a_name_of_the_framework_or_erpnext() -> None:
	ours = (APP / "modules.txt").read_text(encoding="utf-8").split("\n")
	assert not set(filter(None, ours)) & MODULES_TAKEN


def test_the_list_of_taken_names_holds_the_engine_of_this_bench() -> None:
	engine = ROOT / "apps" / "frappe" / "frappe"
	if not engine.exists():
		pytest.skip("no engine on this machine")
	there = {
		json.loads(path.read_text(encoding="utf-8"))["name"]
		for path in engine.glob("*/doctype/*/*.json")
		if path.stem == path.parent.name
	}
	assert there <= TAKEN, sorted(there - TAKEN)
