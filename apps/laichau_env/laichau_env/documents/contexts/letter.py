"""Builds the official letters about a period: to those who have not sent their report, and to those who are asked for it."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.model.document import Document

from laichau_env.common import clock, vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import rules
from laichau_env.documents.constants import AgencyType
from laichau_env.documents.contexts import wording
from laichau_env.documents.contexts.frame import one_line
from laichau_env.documents.contexts.outgoing import asked_of, draft_frame
from laichau_env.documents.contexts.owing import Owing
from laichau_env.documents.papers.letter import Behind, LetterPaper
from laichau_env.documents.register.rules import OFFICIAL_LETTER
from laichau_env.organization.queries import members_of_groups

MOST_TASKS = 8
"""Tasks that a letter names one by one; more are those of the plan."""


def urging_letter(
	period: Document, agency: Document, owing: Collection[Owing], unit: str, urgency: str, reply_by: date | None,
	extra: tuple[str, ...],
) -> LetterPaper:  # fmt: skip
	"""The draft of a letter to those of `owing` who have not sent their report."""
	late = [one for one in owing if not one.sent]
	addressees, _ = _addressed(late, agency)
	words = wording.urging(
		asked_of(period, agency, _whom(late), reply_by, extra),
		len(late),
		f"hết {vietnamese.long_date(clock.today())}",
	)
	title = f"Báo cáo {one_line(period.title)}"
	return LetterPaper(
		**_frame(agency, unit, words, addressees),
		urgency=urgency,
		behind=tuple(Behind(one.name, title, vietnamese.short_date(one.due), _late(one)) for one in late),
	)


def request_letter(
	period: Document, agency: Document, owing: Collection[Owing], unit: str, urgency: str, reply_by: date | None,
	extra: tuple[str, ...],
) -> LetterPaper:  # fmt: skip
	"""The draft of a letter that asks all of `owing` for the period's report."""
	addressees, listed = _addressed(owing, agency)
	words = wording.request(
		asked_of(period, agency, _whom(owing), reply_by, extra), _content_asked(period), _tasks_asked(period)
	)
	return LetterPaper(**_frame(agency, unit, words, addressees), urgency=urgency, behind=(), listed=listed)


def _frame(
	agency: Document, unit: str, words: wording.LetterWords, addressees: tuple[str, ...]
) -> dict[str, object]:
	return {
		**draft_frame(
			agency,
			OFFICIAL_LETTER,
			unit,
			excerpt=words.excerpt,
			addressees=addressees,
			recipients=_recipients(agency),
		),
		"opening": words.opening,
		"parts": words.parts,
		"closing": words.closing,
	}


def _recipients(agency: Document) -> tuple[str, ...]:
	records = one_line(agency.records_symbol)
	if agency.agency_type == AgencyType.PROVINCE:
		return ("Như trên", rules.PROVINCE_HEADS, rules.archive_line(records))
	return rules.recipients_of_report(
		agency.agency_type, one_line(agency.agency_name), records, to_province=False
	)


def _addressed(owing: Collection[Owing], agency: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
	"""Groups are named where all of them are meant. Three queries."""
	groups = members_of_groups(frappe.get_all("Agency Group", pluck="name", order_by="creation asc"))
	names = {one.agency: one.name for one in owing}
	return wording.addressed(list(names), names, groups, agency.name)


def _whom(owing: Collection[Owing]) -> str:
	return next(iter(owing)).name if len(owing) == 1 else "các cơ quan, địa phương"


def _late(one: Owing) -> str:
	return f"Quá hạn {one.overdue_days:02d} ngày làm việc" if one.overdue_days else "Chưa đến hạn"


def _content_asked(period: Document) -> tuple[str, ...]:
	if not period.regime:
		return ()
	return paragraphs(frappe.get_cached_value("Reporting Regime", period.regime, "content_required"))


def _tasks_asked(period: Document) -> tuple[str, ...]:
	"""The tasks that a period on request is limited to, in the plan's order. One query."""
	names = [row.plan_task for row in period.tasks]
	if not names:
		return ()
	if len(names) > MOST_TASKS:
		return (f"Kết quả thực hiện {len(names):02d} nhiệm vụ được chọn trong kỳ báo cáo trên hệ thống.",)
	rows = frappe.get_all(
		"Plan Task", {"name": ("in", names)}, ["order_no", "title", "content"], order_by="position"
	)
	return tuple(
		f"Nhiệm vụ {one_line(row.order_no)} {one_line(row.title or row.content)}".strip() for row in rows
	)
