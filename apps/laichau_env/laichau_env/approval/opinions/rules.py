"""Opinions of other agencies on lines under examination: pure decisions over plain facts, no frappe.

The examining department asks, with a due date; who was asked answers until the request is closed; a late one is
passed over with a reason and the gap stays on record. Due dates are working days (Decree 09/2019, article 8).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from laichau_env.approval.rules import Actor, Subject
from laichau_env.approval.transitions import LEAST_REASON, TAKES_BACK, TIERS, Tier, Transition
from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.roles import COMMUNE_LEADER, COMMUNE_OFFICER, DEPARTMENT_LEADER, DEPARTMENT_OFFICER


class Status(StrEnum):
	"""How a request stands; only a waiting one changes."""

	WAITING = "Waiting"
	GIVEN = "Given"
	PASSED_OVER = "Passed Over"
	WITHDRAWN = "Withdrawn"


class Stance(StrEnum):
	"""What the asked agency says of the lines."""

	AGREE = "Agree"
	WITH_REMARKS = "Agree with Remarks"
	DISAGREE = "Disagree"


ASKING = frozenset({*TIERS[Tier.EXAMINING].roles, *TIERS[Tier.DEPARTMENT].roles})
ANSWERING = frozenset({COMMUNE_OFFICER, COMMUNE_LEADER, DEPARTMENT_OFFICER, DEPARTMENT_LEADER})
ASKED_TYPES = ("Department", "Front", "Central", "Commune")
LEAST_TEXT = LEAST_REASON
"""Characters that a question, an opinion and a reason must have."""
USUAL_WORKING_DAYS = 3
"""Time that the form proposes."""

NO_OPINION = "Chưa có ý kiến khi hồ sơ được chuyển tiếp"
SENT_BACK = "Hồ sơ đã rời bước thẩm định, trở lại cơ quan báo cáo"


@dataclass(frozen=True)
class Asked:
	"""An agency that is to be asked."""

	name: str
	label: str
	agency_type: str
	in_use: bool = True


@dataclass(frozen=True)
class Opinion:
	"""A request as the rules see it."""

	name: str
	agency: str
	agency_label: str
	round: int
	status: str
	required: bool
	due: date

	@property
	def waits(self) -> bool:
		"""Whether it can still be answered."""
		return self.status == Status.WAITING


@dataclass(frozen=True)
class Leaving:
	"""What becomes of a record's open requests when it leaves examination."""

	status: Status
	reason: str


def is_examined(table: Iterable[Transition], state: str) -> bool:
	"""Whether in `state` the examining department's officer must act: only then opinions are asked and given."""
	return any(row.source == state and row.tier == Tier.EXAMINING for row in table if _decides(row))


def may_manage(actor: Actor, subject: Subject) -> bool:
	"""Whether `actor` asks, passes over and withdraws for the record: officer or leader of its examining agency."""
	return (
		bool(actor.agency)
		and actor.stands_for(subject.examiner)
		and subject.examiner != subject.agency
		and bool(actor.roles & ASKING)
	)


def may_answer(actor: Actor, asked_agency: str) -> bool:
	"""Whether `actor` speaks for the asked agency: its officer or leader."""
	return actor.stands_for(asked_agency) and bool(actor.roles & ANSWERING)


def agency_refusal(
	asked: Asked, subject: Subject, opinions: Sequence[Opinion], round_: int
) -> Refusal | None:
	"""Why an agency may not be asked: a party itself, no such body, or asked already in this round."""
	why = ""
	if asked.name == subject.examiner:
		why = "đây là chính cơ quan thẩm định"
	elif asked.name == subject.agency:
		why = "đây là cơ quan lập báo cáo"
	elif asked.agency_type not in ASKED_TYPES:
		why = "chỉ xin ý kiến sở, ngành, Mặt trận, cơ quan trung ương trên địa bàn và xã"
	elif not asked.in_use:
		why = "cơ quan không còn hoạt động"
	elif any(one.waits and one.agency == asked.name and one.round == round_ for one in opinions):
		why = "đã xin ý kiến và đang chờ trả lời"
	return errors.OpinionAgencyUnfit(agency=asked.label, why=why) if why else None


def due_refusal(due: date, today: date, is_working: bool, next_working: date) -> Refusal | None:
	"""A due date is a working day, tomorrow at the earliest; `next_working` is the first such day from `due` on."""
	if due <= today:
		return errors.OpinionDueTooEarly(first=f"{next_working:%d/%m/%Y}")
	if not is_working:
		return errors.OpinionDueNotWorking(day=f"{due:%d/%m/%Y}", next=f"{next_working:%d/%m/%Y}")
	return None


def question_refusal(question: str | None) -> Refusal | None:
	"""A question says what is wanted."""
	if len((question or "").strip()) < LEAST_TEXT:
		return errors.OpinionQuestionMissing(least=LEAST_TEXT)
	return None


def reason_refusal(reason: str | None) -> Refusal | None:
	"""Passing over and withdrawing say why."""
	if len((reason or "").strip()) < LEAST_TEXT:
		return errors.OpinionReasonTooShort(least=LEAST_TEXT)
	return None


def text_refusal(stance: str, text: str | None) -> Refusal | None:
	"""One of the three stances, in words unless it is plain agreement."""
	if stance not in set(Stance):
		return errors.OpinionStanceUnknown()
	if stance != Stance.AGREE and len((text or "").strip()) < LEAST_TEXT:
		return errors.OpinionTooShort(least=LEAST_TEXT)
	return None


def passing_refusal(opinion: Opinion, today: date) -> Refusal | None:
	"""Only a late one is passed over: until its due date the agency has the time it was given."""
	if today <= opinion.due:
		return errors.OpinionNotOverdue(agency=opinion.agency_label, due=f"{opinion.due:%d/%m/%Y}")
	return None


def forward_refusal(opinions: Iterable[Opinion], today: date) -> Refusal | None:
	"""A record goes on only when no required opinion waits; a late one must be passed over by name first."""
	open_ones = [one for one in opinions if one.waits and one.required]
	in_time = [one.agency_label for one in open_ones if today <= one.due]
	if in_time:
		return errors.OpinionAwaited(agencies=", ".join(in_time))
	if open_ones:
		return errors.OpinionOverdueOpen(agencies=", ".join(one.agency_label for one in open_ones))
	return None


def goes_on(transition: Transition) -> bool:
	"""Whether a step ends examination for the record: every one but those that go back and so need a reason."""
	return not transition.needs_reason


def leaving(transition: Transition) -> Leaving:
	"""What open requests become: passed over as without an opinion on the way up, withdrawn on the way back."""
	if goes_on(transition):
		return Leaving(Status.PASSED_OVER, NO_OPINION)
	return Leaving(Status.WITHDRAWN, SENT_BACK)


def days_late(due: date, day: date) -> int:
	"""Days by which `day` is past `due`, as the calendar counts; 0 in time."""
	return max((day - due).days, 0)


def _decides(row: Transition) -> bool:
	return row.action not in TAKES_BACK
