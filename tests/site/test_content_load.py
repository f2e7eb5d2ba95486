"""Loading content: twice changes nothing, a changed file updates, what people made stays, a bad file loads nothing."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from laichau_env.common.errors import ContentFileMalformed, DemoNotAllowed, DemoPasswordMissing
from laichau_env.setup import content, demo
from laichau_env.setup.content_writer import Record

DOCTYPES = (
	"Agency",
	"Agency Group",
	"Directive",
	"Plan Section",
	"Plan Task",
	"Reporting Regime",
	"Working Day Change",
	"Reporting Period",
	"Task Assignment",
	"Plan Task Lead",
	"Plan Task Coordinator",
	"Directive Paragraph",
	"Directive Reference",
	"Indicator",
	"Indicator Reporter",
	"Indicator Target",
)
PLAN = "KH-UBND-2026-03-31"
FIRST_TASK = f"{PLAN}-01"


@pytest.fixture
def folder(tmp_path) -> Path:
	"""A copy of the content that a test may edit."""
	return shutil.copytree(content.FOLDER, tmp_path / "content")


@pytest.fixture
def loaded(site):
	"""The site with the content as shipped; caches are dropped after what the test wrote is undone."""
	content.load_content()
	yield site
	site.db.rollback()
	site.clear_cache()


def edit(path: Path, change: Callable[[dict[str, str]], dict[str, str] | None]) -> None:
	"""Write a CSV file again with `change` made on each row; None drops the row."""
	with open(path, encoding="utf-8", newline="") as handle:
		rows = list(csv.DictReader(handle))
	with open(path, "w", encoding="utf-8", newline="") as handle:
		writer = csv.DictWriter(handle, rows[0].keys())
		writer.writeheader()
		writer.writerows(row for row in map(change, rows) if row is not None)


def rename_bum_to(row: dict[str, str]) -> dict[str, str]:
	"""Another name for one commune."""
	return row | ({"short_name": "UBND xã Bum Tở mới"} if row["code"] == "03433" else {})


def stamps() -> dict[str, dict[str, object]]:
	"""DocType -> record -> when it was last written."""
	return {
		doctype: dict(frappe.get_all(doctype, fields=["name", "modified"], as_list=True))
		for doctype in DOCTYPES
	}


def nothing_done(counts: dict[str, dict[str, object]]) -> bool:
	"""Whether a load neither made nor changed anything."""
	return all(not count["made"] and not count["changed"] for count in counts.values())


def test_first_load_makes_everything_and_the_second_changes_nothing(site):
	for doctype in DOCTYPES:
		for table in frappe.get_meta(doctype).get_table_fields():
			frappe.db.delete(table.options, {"parenttype": doctype})
		frappe.db.delete(doctype)
	made = {doctype: counts["made"] for doctype, counts in content.load_content().items()}
	assert made == {
		"Agency": 62,
		"Agency Group": 2,
		"Directive": 4,
		"Indicator": 23,
		"Plan Section": 9,
		"Plan Task": 41,
		"Reporting Period": 1,
		"Reporting Regime": 5,
		"Task Assignment": 645,
		"Working Day Change": 4,
	}
	before = stamps()
	assert nothing_done(content.load_content())
	assert stamps() == before
	tree = frappe.get_all("Agency", fields=["name", "lft", "rgt", "parent_agency"])
	assert len({bound for row in tree for bound in (row.lft, row.rgt)}) == 2 * len(tree)
	site.db.rollback()
	site.clear_cache()


def test_second_load_asks_little(loaded, monkeypatch):
	asked = []
	sql = frappe.db.sql
	monkeypatch.setattr(
		frappe.db, "sql", lambda *args, **options: asked.append(args[0]) or sql(*args, **options)
	)
	content.load_content()
	assert len(asked) < 40, "\n".join(map(str, asked))


def test_changed_file_updates_only_what_it_changed(loaded, folder):
	before = stamps()
	edit(folder / "agencies.csv", rename_bum_to)
	edit(
		folder / "tasks.csv",
		lambda row: row | ({"schedule_text": "2027 - 2029"} if row["position"] == "2" else {}),
	)
	counts = content.load_content(str(folder))
	assert counts["Agency"]["changes"] == ["Agency 03433: short_name"]
	assert counts["Plan Task"]["changed"] == 1
	task = frappe.get_doc("Plan Task", f"{PLAN}-02")
	assert (str(task.start_date), str(task.end_date), task.condition_text or "") == (
		"2027-01-01",
		"2029-12-31",
		"",
	)
	assert frappe.db.get_value("Agency", "03433", "short_name") == "UBND xã Bum Tở mới"
	after = stamps()
	changed = {
		(doctype, name)
		for doctype in DOCTYPES
		for name in after[doctype]
		if after[doctype][name] != before[doctype].get(name)
	}
	assert {entry for entry in changed if not entry[0].startswith("Plan Task ")} == {
		("Agency", "03433"),
		("Plan Task", f"{PLAN}-02"),
	}


def test_an_indicator_is_the_sites_once_it_is_there(loaded, folder):
	indicator = frappe.get_doc("Indicator", "CPR")
	assert (indicator.unverified, indicator.targets[0].target) == (1, "42,02")
	indicator.update({"indicator_name": "Tỷ lệ che phủ rừng của tỉnh", "unverified": 0, "reporters": []})
	indicator.save()
	edit(folder / "indicators.csv", lambda row: row | {"unit": "phần trăm"})
	edit(folder / "indicator_reporters.csv", lambda row: row)
	assert nothing_done(content.load_content(str(folder)))
	indicator.reload()
	assert (indicator.indicator_name, indicator.unit) == ("Tỷ lệ che phủ rừng của tỉnh", "%")
	assert not indicator.reporters


def test_new_rows_are_made_and_get_their_assignments(loaded, folder):
	with open(folder / "agencies.csv", "a", encoding="utf-8") as handle:
		handle.write(
			"99999,Ủy ban nhân dân xã Thử,UBND xã Thử,Commune,UBND-LC,0,SNNMT,,UBND,Thử,KT,,,,,,0,0\n"
		)
	counts = content.load_content(str(folder))
	assert (counts["Agency"]["made"], counts["Task Assignment"]["made"]) == (1, 15)
	assert frappe.db.get_value("Agency", "99999", "parent_agency") == "UBND-LC"


def test_what_people_made_stays(loaded, folder):
	frappe.get_doc(
		{
			"doctype": "Agency",
			"code": "SMOI",
			"agency_name": "Sở Mới",
			"short_name": "Sở Mới",
			"agency_type": "Front",
		}
	).insert()
	task = frappe.get_doc("Plan Task", FIRST_TASK)
	task.append("leads", {"agency": "SYT", "scope_text": "do người dùng thêm"})
	task.save()
	waiting = frappe.get_doc("Plan Task", f"{PLAN}-02")
	waiting.condition_met_on = "2026-09-01"
	waiting.save()
	group = frappe.get_doc("Agency Group", "UBND các xã, phường")
	group.append("members", {"agency": "SYT"})
	group.save()
	agency = frappe.get_doc("Agency", "STP")
	agency.update({"disabled": 0, "unverified": 0, "valid_from": "2020-01-01", "successor": "SYT"})
	agency.save()
	period = frappe.get_doc("Reporting Period", "Q4-2026")
	was_open = period.status
	edit(
		folder / "task_leads.csv",
		lambda row: row | ({"scope_text": "tham mưu"} if row["task"] == "1" and row["agency"] else {}),
	)
	edit(
		folder / "agencies.csv",
		lambda row: row | ({"place_name": "Phường Tân Phong"} if row["code"] == "STP" else {}),
	)

	content.load_content(str(folder))

	assert frappe.db.exists("Agency", "SMOI")
	leads = [
		(row.agency or row.agency_group, row.scope_text)
		for row in frappe.get_doc("Plan Task", FIRST_TASK).leads
	]
	assert leads == [
		("SNNMT", "tham mưu"),
		("UBND các xã, phường", "thực hiện trên địa bàn quản lý"),
		("SYT", "do người dùng thêm"),
	]
	assert frappe.db.exists("Task Assignment", f"{FIRST_TASK}-SYT")
	assert str(frappe.db.get_value("Plan Task", f"{PLAN}-02", "condition_met_on")) == "2026-09-01"
	assert [row.agency for row in frappe.get_doc("Agency Group", "UBND các xã, phường").members] == ["SYT"]
	stored = frappe.get_doc("Agency", "STP")
	assert (stored.disabled, stored.unverified, stored.successor) == (0, 0, "SYT")
	assert stored.place_name == "Phường Tân Phong"
	assert frappe.db.get_value("Reporting Period", "Q4-2026", "status") == was_open


def test_row_that_the_file_dropped_stays(loaded, folder):
	edit(folder / "agencies.csv", lambda row: None if row["code"] == "SNGV" else row)
	edit(
		folder / "task_leads.csv",
		lambda row: None if row["task"] == "1" and row["agency"] == "SNNMT" else row,
	)
	assert nothing_done(content.load_content(str(folder)))
	assert frappe.db.exists("Agency", "SNGV")
	assert frappe.db.exists("Task Assignment", f"{FIRST_TASK}-SNNMT")


def test_agency_of_the_past_is_found_again_and_not_made_twice(loaded):
	agency = frappe.get_doc("Agency", "03433")
	agency.valid_to = "2026-01-01"
	agency.save()
	counts = content.load_content()
	assert counts["Agency"]["made"] == 0
	assert str(frappe.db.get_value("Agency", "03433", "valid_to")) == "2026-01-01"


def test_links_follow_a_code_to_the_agency_in_force(loaded):
	old = frappe.get_doc("Agency", "SYT")
	old.valid_to = "2026-01-01"
	old.save()
	new = frappe.copy_doc(old)
	new.update({"valid_from": "2026-01-02", "valid_to": None})
	new.insert()
	assert new.name == "SYT-2"
	counts = content.load_content()
	assert counts["Agency"]["made"] == 0
	assert "SYT-2" in {row.agency for row in frappe.get_doc("Plan Task", f"{PLAN}-22").leads}


@pytest.mark.parametrize(
	("file", "old", "new", "row", "column"),
	[
		("reporting_periods.csv", "2026-12-25", "25/12/2026", 2, "due_province"),
		("demo_officials.csv", "Commune Officer", "Cán bộ xã", 2, "role"),
		("directives.json", '"SNNMT"', '"SNN"', 4, "examining_agency"),
		("tasks.csv", ",2026 - 2030,", ",quý IV,", 8, "schedule_text"),
	],
)
def test_malformed_file_loads_nothing(loaded, folder, file, old, new, row, column):
	before = stamps()
	edit(folder / "agencies.csv", rename_bum_to)
	text = (folder / file).read_text(encoding="utf-8")
	(folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
	with pytest.raises(frappe.ValidationError) as refused:
		content.load_content(str(folder))
	refusal = refused.value.refusal
	assert isinstance(refusal, ContentFileMalformed)
	assert (refusal.facts["file"], refusal.facts["row"], refusal.facts["column"]) == (file, row, column)
	assert file in str(refused.value) and column in str(refused.value)
	assert stamps() == before


def test_load_that_fails_on_the_way_leaves_nothing(loaded, folder, monkeypatch):
	def broken(_content: object) -> list[Record]:
		assert frappe.db.get_value("Agency", "03433", "short_name") == "UBND xã Bum Tở mới"
		raise RuntimeError("on the way")

	edit(folder / "agencies.csv", rename_bum_to)
	steps = [(doctype, broken if doctype == "Plan Task" else wanted) for doctype, wanted in content.STEPS]
	monkeypatch.setattr(content, "STEPS", steps)
	before = stamps()
	with pytest.raises(RuntimeError):
		content.load_content(str(folder))
	assert stamps() == before


# --- demo accounts


@pytest.fixture
def demo_site(loaded, monkeypatch):
	"""A site that may have demo accounts."""
	monkeypatch.setitem(frappe.local.conf, "laichau_demo", 1)
	monkeypatch.setitem(frappe.local.conf, "laichau_demo_password", "LaiChau@2030")
	return loaded


def test_demo_accounts_are_made_once_and_keep_their_passwords(demo_site):
	accounts = demo.create_demo_accounts()
	users = [account["user"] for account in accounts]
	assert len(users) == len(set(users)) == 31
	assert [account["role"] for account in accounts] == sorted(
		(account["role"] for account in accounts), key=demo.ROLES.index
	)
	for account in accounts:
		user = frappe.get_doc("User", account["user"])
		assert (user.enabled, user.language, user.time_zone, user.user_type) == (
			1,
			"vi",
			"Asia/Ho_Chi_Minh",
			"System User",
		)
		assert [row.role for row in user.roles] == [account["role"]]
		post = frappe.db.get_value("Official", {"user": account["user"]}, ["agency", "full_name"])
		assert post == (account["agency"], account["full_name"])
	assert not frappe.get_all("Email Queue Recipient", {"recipient": ["in", users]})
	auth = frappe.qb.Table("__Auth")
	passwords = frappe.qb.from_(auth).select(auth.name, auth.password).where(auth.name.isin(users))
	before = dict(passwords.run())
	assert len(before) == 31
	assert demo.create_demo_accounts() == accounts
	assert dict(passwords.run()) == before
	assert json.dumps(accounts)


def test_signature_blocks_follow_decree_30(demo_site):
	demo.create_demo_accounts()
	blocks = {
		"bumto.lanhdao": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
		"bumto.phochutich": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
		"snnmt.lanhdao": "GIÁM ĐỐC",
		"snnmt.phogiamdoc": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
		"vpubnd.lanhdao": "CHÁNH VĂN PHÒNG",
		"tinh.chutich": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
		"mttq.lanhdao": "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH",
		"bumto.canbo": "",
	}
	for user, block in blocks.items():
		stored = frappe.db.get_value("Official", {"user": f"{user}@laichau.example"}, "signature_block")
		assert (stored or "") == block, user


def test_other_sites_get_no_demo_accounts(demo_site, monkeypatch):
	monkeypatch.setitem(frappe.local.conf, "laichau_demo", 0)
	for call in (demo.create_demo_accounts, demo.open_demo_period):
		with pytest.raises(frappe.PermissionError) as refused:
			call()
		assert isinstance(refused.value.refusal, DemoNotAllowed)


def test_demo_accounts_need_a_password(demo_site, monkeypatch):
	monkeypatch.setitem(frappe.local.conf, "laichau_demo_password", "")
	with pytest.raises(frappe.ValidationError) as refused:
		demo.create_demo_accounts()
	assert isinstance(refused.value.refusal, DemoPasswordMissing)
