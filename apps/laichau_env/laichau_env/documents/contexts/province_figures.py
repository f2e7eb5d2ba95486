"""Adds up the approved reports of a period, by task, by agency and by who must act. Pure: rows in, parts of the paper out.

What is added up is what agencies reported: counts of agencies and money. Texts are not added up: those of up to three
agencies stand under their names, of more the paper says how many there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from laichau_env.common.vietnamese import decimal, paragraphs, short_date
from laichau_env.documents import rules
from laichau_env.documents.papers.frame import Paragraphs
from laichau_env.documents.papers.progress_report import Counts, Proposal, ProposalGroup
from laichau_env.documents.papers.province_report import AgencyRow, Coverage, FundsRow, TaskResult

MOST_TEXTS = 3
"""Agencies whose words on one task are printed; of more only their number is."""


@dataclass(frozen=True)
class Line:
	"""A line of an approved report."""

	agency: str
	plan_task: str
	role: str
	result: str
	percent: float
	pace: str
	difficulties: str
	funds_planned: float
	funds_disbursed: float


@dataclass(frozen=True)
class Asked:
	"""Something that an approved report proposes; `task_place` is the section of its task ("II.C")."""

	agency: str
	plan_task: str
	proposal: str
	addressee: str
	order_no: str = ""
	task_place: str = ""


@dataclass(frozen=True)
class Task:
	"""A task of the plan, as printed."""

	name: str
	section: str
	order_no: str
	content: str
	leads: str


@dataclass(frozen=True)
class Report:
	"""The report of an agency in the period."""

	agency: str
	approved: bool
	sent_on: date | None


@dataclass(frozen=True)
class Gathered:
	"""All that is added up; `names` are the full names of agencies."""

	reports: Sequence[Report]
	lines: Sequence[Line]
	asked: Sequence[Asked]
	tasks: Sequence[Task]
	names: Mapping[str, str]
	by_task: Mapping[str, list[Line]] = field(default_factory=dict)

	def __post_init__(self) -> None:
		"""Lines by their task, in the order of the agencies."""
		found: dict[str, list[Line]] = {}
		for line in self.lines:
			found.setdefault(line.plan_task, []).append(line)
		object.__setattr__(self, "by_task", found)


def coverage(gathered: Gathered) -> Coverage:
	"""Whose reports are in, and whose are not."""
	missing = tuple(gathered.names[one.agency] for one in gathered.reports if not one.approved)
	return Coverage(len(gathered.reports), len(gathered.reports) - len(missing), missing)


def result_of(task: Task, gathered: Gathered) -> TaskResult:
	"""A task over all agencies that lead it."""
	leading = [line for line in gathered.by_task.get(task.name, ()) if line.role == rules.LEAD]
	reported = [line for line in leading if line.result or line.percent or line.pace]
	average = sum(line.percent or 0 for line in reported) / len(reported) if reported else None
	return TaskResult(
		order_no=task.order_no,
		task=paragraphs(task.content),
		leads=task.leads,
		counts=rules.count(leading),
		percent="" if average is None else decimal(average, 1),
		result=_texts(
			[(line.agency, line.result) for line in leading if line.result],
			gathered,
			"{0:02d} cơ quan, địa phương chủ trì đã báo cáo kết quả.",
		),
		difficulties=_texts(
			[(line.agency, line.difficulties) for line in leading if line.difficulties],
			gathered,
			"{0:02d} cơ quan, địa phương nêu khó khăn, vướng mắc.",
		),
		proposals=_texts(
			[(one.agency, one.proposal) for one in gathered.asked if one.plan_task == task.name],
			gathered,
			"{0:02d} đề xuất, kiến nghị.",
		),
	)


def funds_row(task: Task, gathered: Gathered) -> FundsRow | None:
	"""The money of a task over all reports; nothing where nobody reports any."""
	funds = rules.funds_of(gathered.by_task.get(task.name, ()))
	if not funds:
		return None
	name = paragraphs(task.content)
	return FundsRow(task.order_no, name, "", "", funds.planned, "", funds.disbursed, funds.rate)


def agency_rows(gathered: Gathered) -> tuple[AgencyRow, ...]:
	"""An agency a row, in the order of the reports."""
	by_agency: dict[str, list[Line]] = {}
	for line in gathered.lines:
		by_agency.setdefault(line.agency, []).append(line)
	return tuple(_agency_row(one, by_agency.get(one.agency, []), gathered.names) for one in gathered.reports)


def proposal_groups(asked: Iterable[Asked], names: Mapping[str, str]) -> tuple[ProposalGroup, ...]:
	"""Grouped by who must act, in the order in which each is first named; who is not named comes last."""
	groups: dict[str, list[Proposal]] = {}
	for one in asked:
		text = paragraphs(one.proposal)
		if text:
			groups.setdefault(names.get(one.addressee, ""), []).append(
				Proposal(text, one.order_no, one.task_place, names.get(one.agency, ""))
			)
	last = groups.pop("", None)
	if last:
		groups[""] = last
	return tuple(ProposalGroup(addressee, tuple(proposals)) for addressee, proposals in groups.items())


def _agency_row(report: Report, lines: list[Line], names: Mapping[str, str]) -> AgencyRow:
	funds = rules.funds_of(lines)
	return AgencyRow(
		agency=names[report.agency],
		reported=report.approved,
		counts=rules.count(lines) if report.approved else Counts(),
		planned=funds.planned,
		disbursed=funds.disbursed,
		sent=short_date(report.sent_on) if report.approved and report.sent_on else "",
	)


def _texts(found: list[tuple[str, str]], gathered: Gathered, many: str) -> Paragraphs:
	"""The words of a few agencies under their names; of one alone without it; of many their number."""
	if len(found) > MOST_TEXTS:
		return (many.format(len(found)),)
	if len(found) == 1:
		return paragraphs(found[0][1])
	return tuple(f"{gathered.names[agency]}: {' '.join(paragraphs(text))}" for agency, text in found)
