"""The kinds of paper that are made here: one row a kind, found by the type of its frozen value. Pure."""

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

FORMATS = "laichau_env/documents/print_format"


@dataclass(frozen=True)
class PaperKind:
	"""A kind of paper: its name in a sentence, its Print Format, the template that places it."""

	paper: type[Frame]
	name: str
	print_format: str

	@property
	def folder(self) -> str:
		"""Folder of the layout, as the framework names it after the Print Format."""
		return self.print_format.lower().replace(" ", "_")

	@property
	def template(self) -> str:
		"""Path of the template from the package's parent."""
		return f"{FORMATS}/{self.folder}/{self.folder}.html"


KINDS = (
	PaperKind(ReportPaper, "Báo cáo", "Progress Report Paper"),
	PaperKind(DecisionPaper, "Quyết định", "Decision Paper"),
	PaperKind(LetterPaper, "Công văn", "Official Letter Paper"),
	PaperKind(SubmissionPaper, "Tờ trình", "Submission Paper"),
	PaperKind(TrackingSheet, "Phiếu theo dõi", "Tracking Sheet"),
	PaperKind(ConsolidatedPaper, "Báo cáo", "Consolidated Report Paper"),
	PaperKind(WeeklySheet, "Phiếu tóm tắt tuần", "Weekly Summary Sheet"),
	PaperKind(ExaminationSheet, "Phiếu thẩm định", "Examination Sheet"),
	PaperKind(SubmittingSheet, "Phiếu trình", "Submitting Sheet"),
	PaperKind(TaskList, "Danh mục nhiệm vụ", "Task List Paper"),
	PaperKind(OutgoingRegister, "Sổ đăng ký văn bản đi", "Outgoing Register"),
	PaperKind(FollowUpRegister, "Sổ theo dõi giải quyết văn bản đến", "Follow Up Register"),
)


def kind_of(paper: Frame) -> PaperKind:
	"""The kind of a paper."""
	return next(kind for kind in KINDS if kind.paper is type(paper))


def title_of(paper: Frame) -> str:
	"""Title of the file, e.g. "Báo cáo số 15/BC-UBND"; of a paper that takes no number only the kind."""
	numbered = f" số {paper.number}/{paper.symbol}" if paper.symbol else ""
	return f"{kind_of(paper).name}{numbered}"
