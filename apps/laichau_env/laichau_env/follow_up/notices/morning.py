"""The run of every working morning: who is reminded of what waits for him, then the e-mails.

Run twice it tells nothing twice, for each notice has its key; after a stand-still it tells the last reminder day
passed, for each person and record. A fixed number of queries.
"""

from datetime import date

from laichau_env.common import clock
from laichau_env.follow_up.notices import mail, queries, rules, service, telling, waiting
from laichau_env.follow_up.notices.rules import Notice
from laichau_env.follow_up.notices.waiting import Waiting, WaitingOpinion, WaitingRecord
from laichau_env.follow_up.weekly.notice import of_this_week
from laichau_env.reporting.calendar import WorkingCalendar
from laichau_env.reporting.schedule import working_calendar


def remind_once_a_day() -> None:
	"""Scheduled every hour from morning to evening: does the day's run where none has ended yet.

	So one that was killed, or met a database that was down, is made up for within the hour and not on the next day, and
	nobody who wants one e-mail a morning gets two.
	"""
	queries.take_the_morning()
	today = clock.today()
	if queries.last_morning() != today:
		remind_everybody()
		service.note_morning(today)


def remind_everybody() -> list[str]:
	"""The run of a morning; names of the notices written. On a day off nobody is told anything.

	One at a time: whoever else runs it at the same instant waits, and finds everything told. All is one transaction, so
	that of a run that is killed nothing is left, and the next one does the whole of it.
	"""
	queries.take_the_morning()
	today = clock.today()
	if not working_calendar(today.year, today.year).is_working(today):
		return []
	found = waiting.everything()
	names = service.tell([*due_now(found, today), *of_this_week(today)])
	mail.send_each()
	mail.take_up_unsent(found)
	mail.send_digests(telling.items_by_user(found))
	return names


def due_now(found: Waiting, today: date) -> list[Notice]:
	"""What people are to have been told by today of what waits."""
	days = [clock.due for clock in found.clocks]
	calendar = working_calendar(min([*days, today]).year - 1, max([*days, today]).year + 1)
	notices = [notice for one in found.records for notice in _of_record(one, today, calendar)]
	return notices + [notice for one in found.opinions for notice in _of_opinion(one, today, calendar)]


def _of_record(one: WaitingRecord, today: date, calendar: WorkingCalendar) -> list[Notice]:
	day = rules.reminder_now(one.clock, today, calendar) if one.clock else None
	if day:
		return telling.of_reminder(one, day, today, calendar)
	return telling.of_opening(one.kind, one.turn, one.due) if one.is_untold else []


def _of_opinion(one: WaitingOpinion, today: date, calendar: WorkingCalendar) -> list[Notice]:
	day = rules.reminder_now(one.clock, today, calendar)
	return telling.of_opinion_reminder(one, day, today, calendar) if day else []
