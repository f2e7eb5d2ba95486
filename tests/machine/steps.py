"""How the machine does a thing on the site, and judges whether the site did what the model says."""

from typing import Any

import frappe
from factories import REASON
from hypothesis import note

from machine import model, on_site
from machine.figures import FIGURES
from machine.model import Asked, Delegation, Report, World
from machine.on_site import PEOPLE


class Steps:
	"""The part of the machine that its rules are made of."""

	world: World
	seen: dict[tuple[str, str], tuple[str, str, dict]]
	hash_of: dict[tuple[str, str], str]
	count: int

	def _report(self, number: int) -> Report:
		reports = list(self.world.reports.values())
		return reports[number % len(reports)]

	def _officer_of(self, report: Report, pick: int = 0) -> str:
		officers = [
			user
			for user, post in self.world.posts.items()
			if post.agency == report.agency and post.roles & {*model.OFFICERS}
		]
		return officers[pick % len(officers)]

	def _go_on(self, report: Report, pick: int, via: str, forward: bool, named: int = 0) -> None:
		"""A step that somebody may take, after he has read the report."""
		asked = self._asked(report, report.version(), named=named)
		able = [
			(user, action)
			for action in model.ACTIONS
			for user in PEOPLE
			if not self.world.act_refusal(user, report, action, asked)
		]
		onwards = [one for one in able if one[1] in (*model.FORWARD, model.APPROVE)] if forward else []
		chosen = onwards or able
		if chosen:
			user, action = chosen[pick % len(chosen)]
			self._read(user, report)
			self._act(user, report, action, via, asked)

	def _delegate(self, giver: str, to: str, capacity: str, of_agency: str) -> None:
		outcome = on_site.attempt(giver, lambda: on_site.delegate(giver, to, capacity, of_agency))
		self._judge("delegate", outcome, "")
		self.world.delegations.append(Delegation(outcome.result, giver, to, of_agency))

	def _with_open_remarks(self) -> list[Report]:
		return [one for one in self.world.reports.values() if one.remarks and one.state in model.WITH_AGENCY]

	def _next(self) -> int:
		self.count += 1
		return self.count

	def _read(self, user: str, report: Report) -> None:
		may = self.world.may_read(user, report) or user == on_site.ADMINISTRATOR
		outcome = on_site.attempt(user, lambda: on_site.read(report.name))
		self._judge("read", outcome, "" if may else "may not read")
		if not outcome.done:
			return
		hash_, copy = outcome.result
		version = report.version()
		assert self.hash_of.setdefault((report.name, version), hash_) == hash_, "one content, two hashes"
		same = [
			one for (name, other), one in self.hash_of.items() if name == report.name and other != version
		]
		assert hash_ not in same, "two contents, one hash"
		self.seen[user, report.name] = (version, hash_, copy)

	def _edit(
		self,
		user: str,
		report: Report,
		place: tuple[str, ...],
		via: str,
		clear: bool = False,
		value: Any = None,
	) -> None:
		if value is None:
			value = "" if clear and place != ("proposals",) else f"nội dung {self._next()} của kỳ này"
		if report.content[place] == value:
			return
		refusal = self.world.edit_refusal(user, report, place)
		outcome = on_site.attempt(user, lambda: on_site.edit(via, report.name, place, value))
		self._judge("edit", outcome, refusal)
		if outcome.done:
			report.content[place] = (*report.content[place], value) if place == ("proposals",) else value
			report.writers.add(user)

	def _asked(self, report: Report, version: str | None, fault: str = "", named: int = 0) -> Asked:
		"""What comes with an action; `fault` leaves something out, `named` chooses the places of a return."""
		rows = [("lines", *row) for row in report.lead]
		places = [("situation",), ("files",), ("proposals",), rows[0], (*rows[-1], "result")]
		chosen = places[named % 5 : named % 5 + 1 + named % 2] if named % 3 == 0 else ()
		return Asked(
			seen=version,
			reason="ngắn" if fault == "reason" else REASON,
			number={"number": "số 5", "no number": ""}.get(fault, str(1000 + 50 * self._next())),
			late_reason="" if fault == "late" else REASON,
			places=tuple(chosen),
		)

	def _act(self, user: str, report: Report, action: str, via: str, asked: Asked) -> None:
		_, hash_, copy = self.seen.get((user, report.name), (None, None, None))
		if asked.seen is None:
			hash_, via = None, "service" if via == "stock" else via
		values = (
			{"document_number": asked.number, "late_reason": asked.late_reason}
			if action == model.SIGN
			else {}
		)
		if action == model.BACK and asked.places:
			values["remarks"] = [
				{"place": "|".join(place), "remark": "Cần bổ sung số liệu"} for place in asked.places
			]
		refusal = self.world.act_refusal(user, report, action, asked)
		outcome = on_site.attempt(
			user, lambda: on_site.act(via, report.name, action, hash_, copy, asked.reason, values)
		)
		self._judge(action, outcome, refusal)
		if not outcome.done:
			assert not outcome.refused_by.startswith("frappe."), f"{outcome} is not told as a refusal of ours"
			return
		self.world.act(user, report, action, asked)
		FIGURES["events"] += 1
		(event,) = on_site.events_of([report.name])[-1:]
		assert event.content_hash == hash_, "acted on what the actor did not see"
		assert event.content_hash == self.hash_of[report.name, report.version()], "not what is stored"

	def _judge(self, what: str, outcome: on_site.Outcome, refusal: str, attack: bool = False) -> None:
		assert outcome.done == (not refusal), (
			f"{what}: the site {'did it' if outcome.done else f'refused it by {outcome.refused_by}'}, "
			f"the model says {refusal or 'it is right'}"
		)
		note(f"{what}: {refusal or 'done'}")
		if outcome.done:
			FIGURES["done", what] += 1
		else:
			FIGURES[
				"attack refused" if attack else "refused",
				f"{outcome.refused_by} ({refusal})" if not attack else what,
			] += 1

	def _add_amendment(self, revoked: Report, name: str) -> None:
		revoked.amended = True
		amendment = Report(
			name=name,
			agency=revoked.agency,
			examiner=revoked.examiner,
			period=revoked.period,
			content=dict(revoked.content),
			lead=list(revoked.lead),
			events=[model.Event(**{**vars(event), "own": False}) for event in revoked.events],
			amends=revoked.name,
		)
		self.world.reports[name] = amendment


def fresh(name: str) -> Report:
	"""A report as it lies on the site, before anybody touched it."""
	agency, examiner, period = frappe.db.get_value(
		on_site.REPORT, name, ["agency", "examining_agency", "period"]
	)
	return Report(
		name=name,
		agency=agency,
		examiner=examiner or "",
		period=period,
		content=on_site.content_of(name),
		lead=on_site.lead_lines(name),
	)
