"""The dates of a period: from its regime's rules, the decree and the calendar of working days."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import cint

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.reporting import deadlines
from laichau_env.reporting.calendar import WorkingCalendar, national_calendar
from laichau_env.reporting.deadlines import TierRule, Window

TIERS = ("agency", "department", "province")
"""From the lowest up, as the fields due_*, latest_* name them."""


def working_calendar(first_year: int, last_year: int) -> WorkingCalendar:
	"""National holidays of these years with the changes that are verified. One query."""
	rows = frappe.get_all(
		"Working Day Change",
		filters={"unverified": 0, "day": ("between", (date(first_year, 1, 1), date(last_year, 12, 31)))},
		fields=["day", "change_type"],
		order_by="day",
	)
	return national_calendar(first_year, last_year).with_changes(
		off=[row.day for row in rows if row.change_type == "Day Off"],
		working=[row.day for row in rows if row.change_type == "Working Day"],
	)


def window_of(kind: str, year: int, sequence: int) -> Window:
	"""The data window of a period. Raises NoSuchPeriodOfYear (417)."""
	try:
		return deadlines.window_of(kind, year, sequence)
	except deadlines.NoSuchPeriod:
		most = deadlines.periods_in_year(kind, year)
		refuse(errors.NoSuchPeriodOfYear(kind=frappe._(kind), year=year, sequence=sequence, most=most))


def tier_rules(regime: Document) -> list[TierRule]:
	"""The deadline of each tier as the regime's data say. Raises DeadlineMalformed (417)."""
	return [
		TierRule(cint(regime.get(f"due_{tier}_days")), _latest(regime, f"latest_{tier}")) for tier in TIERS
	]


def due_dates(cut_off: date, regime: Document) -> dict[str, date | None]:
	"""Field -> due date of each tier of `regime` for figures until `cut_off`. One query."""
	calendar = working_calendar(cut_off.year, cut_off.year + 2)
	due = deadlines.due_dates(cut_off, tier_rules(regime), calendar)
	return {f"due_{tier}": day for tier, day in zip(TIERS, due, strict=True)}


def _latest(regime: Document, fieldname: str) -> deadlines.LatestDay | None:
	try:
		return deadlines.parse_latest(regime.get(fieldname))
	except deadlines.DeadlineNotUnderstood:
		label = frappe._(regime.meta.get_label(fieldname))
		refuse(errors.DeadlineMalformed(field=label, value=regime.get(fieldname)))
