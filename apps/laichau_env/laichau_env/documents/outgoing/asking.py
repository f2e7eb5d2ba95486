"""From a list of who owes what to a letter: reports that are owed now, and a report that is to be asked for.

Whoever may draft the letter may ask; what he asks for is a planned period on request, which the letter opens.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.common.vietnamese import in_order
from laichau_env.documents.contexts.frame import agency_names
from laichau_env.documents.contexts.outgoing import USUAL_DAYS, province
from laichau_env.documents.contexts.owing import Owing, owing_in
from laichau_env.documents.outgoing import drafts, rules
from laichau_env.documents.outgoing.rules import Party
from laichau_env.follow_up import matrix
from laichau_env.follow_up.permissions import reach_of
from laichau_env.follow_up.queries import open_periods
from laichau_env.planning.queries import duties_of_agencies, tasks_of
from laichau_env.reporting import service
from laichau_env.reporting.schedule import working_calendar
from laichau_env.reporting.service import Asked

URGING, REQUEST = "urging", "request"
TASK_LETTERS = 120
"""Letters of a task in the list to choose from."""


def owed() -> list[dict[str, Any]]:
	"""Open periods for which the session's user may urge, with those who have not sent their report, latest first."""
	periods = open_periods()
	places = {directive: drafts.place_of(directive) for directive in {period.directive for period in periods}}
	mine = [period for period in periods if _drafts(URGING, places[period.directive])]
	if not mine:
		return []
	found = owing_in(mine, _issuer(places[mine[0].directive]).name)
	return [
		{
			"period": period.name,
			"title": period.title,
			"due": str(period.due_agency or ""),
			"owed": len(found[period.name]),
			"unsent": [_shown(one) for one in _latest_first(found[period.name])],
		}
		for period in mine
	]


def offer() -> list[dict[str, Any]]:
	"""Plans on which the session's user may ask for a report, with whom and what he may ask about."""
	plans = frappe.get_list(
		"Directive",
		filters={"directive_type": "Plan"},
		fields=["name", "short_title", "title"],
		order_by="directive_date desc",
	)
	return [
		{
			"value": plan.name,
			"label": plan.short_title or plan.title,
			"agencies": _agencies(plan.name, place),
			"tasks": [
				{"value": task.name, "label": f"{task.order_no} {task.content}".strip()[:TASK_LETTERS]}
				for task in tasks_of(plan.name)
			],
			"due": str(_usual_due()),
		}
		for plan in plans
		if _drafts(REQUEST, place := drafts.place_of(plan.name))
	]


def ask(given: dict[str, Any]) -> Document:
	"""Plan the report that is asked for; the period for which the letter is then drafted and issued.

	Raises NotForYouToDraft (403), RequestUnfit, NoAgencyChosen, ReplyDayPast, DatesOutOfOrder (417).
	"""
	directive = str(given.get("directive") or "")
	if not frappe.db.exists("Directive", directive):
		refuse(errors.RequestUnfit(what="kế hoạch"))
	place = drafts.place_of(directive)
	if not _drafts(REQUEST, place):
		refuse(errors.NotForYouToDraft(kind=drafts.label_of(rules.kind_named(REQUEST))))
	asked = _read(given, directive, place)
	_check(asked)
	return service.plan_on_request(asked)


def _read(given: dict[str, Any], directive: str, place: drafts.Place) -> Asked:
	fit = {row["value"] for row in _agencies(directive, place)}
	return Asked(
		asker=_issuer(place).name,
		directive=directive,
		title=" ".join(str(given.get("title") or "").split()),
		data_from=_day(given, "data_from", "«Số liệu từ ngày»"),
		data_to=_day(given, "data_to", "«Chốt số liệu»"),
		due=_day(given, "due", "«Hạn gửi báo cáo»"),
		agencies=tuple(agency for agency in _names(given, "agencies") if agency in fit),
		tasks=_names(given, "tasks"),
	)


def _check(asked: Asked) -> None:
	if not asked.title:
		refuse(errors.RequestUnfit(what="«Tên kỳ báo cáo»"))
	if not asked.agencies:
		refuse(errors.NoAgencyChosen())
	if asked.due < clock.today():
		refuse(errors.ReplyDayPast(day=f"{asked.due:%d/%m/%Y}"))


def _agencies(directive: str, place: drafts.Place) -> list[dict[str, str]]:
	"""Agencies with duties in a plan that the session's user follows up, but the one that asks."""
	asker = _issuer(place).name
	rows = [row.name for row in matrix.rows_in(reach_of()) if row.name != asker]
	duties, names = duties_of_agencies(directive, rows), agency_names(rows)
	return [{"value": name, "label": names[name]} for name in rows if duties.get(name)]


def _drafts(key: str, place: drafts.Place) -> bool:
	return bool(place.side and rules.issuer_for(rules.kind_named(key), place.side))


def _issuer(place: drafts.Place) -> Document:
	return province() if place.side == Party.PROVINCE else frappe.get_cached_doc("Agency", place.own)


def _latest_first(owing: Collection[Owing]) -> list[Owing]:
	return sorted(
		(one for one in owing if not one.sent), key=lambda one: (-one.overdue_days, in_order(one.name))
	)


def _shown(one: Owing) -> dict[str, Any]:
	return {
		"agency": one.agency,
		"name": one.name,
		"due": str(one.due),
		"days": one.overdue_days,
		"came_back": one.came_back,
	}


def _usual_due() -> date:
	today = clock.today()
	return working_calendar(today.year, today.year + 1).after(today, USUAL_DAYS)


def _names(given: dict[str, Any], field: str) -> tuple[str, ...]:
	values = given.get(field) or ()
	return tuple(dict.fromkeys(map(str, values))) if isinstance(values, list | tuple) else ()


def _day(given: dict[str, Any], field: str, label: str) -> date:
	try:
		day = getdate(given.get(field)) if given.get(field) else None
	except Exception:
		day = None
	return day or refuse(errors.RequestUnfit(what=label))
