"""The content files against the signed decision, cell by cell and word for word, without a site."""

import csv
import json
from pathlib import Path

import pytest
import seed_text

CONTENT = Path(__file__).parents[2] / "fixtures"
PLAN, DECISION = "KH-UBND-2026-03-31", "QD-UBND-2026-03-31"
SECTIONS, TASKS = seed_text.appendix()


def rows(file: str) -> list[dict[str, str]]:
	"""A content file as plain rows."""
	with open(CONTENT / file, encoding="utf-8-sig", newline="") as handle:
		return list(csv.DictReader(handle))


def directive(code: str) -> dict[str, object]:
	"""One directive of directives.json."""
	return next(
		record
		for record in json.loads((CONTENT / "directives.json").read_text(encoding="utf-8"))
		if record["directive_code"] == code
	)


def parties(file: str, task: int) -> list[dict[str, str]]:
	"""Rows of leads or coordinators of a task."""
	return [row for row in rows(file) if row["task"] == str(task)]


def test_fixtures_is_a_relative_link_into_the_app():
	assert CONTENT.is_symlink()
	assert str(CONTENT.readlink()) == "apps/laichau_env/laichau_env/content/lai_chau"


def test_every_indicator_is_unverified_and_every_target_is_the_countrys():
	assert {row["unverified"] for row in rows("indicators.csv")} == {"1"}
	assert all(
		"mức của cả nước, không phải chỉ tiêu tỉnh giao" in row["source"]
		for row in rows("indicator_targets.csv")
	)
	assert {row["regime"] for row in rows("indicator_reporters.csv")} == {"BVMT-NAM"}


def test_seed_has_41_tasks_in_its_sections():
	assert len(TASKS) == 41
	counts = [sum(task.section == place for task in TASKS) for place in range(1, len(SECTIONS) + 1)]
	assert counts == [2, 0, 5, 7, 11, 1, 2, 4, 9]
	assert [section.label for section in SECTIONS] == ["I.", "II.", "A.", "B.", "C.", "D.", "D.", "E.", "G."]


def test_sections_are_word_for_word():
	assert [(row["label"], row["title"]) for row in rows("sections.csv")] == [
		(section.label, section.title) for section in SECTIONS
	]
	assert [row["parent_position"] for row in rows("sections.csv")] == ["", ""] + ["2"] * 7


@pytest.mark.parametrize("position", range(1, 42))
def test_task_is_word_for_word(position):
	row, seed = rows("tasks.csv")[position - 1], TASKS[position - 1]
	assert row == {
		"directive": PLAN,
		"position": str(position),
		"section": str(seed.section),
		"order_no": seed.order_no,
		"content": seed.content,
		"lead_text": seed.leads,
		"coordinating_text": seed.coordinators,
		"schedule_text": seed.schedule,
		"note": seed.note,
	}


@pytest.mark.parametrize("position", range(1, 42))
def test_leads_resolve_to_what_the_column_names(position):
	found, seed = parties("task_leads.csv", position), TASKS[position - 1]
	assert {row["agency"] for row in found if row["agency"]} == seed.named_leads()
	assert ("UBND các xã, phường" in {row["agency_group"] for row in found}) == seed.led_by_communes()
	assert ("Các sở, ban, ngành" in {row["agency_group"] for row in found}) == seed.led_by_departments()
	for row in found:
		assert row["scope_text"] in seed.leads


@pytest.mark.parametrize("position", range(1, 42))
def test_coordinators_resolve_to_what_the_column_names(position):
	found, cell = parties("task_coordinators.csv", position), TASKS[position - 1].coordinators
	named = {code for name, code in seed_text.BODIES.items() if name in cell}
	assert {row["agency"] for row in found if row["agency"]} == named
	groups = {row["agency_group"]: row["concerned_only"] for row in found if row["agency_group"]}
	assert ("UBND các xã, phường" in groups) == ("UBND các xã, phường" in cell)
	assert ("Các sở, ban, ngành" in groups) == seed_text.names_departments(cell)
	assert (groups.get("Các sở, ban, ngành") == "1") == ("liên quan" in cell)
	assert groups.get("UBND các xã, phường", "0") == "0"


def test_misprints_of_the_signed_text_are_kept():
	text = (CONTENT / "tasks.csv").read_text(encoding="utf-8")
	for misprint in (
		"Kiểm toàn tổ chức bộ máy",
		"hoạt động chuyên giao công nghệ",
		"chuyên đổi xanh",
		"sở, ban ngành;",
	):
		assert misprint in text


def test_row_without_number_follows_g_6():
	sixth, without, seventh = rows("tasks.csv")[37:40]
	assert [sixth["order_no"], without["order_no"], seventh["order_no"]] == ["6.", "", "7."]
	assert sixth["section"] == without["section"] == seventh["section"] == "9"


def test_decision_is_word_for_word():
	decision = directive(DECISION)
	text = seed_text.text()
	assert decision["legal_basis"] == seed_text.paragraphs("CHỦ TỊCH ỦY BAN", "QUYẾT ĐỊNH:")
	body = (CONTENT / decision["body_file"]).read_text(encoding="utf-8").strip().split("\n\n")
	assert body == seed_text.paragraphs("QUYẾT ĐỊNH:", "Nơi nhận:")
	[recipients] = seed_text.paragraphs("Nơi nhận:", "**KT. CHỦ TỊCH")
	assert ["- " + line for line in decision["recipients"]] == recipients.split("\n")
	signature = "\n".join(decision["signature_block"])
	assert f"**{signature}**\n\n{decision['signatory_name']}\n" in text
	assert f"QUYẾT ĐỊNH\n\n{decision['title']}\n\n{decision['issuing_body']}\n" in text
	assert f"{decision['place_name']}, ngày 31 tháng 3 năm 2026" in text
	assert (decision["number"], decision["symbol"], decision["directive_date"]) == (
		"",
		"QĐ-UBND",
		"2026-03-31",
	)


def test_plan_is_word_for_word():
	plan = directive(PLAN)
	text = seed_text.text()
	assert f"KẾ HOẠCH\n\n{plan['title']}\n" in text
	body = (CONTENT / plan["body_file"]).read_text(encoding="utf-8").strip().split("\n\n")
	assert body == seed_text.paragraphs("(Kèm theo Quyết định số", "Phụ lục")
	assert "Phụ lục\n" + "\n".join(plan["appendix_title"]) in text
	assert (plan["issued_with"], plan["carries_out"]) == (DECISION, ["NQ-247-2025-QH15", "NQ-67-2026-CP"])


@pytest.mark.parametrize(
	("code", "printed"),
	[
		("NQ-247-2025-QH15", "Nghị quyết số 247/2025/QH15 ngày 10 tháng 12 năm 2025 của Quốc hội"),
		("NQ-67-2026-CP", "Nghị quyết số 67/NQ-CP ngày 25 tháng 3 năm 2026 của Chính phủ"),
	],
)
def test_resolutions_are_as_the_decision_cites_them(code, printed):
	record = directive(code)
	year, month, day = record["directive_date"].split("-")
	cited = (
		f"Nghị quyết số {record['number']}/{record['symbol']} ngày {int(day)} tháng {int(month)} năm {year}"
	)
	assert printed.startswith(cited)
	assert f"{printed} {record['title']}" in seed_text.text()


def test_every_body_that_the_decision_names_is_an_agency_in_use():
	agencies = {row["code"]: row for row in rows("agencies.csv")}
	for code in (*seed_text.BODIES.values(), "BNNMT", "UBND-LC", "VPUBND"):
		assert agencies[code]["disabled"] == "0", code


def test_communes_are_38_with_codes_of_five_digits_and_places():
	communes = [row for row in rows("agencies.csv") if row["agency_type"] == "Commune"]
	assert len(communes) == 38
	assert sum("phường" in row["agency_name"] for row in communes) == 2
	for row in communes:
		assert len(row["code"]) == 5 and row["code"].startswith("03")
		assert 21 < float(row["latitude"]) < 23 and 102 < float(row["longitude"]) < 104
		assert row["agency_name"].removeprefix("Ủy ban nhân dân ") == row["short_name"].removeprefix("UBND ")
		assert row["agency_name"].endswith(f" {row['place_name']}")
	assert 9000 < sum(float(row["area_km2"]) for row in communes) < 9200


def test_unverified_bodies_take_no_part():
	unverified = [row for row in rows("agencies.csv") if row["unverified"] == "1"]
	assert len(unverified) == 7
	assert {row["disabled"] for row in unverified} == {"1"}


def test_routes_lead_through_the_department_to_the_province_and_the_ministry():
	reports_to = {row["code"]: row["reports_to"] for row in rows("agencies.csv")}
	assert (reports_to.pop("SNNMT"), reports_to.pop("UBND-LC"), reports_to.pop("BNNMT")) == (
		"UBND-LC",
		"BNNMT",
		"",
	)
	assert set(reports_to.values()) == {"SNNMT"}


def test_demo_officials_have_names_of_their_own_that_no_decision_names():
	names = [row["full_name"] for row in rows("demo_officials.csv")]
	assert len(set(names)) == len(names)
	assert not [name for name in names if name in seed_text.text()]
