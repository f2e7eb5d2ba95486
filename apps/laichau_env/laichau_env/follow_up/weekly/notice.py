"""Tells the leaders of each examining department, once a week, that the summary is there, with its main figures."""

from datetime import date

from laichau_env.approval.delegation_rules import LEADERS
from laichau_env.approval.turn import People
from laichau_env.follow_up import matrix
from laichau_env.follow_up.notices import queries, wording
from laichau_env.follow_up.notices.constants import Kind
from laichau_env.follow_up.notices.rules import Notice
from laichau_env.follow_up.permissions import Reach
from laichau_env.follow_up.weekly import rules
from laichau_env.follow_up.weekly.rules import WeeklySummary
from laichau_env.follow_up.weekly.summary import summary


def of_this_week(today: date) -> list[Notice]:
	"""What is to be told on the first run of a week; a later one tells it only where that one did not."""
	examiners = {row.examiner for row in matrix.rows_in(Reach(all_agencies=True)) if row.examiner}
	people = People(examiners)
	found = []
	for examiner in sorted(examiners):
		leaders = [one.facts.user for one in people.standing_for(examiner) if one.facts.roles & LEADERS]
		empty = [_notice(user, examiner, "", today) for user in leaders]
		known = queries.known_keys([notice.key for notice in empty])
		if leaders and len(known) < len(leaders):
			figures = summary(Reach(examiners=frozenset({examiner})))
			if not figures.is_empty:
				found += [_notice(user, examiner, _words(figures), today) for user in leaders]
	return found


def _words(figures: WeeklySummary) -> str:
	return wording.weekly(
		figures.day,
		sum(period.sent for period in figures.periods),
		sum(period.owed for period in figures.periods),
		len(figures.behind),
		len(figures.waiting),
		len(figures.tasks),
	)


def _notice(user: str, agency: str, sentence: str, today: date) -> Notice:
	"""Its key is the week's: the day on which it is told does not matter."""
	return Notice(user, Kind.WEEKLY, "", "", sentence, agency, reminder_day=rules.week_of(today))
