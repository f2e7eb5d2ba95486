"""HTTP entry points of sheets, lists and registers, each as PDF or as a Word file. Thin: the service checks rights."""

import frappe
from frappe.utils import cint

from laichau_env.common import clock
from laichau_env.documents.giving import give
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.register.queries import PAPER
from laichau_env.documents.sheets import service
from laichau_env.organization.scope import membership_of

REPORT, DIRECTIVE, PERIOD = "Progress Report", "Directive", "Reporting Period"


@frappe.whitelist(methods=["GET"])
def get_sheets(name: str) -> dict[str, bool]:
	"""Whether the session's user gets the sheets of a report: what the form offers."""
	return {"examination": service.has_sheets(name)}


@frappe.whitelist(methods=["GET"])
def download_examination(name: str, as_word: int | str = 0) -> None:
	"""What the examining agency found in a report. Raises PaperNotReadable, SheetNotForYou (403)."""
	paper = service.examination_of(name)
	_give(paper, (REPORT, name), f"{name}-phieu-tham-dinh", as_word)


@frappe.whitelist(methods=["GET"])
def download_submitting(name: str, as_word: int | str = 0) -> None:
	"""The sheet that lays a report before who decides. Raises PaperNotReadable, SheetNotForYou (403)."""
	_give(service.submitting_of(name), (REPORT, name), f"{name}-phieu-trinh", as_word)


@frappe.whitelist(methods=["GET"])
def download_tasks(name: str, by_agency: int | str = 0, as_word: int | str = 0) -> None:
	"""The tasks of a plan, by section or by agency."""
	paper = service.tasks_of(name, by_agency=bool(cint(by_agency)))
	_give(paper, (DIRECTIVE, name), f"{name}-danh-muc-nhiem-vu", as_word)


@frappe.whitelist(methods=["GET"])
def download_decision(name: str, as_word: int | str = 0) -> None:
	"""A decision with its plan and list of tasks. Raises NoDecision (417)."""
	_give(service.decision_of(name), (DIRECTIVE, name), name, as_word)


@frappe.whitelist(methods=["GET"])
def download_register(year: int | str, follow_up: int | str = 0, as_word: int | str = 0) -> None:
	"""The register of one's own agency in a year. Raises RegisterNotForYou (403), YearUnfit (417)."""
	wanted = bool(cint(follow_up))
	agency, paper = service.register_of(cint(year), follow_up=wanted)
	stem = f"so-{'theo-doi-van-ban-den' if wanted else 'van-ban-di'}-{agency.name}-{cint(year)}"
	_give(paper, (PAPER, ""), stem, as_word, agency.name)


@frappe.whitelist(methods=["GET"])
def download_weekly(as_word: int | str = 0) -> None:
	"""The week of those whom the session's user follows up, on one page. Raises SummaryNotForYou (403)."""
	paper = service.week()
	_give(paper, (PERIOD, ""), f"tom-tat-tuan-{clock.today()}", as_word, membership_of().agency)


def _give(paper: Frame, of: tuple[str, str], stem: str, as_word: int | str, agency: str = "") -> None:
	give(paper, agency, of=of, stem=stem, as_word=bool(cint(as_word)))
