"""What is asked of each kind of paper: the one table that the conformance tests read.

Sources: Decree 30/2020/NĐ-CP, Appendix I (components, sizes, places), Appendix III (templates 1.3, 1.4, 1.5, 2.1),
Appendix IV (registers: a cover and a table, neither country and motto nor signature). Internal sheets and lists bear
the head of template 1.4 without a number.
"""

from dataclasses import dataclass

from laichau_env.documents.papers.consolidated_report import ConsolidatedPaper
from laichau_env.documents.papers.decision import DecisionPaper
from laichau_env.documents.papers.examination import ExaminationSheet, SubmittingSheet
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.papers.letter import LetterPaper, SubmissionPaper
from laichau_env.documents.papers.progress_report import ReportPaper
from laichau_env.documents.papers.registers import FollowUpRegister, OutgoingRegister
from laichau_env.documents.papers.task_list import TaskList
from laichau_env.documents.papers.tracking_sheet import TrackingSheet
from laichau_env.documents.papers.weekly_summary import WeeklySheet

PORTRAIT, LANDSCAPE = (210, 297), (297, 210)
TOP, BOTTOM, LEFT = 20, 20, 30
RIGHT = {PORTRAIT: 20, LANDSCAPE: 15}
"""Margins in millimetres; the decree allows 20-25, 20-25, 30-35 and 15-20."""


@dataclass(frozen=True)
class Expected:
	"""Which parts a kind has and where it ends."""

	title: str = ""
	"""Name of the kind in capitals; a letter has none."""
	excerpt_width: int = 0
	"""Letters on a line of the excerpt under it."""
	first_page: tuple[int, int] = PORTRAIT
	head: bool = True
	"""Agency on the left, country and motto on the right, place and date."""
	numbered: bool = True
	letter: bool = False
	"""The excerpt stands under the number ("V/v ..."), and an urgent one bears a red stamp."""
	recipients: bool = True
	signed: bool = True
	ends: bool = True
	""" "./." after the last word of the text."""
	after_end: str = ""
	"""What may follow that."""
	appendices_end: bool = True
	""" "./." after the last word of each appendix."""


REPORT = Expected("BÁO CÁO", excerpt_width=58)
SHEET = Expected(numbered=False, recipients=False)
REGISTER = Expected(
	first_page=LANDSCAPE, head=False, numbered=False, recipients=False, signed=False, ends=False
)


def _like(expected: Expected, **changes: object) -> Expected:
	return Expected(**{**expected.__dict__, **changes})


EXPECTED: dict[type[Frame], Expected] = {
	ReportPaper: REPORT,
	ConsolidatedPaper: REPORT,
	SubmissionPaper: Expected("TỜ TRÌNH", excerpt_width=58, after_end="(Gửi kèm theo Tờ trình này:"),
	LetterPaper: Expected(letter=True),
	# the decision's list of tasks is printed word for word as it was received: no "./." was added to it
	DecisionPaper: Expected("QUYẾT ĐỊNH", excerpt_width=62, appendices_end=False),
	ExaminationSheet: _like(SHEET, title="PHIẾU THẨM ĐỊNH", excerpt_width=58),
	SubmittingSheet: _like(SHEET, title="PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", excerpt_width=58),
	TaskList: _like(SHEET, title="DANH MỤC NHIỆM VỤ", excerpt_width=90, first_page=LANDSCAPE),
	TrackingSheet: _like(SHEET, title="PHIẾU THEO DÕI", excerpt_width=90, first_page=LANDSCAPE),
	WeeklySheet: _like(SHEET, title="PHIẾU TÓM TẮT TUẦN", excerpt_width=62, signed=False, ends=False),
	OutgoingRegister: REGISTER,
	FollowUpRegister: REGISTER,
}
