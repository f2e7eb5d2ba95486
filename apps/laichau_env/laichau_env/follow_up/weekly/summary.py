"""The weekly summary of those whom somebody follows up: what was sent, late, waiting, overdue, asked. Fixed queries."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import frappe
from frappe.utils import getdate

from laichau_env.approval.kinds import kind_of
from laichau_env.approval.turn import turns_of, waiting_rows
from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.follow_up import matrix, queries
from laichau_env.follow_up.matrix import OWES_NOTHING, Cell, Row
from laichau_env.follow_up.permissions import Reach, reach_of
from laichau_env.follow_up.queries import REPORT
from laichau_env.follow_up.rules import Holder, Standing, working_days_between
from laichau_env.follow_up.weekly import queries as weekly_queries
from laichau_env.follow_up.weekly import rules
from laichau_env.follow_up.weekly.rules import Asked, Behind, LateTask, PeriodLine, Waits, WeeklySummary
from laichau_env.planning.queries import unfinished_duties
from laichau_env.planning.rules import deadline_of
from laichau_env.reporting.constants import APPROVED
from laichau_env.reporting.lateness import days_late
from laichau_env.reporting.schedule import working_calendar

Cells = dict[tuple[str, str], Cell]


def own_summary() -> WeeklySummary:
	"""How things stand for those whom the session's user follows up. Raises SummaryNotForYou (403) for who sees only his own agency."""
	reach = reach_of()
	if not reach.is_over_others:
		refuse(errors.SummaryNotForYou())
	return summary(reach)


def summary(reach: Reach) -> WeeklySummary:
	"""How things stand today for the agencies in `reach`."""
	day = clock.today()
	since = rules.looks_back_to(day)
	periods = queries.open_periods()
	rows = matrix.rows_in(reach)
	names = {row.name: row.short_name for row in rows}
	cells = matrix.cells_of(periods, rows, reach) if periods and rows else {}
	return WeeklySummary(
		since=since,
		day=day,
		periods=_periods(periods, rows, cells, since),
		behind=rules.worst_first(_behind(periods, rows, cells)),
		waiting=rules.longest_first(_waiting(reach, day)),
		tasks=_late_tasks(names, day),
		asked=_asked(names, since),
	)


def _periods(
	periods: Sequence[frappe._dict], rows: Sequence[Row], cells: Cells, since: date
) -> tuple[PeriodLine, ...]:
	sent = weekly_queries.sent_once([period.name for period in periods], [row.name for row in rows])
	lately = Counter(one.period for one in sent if getdate(one.first_sent_on) >= since)
	again = Counter(one.period for one in sent if not queries.is_sent(one.workflow_state))
	found = []
	for period in periods:
		here = [cells[row.name, period.name] for row in rows]
		owed = [cell for cell in here if cell.state != OWES_NOTHING]
		standings = [cell.tiers.get(Holder.AGENCY.value, {}).get("standing") for cell in owed]
		if owed:
			found.append(
				PeriodLine(
					name=period.name,
					title=period.title,
					due=period.due_agency,
					owed=len(owed),
					sent=sum(queries.is_sent(cell.state) for cell in owed),
					sent_lately=lately[period.name],
					again=again[period.name],
					late=standings.count(Standing.LATE.value),
					overdue=standings.count(Standing.OVERDUE.value),
					approved=sum(cell.state == APPROVED for cell in owed),
				)
			)
	return tuple(found)


def _behind(periods: Sequence[frappe._dict], rows: Sequence[Row], cells: Cells) -> list[Behind]:
	found = []
	for period in periods:
		for row in rows:
			cell = cells[row.name, period.name]
			judged = cell.tiers.get(Holder.AGENCY.value, {})
			if judged.get("standing") == Standing.OVERDUE:
				due = getdate(cell.extended_to or period.due_agency)
				found.append(
					Behind(row.name, row.short_name, period.name, period.title, due, int(judged["days"]))
				)
	return found


def _waiting(reach: Reach, day: date) -> list[Waits]:
	"""Reports with the tiers above their agencies, also of periods that were closed meanwhile."""
	kind = kind_of(REPORT)
	examined = {} if reach.all_agencies else {kind.examiner_field: ("in", sorted(reach.examiners))}
	rows = waiting_rows(kind, **{**examined, kind.state_field: ("in", weekly_queries.ABOVE)})
	due = kind.due_of(rows, kind.state_field) if rows else {}
	turns = turns_of(kind, rows)
	days = [due[turn.row.name] for turn in turns if due[turn.row.name]]
	calendar = working_calendar(min([*days, day]).year - 1, day.year)
	found = []
	for turn in turns:
		came = turn.events[-1].event_time
		found.append(
			Waits(
				name=turn.row.name,
				title=turn.row.title,
				state=turn.row[kind.state_field],
				who=tuple(one.person.name for one in turn.awaited),
				since=came.date(),
				working_days=working_days_between(came, clock.now(), calendar),
				overdue_days=days_late(day, due[turn.row.name], calendar),
			)
		)
	return found


def _late_tasks(names: dict[str, str], day: date) -> tuple[LateTask, ...]:
	found = [
		LateTask(row.name, names[row.agency], row.title, due)
		for row, schedule in unfinished_duties(names)
		if (due := deadline_of(schedule, row.condition_met_on)) and due < day
	]
	return tuple(sorted(found, key=lambda task: (task.due, task.short_name, task.name)))


def _asked(names: dict[str, str], since: date) -> tuple[Asked, ...]:
	rows = weekly_queries.extensions_since(names, since)
	titles = weekly_queries.titles_of({row.period for row in rows})
	return tuple(
		Asked(
			name=row.name,
			short_name=names[row.agency],
			period_title=titles[row.period],
			asked_until=row.requested_date,
			granted_until=row.granted_date,
			state=row.workflow_state,
		)
		for row in rows
	)
