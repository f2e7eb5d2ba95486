"""How long records stayed at each tier, and the two clocks of a report."""

from collections.abc import Collection

from laichau_env.common import clock
from laichau_env.follow_up import queries, rules
from laichau_env.follow_up.rules import Holder, Stay
from laichau_env.reporting.schedule import working_calendar


def stays_of(doctype: str, names: Collection[str]) -> dict[str, list[Stay]]:
	"""Record -> its stays in their order, the present one last. Three queries, whatever the number of records."""
	if not names:
		return {}
	opened, steps = queries.opened_on(doctype, names), queries.steps_of(doctype, names)
	if not opened:
		return {}
	now = clock.now()
	calendar = working_calendar(min(moment.year for moment in opened.values()), now.year)
	return {name: rules.stays(opened[name], steps[name], now, calendar) for name in names if name in opened}


def clocks_of(stays: list[Stay]) -> dict[str, dict[str, float]]:
	"""Working days and hours of the writer and of each reviewer."""
	return {
		holder.value: dict(zip(("working_days", "hours"), rules.time_of(stays, holder), strict=True))
		for holder in Holder
		if holder != Holder.NOBODY
	}
