"""What the closing of a period means for its reports: what approval's guard asks of this kind."""

from typing import Any

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.reporting import queries, rules


def locked(report: Any, transition: Any) -> Refusal | None:
	"""Why a report of a closed period takes no such step, or (without one) no change. One query."""
	status, title = queries.period_standing(report.get("period"))
	step = (transition.action, transition.target) if transition else ()
	return (
		errors.PeriodLocked(period=title, name=report.get("name"))
		if rules.is_closed_to(status, *step)
		else None
	)


def unlocked() -> dict[str, Any]:
	"""List filters that leave out reports which their agency can't work on any more. One query."""
	closed = queries.closed_periods()
	return {"period": ("not in", closed)} if closed else {}
