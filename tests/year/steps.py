"""What people do on the real site, each under his own account and through the app's own entrances.

A happening that the site has overtaken (a successor goes on with the report, the period is closed, an earlier step was
refused) is counted as passed over; a refusal by its class.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import frappe
import frappe.utils.data
import pytest
from actors import PLANNER, SNNMT, as_user
from factories import REASON, REPORT, seen
from frappe.model.document import Document
from laichau_env.approval import api
from laichau_env.common import clock
from laichau_env.organization.changes.service import apply_agency_change
from laichau_env.reporting import service as reporting
from laichau_env.reporting.extensions import service as extensions

from year import figures, year
from year.people import EXAMINERS, PROVINCE, Staff
from year.plan import CONDITIONAL
from year.recount.days import Days
from year.year import Happening, What

WITH_OFFICER = ("Draft", "Returned")
FROM = {
	year.REQUEST: WITH_OFFICER,
	year.SIGN: ("Pending Signature",),
	year.RECOMMEND: ("Under Department Review",),
	year.AT_DEPARTMENT: ("Pending Department Approval",),
	year.APPROVE: ("Pending Province Approval",),
	year.REVOKE: ("Approved",),
}
"""States in which a step is thought of; going back is thought of in any state that its actor has."""
HELD_BY = {
	year.OFFICER: ("Pending Signature",),
	year.LEADER: ("Pending Signature", "Under Department Review", "Pending Province Approval"),
	year.EXAMINER: ("Under Department Review", "Pending Department Approval"),
	year.DIRECTOR: ("Pending Department Approval", "Pending Province Approval"),
	year.PROVINCE: ("Pending Province Approval",),
}


class Clock:
	"""Stands where it is put, for the app and for the framework; no two things happen at one moment."""

	def __init__(self, patch: pytest.MonkeyPatch) -> None:
		self.patch, self.last = patch, datetime(2000, 1, 1)

	def put(self, day: date) -> None:
		"""The next moment of a working day that begins at seven."""
		begin = datetime(day.year, day.month, day.day, 7, 0, 0, 250_001)
		self.last = moment = max(begin, self.last + timedelta(seconds=41))
		self.patch.setattr(clock, "now_datetime", lambda: moment)
		self.patch.setattr(frappe.utils.data, "now_datetime", lambda: moment)


class Steps:
	"""Makes happenings come true, and counts."""

	def __init__(self, patch: pytest.MonkeyPatch, staff: dict[str, Staff], direct: set[str]) -> None:
		self.clock, self.staff, self.direct = Clock(patch), staff, direct
		self.counts: Counter = Counter()
		self.refusals: list[str] = []
		self.days = Days()
		self.delegations: dict[str, tuple[str, str]] = {}
		self.named: dict[str, list[str]] = {}
		self.requests: dict[tuple[str, str], str] = {}
		self.does: dict[What, Callable[[Happening], bool]] = {
			What.OPEN: self._open,
			What.CLOSE: self._close,
			What.MERGE: self._merge,
			What.CONDITION: self._meet_condition,
			What.DELEGATE: self._delegate,
			What.END_DELEGATION: self._end_delegation,
			What.WRITE: self._write,
			What.NOTHING: self._write,
			What.ACT: self._act,
			What.RETURN_BY_LINE: self._return_by_line,
			What.CORRECT: self._correct,
			What.ASK_TIME: self._ask_time,
			What.DECIDE_TIME: self._decide_time,
			What.AMEND: self._amend,
		}

	def do(self, one: Happening) -> None:
		"""Let one thing happen, at a moment of its own; what a refused one had written is undone."""
		self.clock.put(one.day)
		frappe.db.transaction_writes = 0
		frappe.db.savepoint("happening")
		try:
			done = self.does[one.what](one)
		except (frappe.ValidationError, frappe.PermissionError) as error:
			refusal = getattr(error, "refusal", None)
			if not refusal:
				raise
			frappe.db.rollback(save_point="happening")
			self.counts["refused", f"{one.told.get('action') or one.what}: {type(refusal).__name__}"] += 1
			self.refusals.append(f"{one}: {error}")
			return
		finally:
			frappe.clear_messages()
		name = one.told.get("action") or one.what.value
		self.counts["done" if done else "passed over", str(name)] += 1

	# --- reports

	def report_of(self, one: Happening) -> Document | None:
		"""The report of an agency in a period that counts now; none where it has none, or a successor goes on with it."""
		rows = frappe.db.sql(
			"select name, amended_from, succeeded_by from `tabProgress Report` where period = %s and agency = %s",
			(one.period, one.agency),
			as_dict=True,
		)
		replaced = {row.amended_from for row in rows}
		living = [row for row in rows if row.name not in replaced and not row.succeeded_by]
		return frappe.get_doc(REPORT, living[0].name) if living else None

	def _write(self, one: Happening) -> bool:
		report = self.report_of(one)
		if not report or report.workflow_state not in WITH_OFFICER or self._is_closed(one.period):
			return False
		with as_user(self.staff_for(one.agency).officer):
			figures.write(report, Random(one.told["seed"]), one.day, nothing=one.what == What.NOTHING)
			report.save()
		return True

	def _act(self, one: Happening) -> bool:
		report, action, who = self.report_of(one), one.told["action"], one.told["who"]
		if not report or report.workflow_state not in FROM.get(action, HELD_BY[who]):
			return False
		if action in (year.REQUEST, year.SIGN) and self._is_closed(one.period):
			return False
		if action == year.REQUEST and not self._is_begun(report):
			return False
		actor = self._actor(who, one)
		if action == year.RECALL:
			actor, giver = self._last_actor(report.name), {year.DIRECTOR: "director"}.get(who, one.agency)
			if actor == self._delegate_name(giver) and actor != self._delegate_of(giver, one.day):
				return False  # he acted with an authority that has ended
		if action == year.SIGN and actor != self.staff_for(one.agency).leader:
			self.counts["done", "signed by delegation"] += 1
		if who in (year.DIRECTOR, year.PROVINCE) and actor not in (EXAMINERS.leader, PROVINCE.leader):
			self.counts["done", "decided by delegation"] += 1
		self.act(report, actor, action)
		return True

	def _is_begun(self, report: Document) -> bool:
		"""Not one that came to be after the day on which its officer would have written it: a merger made it."""
		return bool(report.nothing_to_report or [line for line in report.lines if line.result])

	def act(self, doc: Document, user: str, action: str, **values: Any) -> None:
		"""An action of somebody who has read the record as it is now."""
		if action == year.SIGN:
			values = {"document_date": str(clock.today()), "late_reason": REASON}
		with as_user(user):
			api.act(doc.doctype, doc.name, action, seen(doc), REASON, values)

	def _return_by_line(self, one: Happening) -> bool:
		report = self.report_of(one)
		if not report or report.workflow_state not in (
			"Under Department Review",
			"Pending Province Approval",
		):
			return False
		rng = Random(one.told["seed"])
		leading = [line.plan_task for line in report.lines if line.role == "Lead"]
		named = [] if report.nothing_to_report else rng.sample(leading, max(1, len(leading) // 3))
		remarks = [{"place": f"lines|{task}|Lead", "remark": "Cần bổ sung số liệu"} for task in named]
		values = {"remarks": remarks} if remarks else {}
		self.act(report, self._actor(one.told["who"], one), year.BACK, **values)
		self.named[report.name] = named
		return True

	def _correct(self, one: Happening) -> bool:
		report = self.report_of(one)
		if not report or report.workflow_state != "Returned" or report.name not in self.named:
			return False
		if self._is_closed(one.period):
			return False
		with as_user(self.staff_for(one.agency).officer):
			named = self.named.pop(report.name)
			figures.write(report, Random(one.told["seed"]), one.day, only=named)
			report.save()
		return True

	def _amend(self, one: Happening) -> bool:
		report = self.report_of(one)
		if not report or report.workflow_state != "Revoked" or self._is_closed(one.period):
			return False
		with as_user(self.staff_for(one.agency).officer):
			reporting.amend_report(report.name)
		return True

	# --- more time

	def _ask_time(self, one: Happening) -> bool:
		report = self.report_of(one)
		if not report or report.workflow_state not in WITH_OFFICER or self._is_closed(one.period):
			return False
		until = max(report.due_date_granted or report.due_date, one.day) + timedelta(days=one.told["days"])
		while not self.days.is_working(until):
			until += timedelta(days=1)
		with as_user(self.staff_for(one.agency).officer):
			request = extensions.draft_request(report.name, str(until), REASON)
			api.act(request.doctype, request.name, "Request Extension", seen(request), REASON, {})
		self.requests[one.period, one.agency] = request.name
		return True

	def _decide_time(self, one: Happening) -> bool:
		name = self.requests.get((one.period, one.agency))
		request = name and frappe.get_doc("Extension Request", name)
		action = one.told["action"]
		wanted = "Granted" if action == year.REVOKE else "Pending Decision"
		if not request or request.workflow_state != wanted:
			return False
		report = frappe.get_doc(REPORT, request.report)
		if report.succeeded_by or report.workflow_state not in (*WITH_OFFICER, "Pending Signature"):
			return False
		if action == year.GRANT and request.requested_date < one.day:
			return False
		decides = PROVINCE.leader if one.agency in self.direct else EXAMINERS.leader
		self.act(request, decides, action)
		return True

	# --- periods, agencies, authority

	def _open(self, one: Happening) -> bool:
		reporting.open_period(one.period)
		return True

	def _close(self, one: Happening) -> bool:
		reporting.close_period(one.period)
		return True

	def _is_closed(self, period: str) -> bool:
		return frappe.db.get_value("Reporting Period", period, "status") == "Closed"

	def _meet_condition(self, one: Happening) -> bool:
		if not frappe.db.exists("Plan Task", CONDITIONAL):
			return False
		task = frappe.get_doc("Plan Task", CONDITIONAL)
		task.condition_met_on = one.day
		task.save()
		return True

	def _merge(self, one: Happening) -> bool:
		merger = one.told["merger"]
		target = (
			{"agency": merger.into}
			if merger.into
			else {
				"code": merger.code,
				"agency_name": f"Ủy ban nhân dân xã Mới {merger.code}",
				"short_name": f"UBND xã Mới {merger.code}",
			}
		)
		with as_user(PLANNER):
			change = frappe.get_doc(
				{
					"doctype": "Agency Change",
					"kind": "Merge",
					"effective_date": one.day,
					"resolution_number": "1670/NQ-UBTVQH15",
					"resolution_date": "2027-01-16",
					"resolution_title": "Nghị quyết thử về sắp xếp",
					"old_agencies": [{"agency": code} for code in merger.sources],
					"new_agencies": [target],
				}
			).insert()
			apply_agency_change(change.name)
		self.staff.setdefault(merger.into or merger.code, self.staff[merger.sources[0]])
		return True

	def _delegate(self, one: Happening) -> bool:
		if one.agency and one.agency not in self.staff:  # one that has yet to come out of a merger
			return False
		giver, to, capacity = self._delegating(one)
		officials = dict(
			frappe.db.sql(
				"select user, name from tabOfficial where user in %s and disabled = 0", ((giver, to),)
			)
		)
		with as_user(giver):
			made = frappe.get_doc(
				{
					"doctype": "Delegation",
					"from_official": officials[giver],
					"to_official": officials[to],
					"capacity": capacity,
					"authority": "Quy chế làm việc số 12",
					"valid_from": one.day,
					"valid_to": one.day + timedelta(days=one.told["days"]),
					"scope": [{"document_type": REPORT}],
				}
			).insert()
		self.delegations[one.told.get("giver") or one.agency] = (made.name, to)
		return True

	def _delegating(self, one: Happening) -> tuple[str, str, str]:
		if one.told.get("giver") == "director":
			return EXAMINERS.leader, EXAMINERS.second, "TUQ."
		if one.told.get("giver") == "province":
			return PROVINCE.leader, PROVINCE.officer, "TL."
		staff = self.staff_for(one.agency)
		return staff.leader, staff.second, "TUQ."

	def _end_delegation(self, one: Happening) -> bool:
		name, _ = self.delegations[one.told["giver"]]
		delegation = frappe.get_doc("Delegation", name)
		with as_user(frappe.db.get_value("Official", delegation.from_official, "user")):
			delegation.ended_on = one.day - timedelta(days=1)
			delegation.save()
		return True

	# --- who acts

	def staff_for(self, agency: str) -> Staff:
		"""The people of an agency; those of one that ended belong to its successor and act for it."""
		return self.staff[agency]

	def _actor(self, who: str, one: Happening) -> str:
		"""Who does it: the delegate where the step is left to one who has authority that day."""
		person, giver = {
			year.OFFICER: (self.staff_for(one.agency).officer, ""),
			year.LEADER: (self.staff_for(one.agency).leader, one.agency),
			year.EXAMINER: (EXAMINERS.officer, ""),
			year.DIRECTOR: (EXAMINERS.leader, "director"),
			year.PROVINCE: (PROVINCE.leader, "province"),
		}[who]
		return (self._delegate_of(giver, one.day) or person) if one.told.get("delegate") else person

	def _delegate_name(self, giver: str) -> str:
		return self.delegations.get(giver, ("", ""))[1]

	def _delegate_of(self, giver: str, day: date) -> str:
		name, to = self.delegations.get(giver, ("", ""))
		row = name and frappe.db.get_value("Delegation", name, ["valid_to", "ended_on"], as_dict=True)
		last = row and min(filter(None, (row.valid_to, row.ended_on)))
		return to if last and day <= last and to != self.staff.get(SNNMT, EXAMINERS).officer else ""

	def _last_actor(self, report: str) -> str:
		return frappe.db.sql(
			"select actor from `tabApproval Event` where reference_name = %s order by sequence desc limit 1",
			report,
		)[0][0]
