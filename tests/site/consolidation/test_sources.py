"""What the sources of a figure or text show: what the build read, and never what an agency is rewriting."""

from collections.abc import Callable

import frappe
import pytest
from actors import (
	BUM_TO,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGER,
	as_user,
)
from factories import INDICATOR, REASON, act, report_at, steps_to
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import api, service
from laichau_env.reporting.service import make_draft

SECRET = "Nội dung đang viết lại, chưa gửi"


@pytest.fixture
def measured(measured_code: str) -> Document:
	"""The consolidated report over Bum Tở, which reports 12,5 of an indicator."""
	report_at(State.APPROVED, measured_code, BUM_TO, evidence=False)
	with as_user(EXAMINER):
		return service.make_report(measured_code, "Province")


def rewritten_in_private(code: str) -> tuple[Document, Document]:
	"""A provisional report that was counted, then went back and is being written anew."""
	source = report_at(State.PROVINCE_APPROVAL, code, BUM_TO, evidence=False)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province", provisional=True)
	for person in (PROVINCE_CHAIR, EXAMINER):
		act(source, person, Action.SEND_BACK)
	with as_user(OFFICER):
		source.reload()
		source.situation = SECRET
		for row in source.proposals:
			row.proposal = SECRET
		for line in source.lines:
			line.result = line.cumulative_result = line.difficulties = SECRET
		source.save()
	return report, source


def test_what_is_rewritten_in_private_is_not_shown(code: str) -> None:
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	report, source = rewritten_in_private(code)
	task = next(line.plan_task for line in source.lines if line.role == "Lead")
	for person in (EXAMINER, DIRECTOR):
		with as_user(person):
			found = api.get_sources(report.name, task)["sources"]
			part = api.get_text_sources(report.name, "Part", "situation")
			proposals = api.get_text_sources(report.name, "Proposals", "SNNMT")
		mine, other = (next(one for one in found if one["agency"] == agency) for agency in (BUM_TO, DOAN_KET))
		assert SECRET not in str((found, part, proposals))
		assert (mine["percent"], mine["result"], mine["stands"]) == (50, "", False), (
			"figures as they were added up"
		)
		assert (other["result"], other["stands"]) == ("Đã thu gom 12 tấn", True)
		assert mine["state_label"] == frappe._(State.PROVINCE_APPROVAL.value), "as it stood at the build"
		assert [one["agency"] for one in part["sources"]] == [DOAN_KET]
		assert [one["agency"] for one in proposals["sources"]] == [DOAN_KET]
		assert len(part["changed"]) == len(proposals["changed"]) == 1


def test_a_report_that_comes_back_with_other_words_shows_them_after_a_rebuild(code: str) -> None:
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	report, source = rewritten_in_private(code)
	task = next(line.plan_task for line in source.lines if line.role == "Lead")
	with as_user(EXAMINER):
		service.rebuild(report.name)
		found = api.get_sources(report.name, task)["sources"]
	assert [one["agency"] for one in found] == [DOAN_KET]


def test_who_says_that_nothing_arose_says_nothing(code: str) -> None:
	source = make_draft(code, BUM_TO)
	with as_user(OFFICER):
		source.reload()
		source.situation = SECRET
		for line in source.lines:
			line.result = SECRET
		source.save()
		source.nothing_to_report, source.nothing_reason = 1, REASON
		source.save()
	for person, action in steps_to(State.APPROVED):
		act(source, person, action)
	task = next(line.plan_task for line in source.lines if line.role == "Lead")
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
		found = api.get_sources(report.name, task)
		part = api.get_text_sources(report.name, "Part", "situation")
	assert [one["agency"] for one in found["sources"]] == [BUM_TO]
	assert SECRET not in str((found, part)) and part["changed"] == []


def test_parts_and_proposals_lead_to_who_wrote_them(code: str, approved: Callable[..., Document]) -> None:
	approved(BUM_TO), approved(DOAN_KET)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
		part = api.get_text_sources(report.name, "Part", "situation")
		proposals = api.get_text_sources(report.name, "Proposals", "SNNMT")
		nobody = api.get_text_sources(report.name, "Proposals", "SYT")
	assert {one["agency"]: one["words"] for one in part["sources"]} == {
		BUM_TO: "Đã thu gom 12 tấn trong kỳ",
		DOAN_KET: "Đã thu gom 12 tấn trong kỳ",
	}
	assert {one["words"] for one in proposals["sources"]} == {"Đề nghị hỗ trợ xe thu gom"}
	assert all(one["report"] and one["readable"] for one in proposals["sources"])
	assert nobody["sources"] == part["changed"] == []


def test_a_department_s_own_report_opens_no_narrative_of_others(
	code: str, approved: Callable[..., Document]
) -> None:
	approved(BUM_TO)
	with as_user(STRANGER):
		report = service.make_report(code, "Own Tasks")
		assert api.get_text_sources(report.name, "Part", "situation")["sources"] == []
		assert api.get_text_sources(report.name, "Proposals", "SNNMT")["sources"] == []


def test_an_indicator_s_total_leads_to_what_each_agency_brought(measured: Document) -> None:
	with as_user(EXAMINER):
		service.correct(measured.name, BUM_TO, "indicator", "10", REASON, indicator=INDICATOR)
		found = api.get_indicator_sources(measured.name, INDICATOR)
		(source,) = found["sources"]
		assert (source["agency"], source["reported"], source["used"]) == (BUM_TO, "12,5", "10")
		assert source["corrections"][0]["original"] == "12,5" and source["report"]
		measured.reload()
		assert next(row.total for row in measured.indicators if row.indicator == INDICATOR) == "10"


def test_an_agency_that_gave_no_figure_is_named(measured_code: str) -> None:
	report_at(State.APPROVED, measured_code, DOAN_KET, evidence=False)
	with as_user(EXAMINER):
		report = service.make_report(measured_code, "Province")
		found = api.get_indicator_sources(report.name, INDICATOR)
	assert found["sources"] == [] and any("Bum Tở" in name for name in found["missing"])


def test_sources_are_for_who_may_read_the_consolidated_report(measured: Document) -> None:
	for person in (OFFICER, STRANGER, PROVINCE_OFFICER):
		with as_user(person):
			for call, args in (
				(api.get_indicator_sources, (INDICATOR,)),
				(api.get_text_sources, ("Part", "situation")),
			):
				with pytest.raises(frappe.PermissionError):
					call(measured.name, *args)


@pytest.mark.parametrize("value", ["100,5", "12,255"])
def test_an_indicator_s_correction_is_held_to_its_own_rules(measured: Document, value: str) -> None:
	with as_user(EXAMINER), pytest.raises(frappe.ValidationError) as caught:
		service.correct(measured.name, BUM_TO, "indicator", value, REASON, indicator=INDICATOR)
	assert caught.value.refusal.code == "correction-unfit"
