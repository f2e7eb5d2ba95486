"""Random people do random things to a few reports; after each step the site must be where the model says.

The rules of the machine are things that people do (read, write, act, delegate, close a period ...), by ways in that
are chosen at random; the model (model.py) says beforehand whether the site must do it. `FIGURES` counts.
"""

from typing import Any

import frappe
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	EXAMINER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	SNNMT,
	STRANGE_DIRECTOR,
	VICE_CHAIR,
)
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from laichau_env.approval import verify
from laichau_env.approval.returns import queries as returns
from laichau_env.approval.returns import service as returning
from laichau_env.reporting import service as reporting

from machine import model, on_site
from machine.checks import Checks
from machine.figures import FIGURES
from machine.model import Post, Report, World
from machine.on_site import PEOPLE
from machine.steps import Steps, fresh

NUMBER = st.integers(0, 10**6)
PERSON = st.sampled_from(list(PEOPLE))
FAULTS = ("", "", "reason", "number", "no number", "late")
"""What is missing in what comes with an action."""
DELEGATIONS = (
	(CHAIR.user, on_site.SECOND_OFFICER, "TUQ."),
	(CHAIR.user, VICE_CHAIR.user, "KT."),
	(DIRECTOR.user, STRANGE_DIRECTOR.user, "TL."),
	(DIRECTOR.user, EXAMINER.user, "TUQ."),
	(PROVINCE_CHAIR.user, PROVINCE_OFFICER.user, "TL."),
	(PROVINCE_CHAIR.user, DIRECTOR.user, "TUQ."),
)


class ApprovalMachine(Checks, Steps, RuleBasedStateMachine):
	"""One example: from fresh drafts, in a savepoint that is undone at its end."""

	base: tuple[dict[str, Report], list[str]]
	"""The reports at the beginning; set by the test, which makes them once."""

	def __init__(self) -> None:
		super().__init__()
		frappe.db.savepoint("example")
		frappe.db.transaction_writes = 0
		self.world = World(
			{user: Post(frozenset(held), agency) for user, (held, agency) in PEOPLE.items()},
			{name: fresh(name) for name in self.base},
		)
		self.seen: dict[tuple[str, str], tuple[str, str, dict]] = {}
		self.hash_of: dict[tuple[str, str], str] = {}
		self.event_hashes: list[str] = []
		self.count = 0
		FIGURES["examples"] += 1

	def teardown(self) -> None:
		"""Both chains must hold over the whole site; then all of it is undone."""
		try:
			if self.event_hashes:
				assert verify.verify().broken == ""
		finally:
			frappe.set_user("Administrator")
			frappe.db.rollback(save_point="example")
			for one in self.world.delegations:
				frappe.clear_cache(user=one.to)
			frappe.local.document_cache = {}

	@initialize(
		far=st.lists(st.integers(0, 7), min_size=4, max_size=4),
		named=NUMBER,
		given=st.lists(st.sampled_from(DELEGATIONS), max_size=2, unique=True),
	)
	def begin(self, far: list[int], named: int, given: list[tuple[str, str, str]]) -> None:
		"""Each report is taken some steps on its way, by people who may: 0 leaves it as the system made it.

		Delegations come first, so that some people stand at two tiers.
		"""
		for giver, to, capacity in given:
			self._delegate(giver, to, capacity, "")
		for report, steps in zip(list(self.world.reports.values()), far, strict=True):
			for row in report.lead if steps else ():
				self._edit(self._officer_of(report, named), report, ("lines", *row, "result"), "save")
			for _ in range(steps - 1):
				self._go_on(report, named, "service", forward=True)

	# --- reading

	@rule(user=PERSON, number=NUMBER)
	def read(self, user: str, number: int) -> None:
		self._read(user, self._report(number))

	# --- writing

	@rule(number=NUMBER)
	def complete(self, number: int) -> None:
		"""An officer of the agency writes a result in the first line that lacks one, or the situation."""
		report = self._report(number)
		user = self._officer_of(report, number // 7)
		empty = [("lines", *row, "result") for row in report.lead]
		place = next((one for one in empty if not report.content[one]), ("situation",))
		named = [one.place for one in report.remarks]
		if named:
			place = next((one for one in report.content if model.covers(named[0], one)), place)
		self._edit(user, report, place, "save")

	@rule(
		user=PERSON,
		number=NUMBER,
		where=NUMBER,
		via=st.sampled_from(["save", "savedocs", "set_value", "ignoring"]),
		clear=st.integers(0, 5),
	)
	def edit(self, user: str, number: int, where: int, via: str, clear: int) -> None:
		report = self._report(number)
		places = [place for place in report.content if place not in (("files",), ("nothing_to_report",))]
		self._edit(user, report, places[where % len(places)], via, clear == 0)

	@rule(user=PERSON, number=NUMBER)
	def say_that_nothing_arose(self, user: str, number: int) -> None:
		report = self._report(number)
		place = ("nothing_to_report",)
		self._edit(user, report, place, "save", value=1 - report.content[place])

	@rule(user=PERSON, number=NUMBER, drop=st.booleans())
	def change_files(self, user: str, number: int, drop: bool) -> None:
		report = self._report(number)
		files = report.content[("files",)]
		refusal = self.world.edit_refusal(user, report, ("files",))
		if drop and files:
			outcome = on_site.attempt(user, lambda: on_site.drop_file(report.name, files[0]))
			left = files[1:]
		else:
			name = f"{report.name}-{self._next()}.png"
			outcome = on_site.attempt(user, lambda: on_site.add_file(report.name, name))
			left = tuple(sorted((*files, outcome.result or "")))
		self._judge("change the files", outcome, refusal)
		if outcome.done:
			report.content[("files",)] = left

	@rule(user=PERSON, number=NUMBER, where=NUMBER)
	def edit_row_alone(self, user: str, number: int, where: int) -> None:
		report = self._report(number)
		places = [place for place in report.content if place[0] == "lines"]
		place = places[where % len(places)]
		outcome = on_site.attempt(
			user, lambda: on_site.edit_row_alone(report.name, place, f"riêng {self._next()}")
		)
		self._judge("edit a row alone", outcome, "never", attack=True)

	@rule(number=NUMBER, which=NUMBER)
	@precondition(lambda self: self._with_open_remarks())
	def answer(self, number: int, which: int) -> None:
		"""An officer of the agency answers a remark."""
		reports = self._with_open_remarks()
		report = reports[number % len(reports)]
		user = self._officer_of(report, number // 7)
		remark = report.remarks[which % len(report.remarks)]
		stored = returns.open_remarks(frappe.get_doc(on_site.REPORT, report.name), _kind())
		name = next(one.name for one in stored if one.place == "|".join(remark.place))
		outcome = on_site.attempt(user, lambda: returning.answer_remark(name, "Đã bổ sung số liệu"))
		self._judge("answer a remark", outcome, "" if report.is_open else "period closed")
		remark.answered = remark.answered or outcome.done

	# --- acting

	@rule(
		number=NUMBER, picks=st.lists(NUMBER, min_size=1, max_size=4), via=st.sampled_from(["service", "api", "stock"]),
		named=NUMBER,
	)  # fmt: skip
	def act_rightly(self, number: int, picks: list[int], via: str, named: int) -> None:
		"""Somebody who may do something reads and does it, forward rather than back, some times in a row."""
		report = self._report(number)
		for pick in picks:
			self._go_on(report, pick // 4 + named, via, forward=bool(pick % 4), named=named)

	@rule(
		picks=st.lists(NUMBER, min_size=2, max_size=6),
		via=st.sampled_from(["service", "api", "stock"]),
		fault=st.sampled_from(FAULTS),
	)
	def act_nearly_rightly(self, picks: list[int], via: str, fault: str) -> None:
		"""People at whose tier a report stands do what one rule forbids: two tiers, incomplete, no reason ..."""
		for number, pick in enumerate(picks, start=picks[0]):
			report = self._report(number)
			asked = self._asked(report, report.version(), fault)
			refused = {
				(user, action): self.world.act_refusal(user, report, action, asked)
				for action in model.ACTIONS
				for user in PEOPLE
			}
			reasons = sorted({*refused.values()} - {"", "no such step", "not his turn"})
			if reasons:
				near = [one for one, why in refused.items() if why == reasons[pick % len(reasons)]]
				user, action = near[pick // 7 % len(near)]
				self._read(user, report)
				self._act(user, report, action, via, asked)

	@rule(
		user=PERSON, number=NUMBER, action=st.sampled_from(model.ACTIONS), knows=st.sampled_from(["fresh", "last", "nothing"]),
		via=st.sampled_from(["service", "api", "stock"]), fault=st.sampled_from(FAULTS),
		named=NUMBER,
	)  # fmt: skip
	def act(self, user: str, number: int, action: str, knows: str, via: str, fault: str, named: int) -> None:
		"""Anybody does anything, having read it now, before, or never."""
		report = self._report(number)
		if knows == "fresh":
			self._read(user, report)
		version, _, _ = (
			self.seen.get((user, report.name), (None, "", {})) if knows != "nothing" else (None, "", {})
		)
		self._act(user, report, action, via, self._asked(report, version, fault, named))

	@rule(number=NUMBER, pick=NUMBER, action=st.sampled_from(model.ACTIONS))
	@precondition(lambda self: self.seen)
	def act_on_what_was_read_before(self, number: int, pick: int, action: str) -> None:
		"""Somebody at whose tier the report stands acts on what he read some time ago."""
		report = self._report(number)
		asked = self._asked(report, report.version())
		able = [user for user in PEOPLE if not self.world.act_refusal(user, report, action, asked)]
		able = [user for user in able if (user, report.name) in self.seen]
		if able:
			user = able[pick % len(able)]
			version = self.seen[user, report.name][0]
			self._act(user, report, action, "service", self._asked(report, version))

	@rule(user=PERSON, number=NUMBER, how=st.sampled_from(on_site.FORCES))
	def force(self, user: str, number: int, how: str) -> None:
		"""Ways beside act(), as anybody, Administrator included, permissions ignored."""
		report = self._report(number)
		if "event" in how and not self.event_hashes:
			return
		outcome = on_site.attempt(user, lambda: on_site.force(how, report.name))
		self._judge(how, outcome, "never", attack=True)

	# --- what happens around

	@rule(number=NUMBER, odds=st.integers(0, 7))
	def close_period(self, number: int, odds: int) -> None:
		report = self._report(number)
		if odds:
			return
		reporting.close_period(report.period)
		for one in self.world.reports.values():
			if one.period == report.period:
				one.is_open = False
		FIGURES["done", "close the period"] += 1

	@rule(which=st.sampled_from(DELEGATIONS), of_agency=st.sampled_from(["", BUM_TO, SNNMT]))
	@precondition(lambda self: len(self.world.delegations) < 3)
	def delegate(self, which: tuple[str, str, str], of_agency: str) -> None:
		giver, to, capacity = which
		if any((one.giver, one.to) == (giver, to) and one.current for one in self.world.delegations):
			return
		self._delegate(giver, to, capacity, of_agency)

	@rule(number=NUMBER)
	@precondition(lambda self: any(one.current for one in self.world.delegations))
	def end_delegation(self, number: int) -> None:
		current = [one for one in self.world.delegations if one.current]
		one = current[number % len(current)]
		outcome = on_site.attempt(one.giver, lambda: on_site.end_delegation(one.name))
		self._judge("end a delegation", outcome, "")
		one.current = False

	@rule(user=PERSON, number=NUMBER)
	def amend(self, user: str, number: int) -> None:
		revoked = [one for one in self.world.reports.values() if one.state == model.REVOKED]
		report = revoked[number % len(revoked)] if revoked and number % 3 else self._report(number)
		post = self.world.posts[user]
		refusal = ""
		if user != on_site.ADMINISTRATOR and not (
			post.agency == report.agency and post.roles & {*model.OFFICERS}
		):
			refusal = "not an officer of the agency"
		elif report.state != model.REVOKED or report.amended or not report.is_open:
			refusal = "not to be amended"
		outcome = on_site.attempt(user, lambda: reporting.amend_report(report.name))
		self._judge("amend", outcome, refusal)
		if outcome.done:
			self._add_amendment(report, outcome.result.name)

	# --- what must hold after each step

	@invariant()
	def all_holds(self) -> None:
		FIGURES["steps"] += 1
		self.site_is_where_the_model_is()
		self.content_is_what_was_accepted_last()
		self.events_only_grow_and_their_chains_hold()
		self.nobody_acted_at_two_tiers_of_one_lineage()


def _kind() -> Any:
	from laichau_env.approval.kinds import kind_of

	return kind_of(on_site.REPORT)
