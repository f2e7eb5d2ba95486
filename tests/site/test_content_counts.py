"""The site's records against the signed decision, read by a parser that shares no code with the loader."""

from collections import Counter

import frappe
import pytest
import seed_text

PLAN, DECISION = "KH-UBND-2026-03-31", "QD-UBND-2026-03-31"
SECTIONS, TASKS = seed_text.appendix()
COLUMNS = {
	"order_no": "order_no",
	"content": "content",
	"lead_text": "leads",
	"coordinating_text": "coordinators",
	"schedule_text": "schedule",
	"note": "note",
}


def in_use(agency_type: str) -> set[str]:
	"""Codes of the agencies of a type that take part."""
	return set(frappe.get_all("Agency", {"agency_type": agency_type, "disabled": 0}, pluck="code"))


def owed() -> set[tuple[int, str]]:
	"""(running row, agency) of every assignment that the text demands."""
	communes, departments = in_use("Commune"), in_use("Department")
	pairs = set()
	for position, task in enumerate(TASKS, start=1):
		agencies = task.named_leads()
		agencies |= communes if task.led_by_communes() else set()
		agencies |= departments if task.led_by_departments() else set()
		pairs |= {(position, agency) for agency in agencies}
	return pairs


def test_counts_are_those_of_the_text(site, capsys):
	sections = frappe.get_all(
		"Plan Section", {"directive": PLAN}, ["name", "label", "title"], order_by="position"
	)
	tasks = Counter(frappe.get_all("Plan Task", {"directive": PLAN}, pluck="section"))
	types = dict(frappe.get_all("Agency", fields=["name", "agency_type"], as_list=True))
	assignments = frappe.get_all("Task Assignment", {"directive": PLAN}, ["plan_task", "agency"])
	leads = frappe.get_all("Plan Task Lead", {"parent": ["like", f"{PLAN}-%"]}, ["agency", "agency_group"])
	by_type = Counter(types[row.agency] for row in assignments)
	with capsys.disabled():
		print(f"\n{len(TASKS)} tasks in the text, {sum(tasks.values())} on the site")
		for place, section in enumerate(sections, start=1):
			print(
				f"  {section.label:4}{tasks[section.name]:3} (text {sum(t.section == place for t in TASKS)})  {section.title[:70]}"
			)
		print(
			f"leads as printed: {len(leads)}, of them groups: {sum(bool(row.agency_group) for row in leads)}"
		)
		print(
			f"assignments: {len(assignments)}; "
			+ ", ".join(f"{kind} {count}" for kind, count in sorted(by_type.items()))
		)
		print(
			"agencies in use: "
			+ ", ".join(f"{kind} {len(in_use(kind))}" for kind in sorted(set(types.values())))
		)
	assert sum(tasks.values()) == len(TASKS) == 41
	assert [tasks[section.name] for section in sections] == [2, 0, 5, 7, 11, 1, 2, 4, 9]
	assert (len(in_use("Commune")), len(in_use("Department"))) == (38, 12)


def test_sections_are_word_for_word_and_sort(site):
	stored = frappe.get_all("Plan Section", {"directive": PLAN}, ["label", "title"], order_by="position")
	assert [(row.label, row.title) for row in stored] == [
		(section.label, section.title) for section in SECTIONS
	]


@pytest.mark.parametrize("position", range(1, 42))
def test_task_is_word_for_word(site, position):
	task, seed = frappe.get_doc("Plan Task", f"{PLAN}-{position:02d}"), TASKS[position - 1]
	assert {field: task.get(field) or "" for field in COLUMNS} == {
		field: getattr(seed, column) for field, column in COLUMNS.items()
	}
	section = SECTIONS[seed.section - 1]
	assert frappe.db.get_value("Plan Section", task.section, ["label", "title"]) == (
		section.label,
		section.title,
	)
	years = seed.schedule.startswith("2026")
	assert bool(task.end_date) == years
	assert bool(task.open_ended) == ("các năm tiếp theo" in seed.schedule.lower())
	assert bool(task.condition_text) == ("sau khi" in seed.schedule.lower())
	assert (task.condition_text or "") in seed.schedule
	assert bool(task.start_date) == (years and not task.condition_text)


def test_assignments_are_exactly_those_that_the_text_demands(site):
	codes = dict(frappe.get_all("Agency", fields=["name", "code"], as_list=True))
	stored = [
		(int(row.plan_task.removeprefix(f"{PLAN}-")), codes[row.agency])
		for row in frappe.get_all("Task Assignment", {"directive": PLAN}, ["plan_task", "agency"])
	]
	assert len(stored) == len(set(stored))
	assert set(stored) == owed()


def test_every_commune_holds_every_commune_led_task(site):
	led = sum(task.led_by_communes() for task in TASKS)
	held = Counter(frappe.get_all("Task Assignment", {"directive": PLAN}, pluck="agency"))
	assert led == 15
	assert {held[commune] for commune in in_use("Commune")} == {led}


def test_scope_of_each_lead_is_kept(site):
	scopes = {
		(1, "SNNMT"): "tham mưu UBND tỉnh",
		(1, "03433"): "thực hiện trên địa bàn quản lý",
		(3, "DKTTV"): "đối với nhiệm vụ dự báo khí tượng thủy văn",
		(
			8,
			"SNNMT",
		): "tham mưu UBND tỉnh thực hiện đối với khu vực nằm trên địa bàn từ 02 xã, phường trở lên",
		(27, "TTT"): "đối với hoạt động thanh tra",
		(27, "03388"): "đối với hoạt động kiểm tra",
		(7, "03388"): None,
	}
	for (position, agency), scope in scopes.items():
		name = f"{PLAN}-{position:02d}-{agency}"
		assert (frappe.db.get_value("Task Assignment", name, "scope_text") or None) == scope, name


def test_decision_and_plan_stand_as_signed(site):
	decision, plan = frappe.get_doc("Directive", DECISION), frappe.get_doc("Directive", PLAN)
	assert [row.text for row in decision.legal_basis] == seed_text.paragraphs(
		"CHỦ TỊCH ỦY BAN", "QUYẾT ĐỊNH:"
	)
	assert decision.body.split("\n\n") == seed_text.paragraphs("QUYẾT ĐỊNH:", "Nơi nhận:")
	assert plan.body.split("\n\n") == seed_text.paragraphs("(Kèm theo Quyết định số", "Phụ lục")
	[recipients] = seed_text.paragraphs("Nơi nhận:", "**KT. CHỦ TỊCH")
	assert ["- " + row.text for row in decision.recipients] == recipients.split("\n")
	assert decision.signature_block.split("\n") == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
	assert decision.signatory_name == plan.signatory_name == "Hà Trọng Hải"
	assert f"{decision.issuing_body}\n" in seed_text.text()
	assert plan.issued_with == DECISION
	assert {row.directive for row in plan.carries_out} == {"NQ-247-2025-QH15", "NQ-67-2026-CP"}


def test_unverified_bodies_hold_nothing(site):
	unverified = frappe.get_all("Agency", {"unverified": 1}, pluck="name")
	assert len(unverified) == 7
	assert not frappe.get_all("Task Assignment", {"agency": ["in", unverified]})
