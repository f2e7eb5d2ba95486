"""What a simulated year is about: a plan of its own with schedules that end within the year, regimes, indicators, periods."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import frappe
from actors import SNNMT
from laichau_env.planning.service import make_assignments
from laichau_env.reporting.service import make_calendar

from year.year import Agency, Odds, Period

YEAR = 2027
PLAN = "KH-NAM-THU"
COMMUNES, DEPARTMENTS = "UBND các xã, phường", "Các sở, ban, ngành"
ON_REQUEST = f"NT-YC-{YEAR}"


@dataclass(frozen=True)
class Size:
	"""How much of a year is played: periods by kind and number, tasks, who takes part (none = everybody).

	`odds`: how often things go another way than straight on; `delegating`: leaders who give their signature to another.
	"""

	periods: tuple[tuple[str, int], ...]
	tasks: int
	only: tuple[str, ...] = ()
	asked_on_request: int = 0
	odds: Odds = field(default_factory=Odds)
	delegating: int = 3


TASKS: tuple[tuple[str, str, dict[str, object]], ...] = (
	("everybody", "", {"start_date": "2027-01-01", "end_date": "2027-12-31"}),
	("communes", SNNMT, {"start_date": "2027-01-01", "end_date": "2027-04-30"}),
	("departments", "communes", {"start_date": "2027-01-01", "end_date": "2027-12-31", "open_ended": 1}),
	("communes", "departments", {"end_date": "2027-09-30", "condition_text": "sau khi đề án được thông qua"}),
	("departments", "", {"start_date": "2027-01-01", "end_date": "2027-06-30"}),
	("communes", "", {"end_date": "2027-10-31", "condition_text": "sau khi được bố trí vốn"}),
	("everybody", "", {"start_date": "2027-01-01", "end_date": "2027-08-31"}),
	("communes", "departments", {"start_date": "2027-01-01", "end_date": "2027-11-30"}),
)
"""Who leads, who coordinates, and the schedule of each task."""
CONDITIONAL = f"{PLAN}-04"
"""The task whose condition is met in the course of the year; that of the sixth never is."""
REGIMES = {"Quarterly": "NT-QUY", "Half-Year": "NT-6T", "Annual": "NT-NAM"}
INDICATORS: tuple[tuple[str, str, str, dict[str, object]], ...] = (
	("NT-TONG", "Sum", "communes", {"decimals": 2, "question_jump_percent": 50}),
	("NT-TB", "Mean", "departments", {"decimals": 1, "maximum": "100"}),
	("NT-TS", "Weighted Mean", "communes", {"decimals": 2, "maximum": "100", "weight_indicator": "NT-TONG"}),
	("NT-CUOI", "Last Value", "departments", {"decimals": 0, "regime": "NT-QUY"}),
)


def make_plan(size: Size, agencies: Sequence[Agency]) -> list[Period]:
	"""Everything that the year is about; answers with its periods, earliest first."""
	frappe.get_doc(
		{"doctype": "Directive", "directive_code": PLAN, "directive_type": "Plan", "title": "Kế hoạch thử cả năm",
		"short_title": "Kế hoạch thử cả năm"}
	).insert()  # fmt: skip
	section = frappe.get_doc(
		{"doctype": "Plan Section", "directive": PLAN, "position": 1, "label": "I.", "title": "Nhiệm vụ thử"}
	).insert()
	for position, (lead, coordinate, schedule) in enumerate(TASKS[: size.tasks], start=1):
		frappe.get_doc(
			{
				"doctype": "Plan Task", "directive": PLAN, "section": section.name, "position": position,
				"order_no": f"{position}.", "content": f"Nhiệm vụ thử số {position}",
				"leads": _parties(lead, size, agencies), "coordinators": _parties(coordinate, size, agencies), **schedule,
			}
		).insert()  # fmt: skip
	make_assignments(PLAN)
	for kind, code in REGIMES.items():
		_make_regime(kind, code)
	for code, addition, reporters, values in INDICATORS:
		_make_indicator(code, addition, _parties(reporters, size, agencies), dict(values))
	for code in REGIMES.values():
		make_calendar(code, YEAR)
	return _periods(size, agencies)


def _parties(who: str, size: Size, agencies: Sequence[Agency]) -> list[dict[str, str]]:
	"""Rows that name groups, and agencies of no group; in a small year the agencies themselves."""
	types = dict(frappe.db.sql("select name, agency_type from tabAgency"))
	wanted = {
		"communes": ("Commune",),
		"departments": ("Department",),
		"everybody": tuple(set(types.values())),
	}
	if who not in wanted:
		return [{"agency": who}] if who else []
	members = [agency.code for agency in agencies if types[agency.code] in wanted[who]]
	if size.only:
		return [{"agency": code} for code in members]
	groups = {"Commune": COMMUNES, "Department": DEPARTMENTS}
	named = [{"agency": code} for code in members if types[code] not in groups]
	return [{"agency_group": group} for kind, group in groups.items() if kind in wanted[who]] + named


def _make_regime(kind: str, code: str) -> None:
	frappe.get_doc(
		{
			"doctype": "Reporting Regime", "regime_code": code, "regime_name": f"Chế độ thử {code}", "directive": PLAN,
			"kind": kind, "period_prefix": "NT", "due_agency_days": 2, "due_department_days": 5, "due_province_days": 9,
		}
	).insert()  # fmt: skip


def _make_indicator(code: str, addition: str, reporters: list[dict], values: dict[str, object]) -> None:
	regime = values.pop("regime", None)
	frappe.get_doc(
		{
			"doctype": "Indicator", "code": code, "indicator_name": f"Chỉ tiêu thử {code}", "unit": "đơn vị",
			"addition": addition, "reporters": [{**row, "regime": regime} for row in reporters],
			"targets": [{"year": YEAR, "target": "80", "source": "Kế hoạch thử"}], **values,
		}
	).insert()  # fmt: skip


def _periods(size: Size, agencies: Sequence[Agency]) -> list[Period]:
	found = []
	for kind, sequence in size.periods:
		name = frappe.db.get_value(
			"Reporting Period", {"regime": REGIMES[kind], "sequence": sequence, "year": YEAR}
		)
		found.append(_period(name))
	if size.asked_on_request:
		asked = tuple(agency.code for agency in agencies[:: max(1, len(agencies) // size.asked_on_request)])
		frappe.get_doc(
			{
				"doctype": "Reporting Period", "period_code": ON_REQUEST, "title": "theo yêu cầu", "directive": PLAN,
				"kind": "Ad Hoc", "data_from": "2027-01-01", "data_to": "2027-10-12", "due_agency": "2027-10-15",
				"due_department": "2027-10-20", "due_province": "2027-10-26",
				"agencies": [{"agency": code} for code in asked], "tasks": [{"plan_task": f"{PLAN}-01"}],
			}
		).insert()  # fmt: skip
		found.append(_period(ON_REQUEST, asked))
	return sorted(found, key=lambda one: (one.data_to, one.code))


def _period(name: str, asked: tuple[str, ...] = ()) -> Period:
	dates = ("data_from", "data_to", "due_agency", "due_department", "due_province")
	row = frappe.db.get_value("Reporting Period", name, dates, as_dict=True)
	return Period(name, *(row[field] for field in dates), agencies=asked)
