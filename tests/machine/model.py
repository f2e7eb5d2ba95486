"""A small model of approval, written from the design's table and not from the code: it says what must happen.

It knows people, agencies and what each of them read; it holds no hash, no document and no framework. The
machine (test_approval_machine.py) does to the site what it asks of the model, and compares.
"""

from dataclasses import dataclass, field
from typing import Any

DRAFT, SIGNATURE, REVIEW = "Draft", "Pending Signature", "Under Department Review"
DEPARTMENT, PROVINCE = "Pending Department Approval", "Pending Province Approval"
RETURNED, APPROVED, REVOKED = "Returned", "Approved", "Revoked"
WITH_AGENCY = (DRAFT, RETURNED)
SENT = (REVIEW, DEPARTMENT, PROVINCE, APPROVED, REVOKED)
DOCSTATUS = {APPROVED: 1, REVOKED: 2}

REQUEST, SIGN, RECOMMEND, AT_DEPARTMENT = (
	"Request Signature",
	"Sign and Submit",
	"Recommend",
	"Approve at Department",
)
APPROVE, BACK, RECALL, REVOKE = "Approve", "Send Back", "Recall", "Revoke"
FORWARD = (REQUEST, SIGN, RECOMMEND, AT_DEPARTMENT)
ACTIONS = (*FORWARD, APPROVE, BACK, RECALL, REVOKE)
WITH_REASON = (BACK, RECALL, REVOKE)
LEAST = 10

OFFICERS = ("Commune Officer", "Department Officer")
LEADERS = ("Commune Leader", "Department Leader")
PROVINCE_LEADER = "Province Leader"
SEES_ALL = (PROVINCE_LEADER, "Province Officer", "Supervisor")
PROVINCE_AGENCY = "UBND-LC"

TIER_OF = {
	(DRAFT, REQUEST): "drafting",
	(RETURNED, REQUEST): "drafting",
	(SIGNATURE, SIGN): "signing",
	(SIGNATURE, BACK): "signing",
	(REVIEW, RECOMMEND): "examining",
	(REVIEW, BACK): "examining",
	(DEPARTMENT, AT_DEPARTMENT): "department",
	(DEPARTMENT, BACK): "department",
	(PROVINCE, APPROVE): "province",
	(PROVINCE, BACK): "province",
	(APPROVED, REVOKE): "province",
}
"""State and action -> tier at which the actor stands. A recall stands at the tier of the step it takes back."""


@dataclass(frozen=True)
class Post:
	"""Roles that somebody exercises, and where."""

	roles: frozenset[str]
	agency: str


@dataclass
class Delegation:
	"""`giver`'s leadership exercised by `to`, over records of `of_agency` (all, if empty)."""

	name: str
	giver: str
	to: str
	of_agency: str = ""
	current: bool = True


@dataclass(frozen=True)
class Event:
	"""What happened."""

	actor: str
	action: str
	source: str
	target: str
	tier: str
	agency: str
	own: bool = True


@dataclass
class Remark:
	"""A place named by a return, its content then, and whether it was answered."""

	place: tuple[str, ...]
	before: Any
	answered: bool = False


@dataclass
class Report:
	"""A report as the model believes it to be. `content`: place -> value; `lead`: rows that need a result."""

	name: str
	agency: str
	examiner: str
	period: str
	content: dict[tuple[str, ...], Any]
	lead: list[tuple[str, str]]
	state: str = DRAFT
	events: list[Event] = field(default_factory=list)
	writers: set[str] = field(default_factory=set)
	remarks: list[Remark] = field(default_factory=list)
	first_sent: int | None = None
	is_open: bool = True
	amends: str = ""
	amended: bool = False

	@property
	def own_events(self) -> list[Event]:
		"""Events of this report without those of the reports it amends."""
		return [event for event in self.events if event.own]

	@property
	def is_complete(self) -> bool:
		"""Nothing to report with its reason, or a result for every task that the agency leads."""
		if self.content[("nothing_to_report",)]:
			return len(self.content[("nothing_reason",)].strip()) >= LEAST
		return all(self.content[("lines", *row, "result")].strip() for row in self.lead)

	def version(self) -> str:
		"""The content as one text: equal if and only if the contents are."""
		return repr(sorted(self.content.items()))


@dataclass
class World:
	"""Everybody's posts, all reports, delegations, and what each person read last of each report."""

	posts: dict[str, Post]
	reports: dict[str, Report] = field(default_factory=dict)
	delegations: list[Delegation] = field(default_factory=list)

	def posts_of(self, user: str, report: Report) -> list[Post]:
		"""His own post and those he exercises over the report."""
		given = [
			Post(self.posts[one.giver].roles & {*LEADERS, PROVINCE_LEADER}, self.posts[one.giver].agency)
			for one in self.delegations
			if one.current and one.to == user and one.of_agency in ("", report.agency)
		]
		return [self.posts[user], *given]

	def may_read(self, user: str, report: Report) -> bool:
		"""Own agency; what was sent to the examining department; all that was sent, for the province and supervisors.

		A delegate reads what the giver reads, whatever the scope (a known fault, ROADMAP.md).
		"""
		posts = [self.posts[user]] + [
			Post(self.posts[one.giver].roles, self.posts[one.giver].agency)
			for one in self.delegations
			if one.current and one.to == user
		]
		return any(_reads(post, report) for post in posts)

	def move(self, report: Report, action: str) -> tuple[str, str] | None:
		"""Target and tier of an action in the report's state; None where the table has no such row."""
		if action == RECALL:
			last = report.events[-1] if report.events else None
			if not last or not last.own or last.action not in FORWARD or last.target != report.state:
				return None
			return last.source, last.tier
		tier = TIER_OF.get((report.state, action))
		return (self._target(report, action), tier) if tier else None

	def act_refusal(self, user: str, report: Report, action: str, asked: "Asked") -> str:
		"""Why an action must be refused; empty where it must be done."""
		move = self.move(report, action)
		if not move:
			return "no such step"
		target, tier = move
		if not any(_stands(post, report, tier) for post in self.posts_of(user, report)):
			return "not his turn"
		if action == RECALL:
			last = report.events[-1]
			if last.actor != user and self._in_post(last):
				return "not his step"
		if any(event.actor == user and event.tier != tier for event in report.events):
			return "two tiers"
		if action == SIGN and report.writers == {user}:
			return "signs his own draft"
		if not report.is_open and (action in (REQUEST, SIGN) or target not in SENT):
			return "period closed"
		if asked.seen is None:
			return "nothing seen"
		if asked.seen != report.version():
			return "stale"
		if action in WITH_REASON and len(asked.reason.strip()) < LEAST:
			return "no reason"
		if action in (REQUEST, SIGN) and not report.is_complete:
			return "incomplete"
		if action == SIGN and asked.number and not asked.number.isdigit():
			return "no number"
		if action == SIGN and report.first_sent is None and not asked.late_reason:
			return "no reason for being late"
		if action == REQUEST and self.unsettled(report):
			return "remark unanswered"
		return ""

	def act(self, user: str, report: Report, action: str, asked: "Asked") -> Event:
		"""Do an action that is not refused."""
		target, tier = self.move(report, action)
		post = next(one for one in self.posts_of(user, report) if _stands(one, report, tier))
		event = Event(user, action, report.state, target, tier, post.agency)
		if action == RECALL and target == SIGNATURE and report.first_sent == len(report.own_events) - 1:
			report.first_sent = None
		if action == SIGN and report.first_sent is None:
			report.first_sent = len(report.own_events)
		if action == REQUEST:
			for remark in report.remarks:
				remark.answered = True
		if action == BACK and target in WITH_AGENCY:
			report.writers = set()
			report.remarks = [Remark(place, self._content_at(report, place)) for place in asked.places]
		report.state = target
		report.events.append(event)
		return event

	def edit_refusal(self, user: str, report: Report, place: tuple[str, ...]) -> str:
		"""Why a change of one place must be refused; empty where it must be done. A delegation gives no right to write."""
		post = self.posts[user]
		if post.agency != report.agency or not post.roles & {*OFFICERS}:
			return "not an officer of the agency"
		if report.state not in WITH_AGENCY:
			return "locked state"
		if not report.is_open:
			return "period closed"
		if report.remarks and not any(covers(one.place, place) for one in report.remarks):
			return "place closed"
		return ""

	def unsettled(self, report: Report) -> list[Remark]:
		"""Remarks neither answered nor followed by a correction of their place."""
		return [
			one
			for one in report.remarks
			if not one.answered and self._content_at(report, one.place) == one.before
		]

	def _content_at(self, report: Report, place: tuple[str, ...]) -> str:
		return repr(sorted((key, value) for key, value in report.content.items() if covers(place, key)))

	def _target(self, report: Report, action: str) -> str:
		through = bool(report.examiner)
		return {
			(DRAFT, REQUEST): SIGNATURE,
			(RETURNED, REQUEST): SIGNATURE,
			(SIGNATURE, SIGN): REVIEW if through else PROVINCE,
			(SIGNATURE, BACK): DRAFT,
			(REVIEW, RECOMMEND): DEPARTMENT,
			(REVIEW, BACK): RETURNED,
			(DEPARTMENT, AT_DEPARTMENT): PROVINCE,
			(DEPARTMENT, BACK): REVIEW,
			(PROVINCE, APPROVE): APPROVED,
			(PROVINCE, BACK): REVIEW if through else RETURNED,
			(APPROVED, REVOKE): REVOKED,
		}[report.state, action]

	def _in_post(self, event: Event) -> bool:
		"""Whether the person of an event still acts for the agency of the event."""
		agencies = {self.posts[event.actor].agency} | {
			self.posts[one.giver].agency for one in self.delegations if one.current and one.to == event.actor
		}
		return event.agency in agencies


@dataclass(frozen=True)
class Asked:
	"""What comes with an action: the version that was read, reason, number, reason of lateness, places named.

	A number that is left empty is given by the register.
	"""

	seen: str | None
	reason: str = ""
	number: str = ""
	late_reason: str = ""
	places: tuple[tuple[str, ...], ...] = ()


def covers(named: tuple[str, ...], place: tuple[str, ...]) -> bool:
	"""Whether a named place holds another one."""
	return place[: len(named)] == named


def _reads(post: Post, report: Report) -> bool:
	if post.agency == report.agency and post.roles & {*OFFICERS, *LEADERS}:
		return True
	if report.state not in SENT:
		return False
	examines = post.agency == report.examiner and post.roles & {"Department Officer", "Department Leader"}
	return bool(examines or post.roles & {*SEES_ALL})


def _stands(post: Post, report: Report, tier: str) -> bool:
	place, roles = {
		"drafting": (report.agency, OFFICERS),
		"signing": (report.agency, LEADERS),
		"examining": (report.examiner, ("Department Officer",)),
		"department": (report.examiner, ("Department Leader",)),
		"province": (PROVINCE_AGENCY, (PROVINCE_LEADER,)),
	}[tier]
	return bool(place) and post.agency == place and bool(post.roles & {*roles})
