"""What the closing of a period means for its reports: what approval's guard asks of this kind."""

from collections.abc import Sequence
from typing import Any

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.reporting import queries, rules


def locked(report: Any, transition: Any) -> Refusal | None:
	"""Why a report of a closed period takes no such step, or (without one) no change. One query.

	One that is gone on with by the successors of its agency takes none at all.
	"""
	return _succeeded(report) or _refusal(report, transition, *queries.period_standing(report.get("period")))


def locked_many(reports: Sequence[Any], transition: Any) -> dict[str, Refusal]:
	"""As `locked`, of many reports by name. One query."""
	standings = queries.period_standings([report.get("period") for report in reports])
	refusals = {
		report.get("name"): _succeeded(report)
		or _refusal(report, transition, *standings[report.get("period")])
		for report in reports
	}
	return {name: refusal for name, refusal in refusals.items() if refusal}


def _succeeded(report: Any) -> Refusal | None:
	if not report.get("succeeded_by"):
		return None
	successors = ", ".join(report.get("succeeded_by").splitlines())
	return errors.ReportSucceeded(name=report.get("name"), successors=successors)


def _refusal(report: Any, transition: Any, status: str, title: str) -> Refusal | None:
	step = (transition.action, transition.target) if transition else ()
	if rules.is_closed_to(status, *step):
		return errors.PeriodLocked(period=title, name=report.get("name"))
	return None


def unlocked() -> dict[str, Any]:
	"""List filters that leave out reports which their agency can't work on any more. One query."""
	closed = queries.closed_periods()
	succeeded = {"succeeded_by": ("is", "not set")}
	return {**succeeded, "period": ("not in", closed)} if closed else succeeded
