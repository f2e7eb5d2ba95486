"""Malformed content stops with file, row, column and reason; each kind of defect once, without a site."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from laichau_env.common.errors import ContentFileMalformed
from laichau_env.reporting.outline import Contents
from laichau_env.setup import content_indicators as catalogue
from laichau_env.setup import content_tables as files
from laichau_env.setup.content_files import Kind
from laichau_env.setup.content_reporting import headings_of

CONTENT = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def folder(tmp_path) -> Path:
	"""A copy of the content that a test may damage."""
	(tmp_path / "outside.txt").write_text("not content", encoding="utf-8")
	return shutil.copytree(CONTENT, tmp_path / "content")


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
	"""Damage: put `new` where `old` stands first."""

	def damage(folder: Path) -> None:
		text = (folder / file).read_text(encoding="utf-8")
		assert old in text
		(folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

	return damage


def append(file: str, line: str) -> Callable[[Path], None]:
	"""Damage: one more line at the end."""

	def damage(folder: Path) -> None:
		with open(folder / file, "a", encoding="utf-8") as handle:
			handle.write(line + "\n")

	return damage


def raw(file: str, data: bytes) -> Callable[[Path], None]:
	"""Damage: other bytes."""
	return lambda folder: (folder / file).write_bytes(data)


def remove(file: str) -> Callable[[Path], None]:
	"""Damage: no file."""
	return lambda folder: (folder / file).unlink()


def directive(place: int, **changes: object) -> Callable[[Path], None]:
	"""Damage: other values in one record of directives.json, counted from 1."""

	def damage(folder: Path) -> None:
		path = folder / files.DIRECTIVES
		records = json.loads(path.read_text(encoding="utf-8"))
		records[place - 1].update(changes)
		path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")

	return damage


COMMUNE = "03388,Ủy ban nhân dân phường Đoàn Kết,UBND phường Đoàn Kết,Commune,UBND-LC,0,SNNMT"
PLAN = "KH-UBND-2026-03-31"
PERIOD = "Quarterly,2026-09-15,2026-12-14,2026-12-16"

DEFECTS = {
	"missing file": (remove(files.SECTIONS), files.SECTIONS, 0, ""),
	"not UTF-8": (raw(files.GROUPS, "group_name\nsở".encode("utf-16")), files.GROUPS, 0, ""),
	"empty file": (raw(files.GROUPS, b""), files.GROUPS, 1, "group_name"),
	"unclosed quote": (append(files.GROUPS, '"UBND'), files.GROUPS, 0, ""),
	"unknown column": (replace(files.GROUPS, "rule_type", "rule"), files.GROUPS, 1, "rule"),
	"missing column": (replace(files.PERIODS, ",due_province", ""), files.PERIODS, 1, "due_province"),
	"column twice": (
		replace(files.PERIODS, "due_department", "due_agency"),
		files.PERIODS,
		1,
		"due_agency",
	),
	"too many cells": (append(files.GROUPS, "A,List,,03388,x"), files.GROUPS, 4, "members"),
	"required cell empty": (replace(files.AGENCIES, "SYT,Sở Y tế", "SYT,"), files.AGENCIES, 8, "agency_name"),
	"not one of the options": (
		replace(files.AGENCIES, "Sở Y tế,Department", "Sở Y tế,Sở"),
		files.AGENCIES,
		8,
		"agency_type",
	),
	"not a whole number": (replace(files.TASKS, f"{PLAN},2,1,", f"{PLAN},hai,1,"), files.TASKS, 3, "position"),
	"not a number": (replace(files.AGENCIES, "22.4412", '"22,4412"'), files.AGENCIES, 26, "latitude"),
	"number out of range": (replace(files.AGENCIES, "22.4412,103.397", "103.397,22.4412"), files.AGENCIES, 26, "latitude"),
	"not a date": (replace(files.PERIODS, "2026-09-15", "15/09/2026"), files.PERIODS, 2, "data_from"),
	"impossible date": (replace(files.PERIODS, "2026-09-15", "2026-09-31"), files.PERIODS, 2, "data_from"),
	"not a flag": (replace(files.COORDINATORS, 'ngành",1', 'ngành",có'), files.COORDINATORS, 2, "concerned_only"),
	"key twice": (append(files.AGENCIES, f"{COMMUNE},,UBND,Đoàn Kết,KT,,,,,,0,0"), files.AGENCIES, 64, "code"),
	"composite key twice": (append(files.LEADS, f"{PLAN},1,SNNMT,,"), files.LEADS, 59, "agency_group"),
	"unknown reference": (replace(files.AGENCIES, f"{COMMUNE}", COMMUNE[:-5] + "SNN"), files.AGENCIES, 26, "reports_to"),
	"reference to a later row": (
		replace(files.AGENCIES, "Bộ Nông nghiệp và Môi trường,Central,,0,", "Bộ Nông nghiệp và Môi trường,Central,,0,SYT"),
		files.AGENCIES,
		2,
		"reports_to",
	),
	"reference to itself": (replace(files.SECTIONS, f"{PLAN},2,II.,Các nhiệm vụ đến năm 2030 và các năm tiếp theo,", f"{PLAN},2,II.,Các nhiệm vụ,2"), files.SECTIONS, 3, "parent_position"),
	"unknown section of a task": (replace(files.TASKS, f"{PLAN},1,1,", f"{PLAN},1,10,"), files.TASKS, 2, "section"),
	"unknown member of a list": (append(files.GROUPS, "Nhóm,List,,03388 / 0343"), files.GROUPS, 4, "members"),
	"commune code lost its zero": (replace(files.AGENCIES, "03390,", "3390,"), files.AGENCIES, 27, "code"),
	"parent is no group": (replace(files.AGENCIES, "Province,,1,", "Province,,0,"), files.AGENCIES, 4, "parent_agency"),
	"group without its type": (replace(files.GROUPS, "All of Type,Commune", "All of Type,"), files.GROUPS, 3, "agency_type"),
	"list without members": (append(files.GROUPS, "Nhóm,List,,"), files.GROUPS, 4, "members"),
	"schedule not understood": (replace(files.TASKS, ',2026,"Thực', ',quý IV,"Thực'), files.TASKS, 2, "schedule_text"),
	"neither agency nor group": (append(files.LEADS, f"{PLAN},1,,,"), files.LEADS, 59, "agency"),
	"agency and group": (append(files.COORDINATORS, f'{PLAN},1,SYT,"Các sở, ban, ngành",0'), files.COORDINATORS, 68, "agency"),
	"task without a lead": (replace(files.LEADS, f"{PLAN},2,SNNMT,,\n", ""), files.TASKS, 3, "lead_text"),
	"indicator without its weight": (replace(catalogue.INDICATORS, "Weighted Mean,CTRSH-PS", "Weighted Mean,"), catalogue.INDICATORS, 4, "weight_indicator"),
	"weight of a sum": (replace(catalogue.INDICATORS, "tấn/ngày,Sum,,2", "tấn/ngày,Sum,PLR-HO,2"), catalogue.INDICATORS, 2, "weight_indicator"),
	"limits turned round": (replace(catalogue.INDICATORS, "2,0,100,30", "2,100,0,30"), catalogue.INDICATORS, 4, "maximum"),
	"figure with decimal comma": (replace(catalogue.TARGETS, "42.02", '"42,02"'), catalogue.TARGETS, 8, "target"),
	"reporter of no indicator": (append(catalogue.REPORTERS, "KHAC,SYT,,"), catalogue.REPORTERS, 36, "indicator"),
	"reporter that is nobody": (append(catalogue.REPORTERS, "CTNH,,,"), catalogue.REPORTERS, 36, "agency"),
	"two targets of a year": (append(catalogue.TARGETS, "CPR,2026,43,Nguồn"), catalogue.TARGETS, 9, "year"),
	"dates out of order": (replace(files.PERIODS, PERIOD, "Quarterly,2026-09-15,2026-12-14,2026-12-14"), files.PERIODS, 2, "due_agency"),
	"user of no agency": (append(files.OFFICIALS, "a@b.vn,Nguyễn Giả,SXX,Chuyên viên,Commune Officer,,"), files.OFFICIALS, 33, "agency"),
	"role that nobody has": (append(files.OFFICIALS, "a@b.vn,Nguyễn Giả,SXD,Chuyên viên,Nobody,,"), files.OFFICIALS, 33, "role"),
	"broken JSON": (raw(files.DIRECTIVES, b"[\n\t{,\n]"), files.DIRECTIVES, 2, "3"),
	"JSON that is no list": (raw(files.DIRECTIVES, b"{}"), files.DIRECTIVES, 1, ""),
	"JSON record that is none": (raw(files.DIRECTIVES, b"[1]"), files.DIRECTIVES, 1, ""),
	"unknown JSON key": (directive(3, signer="x"), files.DIRECTIVES, 3, "signer"),
	"JSON number for text": (directive(1, number=247), files.DIRECTIVES, 1, "number"),
	"JSON line that is no text": (directive(3, recipients=["a", 1]), files.DIRECTIVES, 3, "recipients"),
	"body file missing": (remove("directives/KH-UBND-2026-03-31.txt"), files.DIRECTIVES, 4, "body_file"),
	"body file elsewhere": (directive(4, body_file="../outside.txt"), files.DIRECTIVES, 4, "body_file"),
	"heading without its contents": (replace(files.REGIMES, "Funds | Nguồn", "Nguồn"), files.REGIMES, 5, "headings"),
	"contents that are none": (replace(files.REGIMES, "Funds | ", "Tiền | "), files.REGIMES, 5, "headings"),
	"outline that loses something": (replace(files.REGIMES, "Assessment | ", "Own Words | "), files.REGIMES, 5, "headings"),
	"plan of a later decision": (directive(2, issued_with=PLAN), files.DIRECTIVES, 2, "issued_with"),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_defect_is_told_by_file_row_and_column(folder, defect):
	damage, file, row, column = DEFECTS[defect]
	damage(folder)
	with pytest.raises(ContentFileMalformed) as told:
		files.read_content(folder)
	facts = told.value.facts
	assert (facts["file"], facts["row"], facts["column"]) == (file, row, column), facts["reason"]
	assert facts["reason"]
	assert str(told.value).endswith("Chưa nạp gì.")


def test_shipped_content_is_well_formed():
	content = files.read_content(CONTENT)
	assert {file: len(rows) for file, rows in content.items()} == {
		files.AGENCIES: 62,
		files.GROUPS: 2,
		files.DIRECTIVES: 4,
		files.SECTIONS: 9,
		files.TASKS: 41,
		files.LEADS: 57,
		files.COORDINATORS: 66,
		files.REGIMES: 5,
		files.WORKING_DAYS: 4,
		catalogue.INDICATORS: 23,
		catalogue.REPORTERS: 34,
		catalogue.TARGETS: 7,
		files.PERIODS: 1,
		files.OFFICIALS: 31,
	}


def test_the_yearly_report_on_environmental_protection_has_its_own_outline():
	"""Law on Environmental Protection, articles 118 and 119: what of it is not confirmed is marked and not in use."""
	(yearly,) = (
		row for row in files.read_content(CONTENT)[files.REGIMES] if row["regime_code"] == "BVMT-NAM"
	)
	assert (yearly["kind"], yearly["unverified"], yearly["disabled"]) == ("Annual", True, True)
	latest = [yearly[f"latest_{tier}"] for tier in ("agency", "department", "province")]
	assert latest == ["31/01", "10/02", "15/02"]
	headings = headings_of(yearly["headings"])
	assert len(headings) == len(yearly["outline"]) == 8
	assert all(
		line.partition(" ")[0] == f"{number}." for number, line in enumerate(yearly["outline"], start=1)
	)
	assert [one.contents for one in headings].count(Contents.OWN_WORDS) == 2


def test_file_that_excel_saved_reads_alike(folder):
	before = files.read_content(folder)
	for path in folder.glob("*.csv"):
		path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
	assert files.read_content(folder) == before


def test_blank_lines_and_blanks_around_cells_do_not_count(folder):
	before = files.read_content(folder)[files.GROUPS]
	text = (folder / files.GROUPS).read_text(encoding="utf-8")
	(folder / files.GROUPS).write_text(
		text.replace(",All of Type,", ", All of Type ,") + "\n,,,\n", encoding="utf-8"
	)
	assert files.read_content(folder)[files.GROUPS] == before


def test_decomposed_letters_are_composed(folder):
	import unicodedata

	before = files.read_content(folder)
	for path in folder.glob("*.csv"):
		path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), encoding="utf-8")
	assert files.read_content(folder) == before


def test_every_column_of_a_file_is_declared_once_and_named_in_the_guide():
	guide = (CONTENT / "README.md").read_text(encoding="utf-8")
	for table in files.TABLES:
		names = [column.name for column in table.columns]
		assert len(set(names)) == len(names)
		assert set(table.key) <= set(names)
		assert f"`{table.file}`" in guide, table.file
		for column in table.columns:
			assert f"`{column.name}`" in guide, f"{table.file}: {column.name}"
			assert column.kind in Kind
