"""The sentences of letters and submissions, as departments and the province write them. Pure.

Sources: real papers described in research (domain.md 6 and 7.1): a department asks ("đề nghị") equals and higher
bodies, the province tells ("yêu cầu") its departments and communes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from laichau_env.documents.papers.consolidated_report import Coverage
from laichau_env.documents.papers.frame import Paragraphs
from laichau_env.documents.papers.letter import Part

MOST_NAMED = 10
"""Addressees that "Kính gửi" names one by one; more stand in an appendix."""
IN_APPENDIX = "Các cơ quan, địa phương có tên tại Phụ lục kèm theo"


@dataclass(frozen=True)
class Asked:
	"""What a letter or submission is about; dates and names are written out, an empty text is left out.

	`cited`: the plan with the decision that promulgates it. `request`: the paper by which a higher body asks.
	"""

	agency: str
	verb: str
	whom: str
	plan_name: str
	cited: str
	request: str
	period: str
	data_from: str
	data_to: str
	reply_by: str
	extra: Paragraphs


@dataclass(frozen=True)
class LetterWords:
	"""The text of an official letter."""

	excerpt: str
	opening: Paragraphs
	parts: tuple[Part, ...]
	closing: str


def addressed(
	agencies: Sequence[str], names: Mapping[str, str], groups: Mapping[str, Sequence[str]], sender: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
	"""Lines of "Kính gửi", and those who are too many for it and are listed.

	A group is named as such where all its members, but for the sender, are written to.
	"""
	left, found = list(agencies), []
	for group, members in groups.items():
		meant = [member for member in members if member != sender]
		if len(meant) > 1 and all(member in left for member in meant):
			found.append(group.replace("UBND", "Ủy ban nhân dân", 1))
			left = [agency for agency in left if agency not in meant]
	named = [names[agency] for agency in left]
	if len(found) + len(named) <= MOST_NAMED:
		return (*found, *named), ()
	return (*found, IN_APPENDIX), tuple(named)


def urging(asked: Asked, behind: int, today: str) -> LetterWords:
	"""A letter to those who have not sent their report (structure: domain.md 7.1)."""
	return LetterWords(
		excerpt=f"đôn đốc gửi báo cáo kết quả thực hiện {asked.plan_name} {asked.period}",
		opening=(
			f"Thực hiện {asked.cited}, qua theo dõi, đến {today}, {asked.agency} chưa nhận được báo cáo kết quả "
			f"thực hiện {asked.period} của {behind:02d} cơ quan, địa phương (danh sách tại Phụ lục kèm theo).",
			f"{asked.agency} {asked.verb} {asked.whom}:",
		),
		parts=(
			Part(
				"",
				(
					f"Khẩn trương hoàn thành, ký số và gửi báo cáo trước {asked.reply_by}; báo cáo cả khi không phát "
					"sinh, nêu rõ lý do.",
				),
			),
			Part("", ("Nêu rõ khó khăn, vướng mắc và đề xuất cơ quan có thẩm quyền giải quyết.",)),
			Part(
				"",
				(
					f"Sau thời hạn trên, {asked.agency} tổng hợp danh sách cơ quan, địa phương không gửi báo cáo, báo cáo "
					"cấp có thẩm quyền xem xét; việc chấp hành chế độ báo cáo là một căn cứ đánh giá kết quả thực hiện "
					"nhiệm vụ.",
				),
			),
			*(Part("", (text,)) for text in asked.extra),
		),
		closing=f"{asked.agency} {asked.verb} {asked.whom} nghiêm túc triển khai thực hiện",
	)


def request(asked: Asked, content: Paragraphs, tasks: Paragraphs) -> LetterWords:
	"""A letter that asks for a report; `content` is what the regime asks, `tasks` those it is limited to."""
	by = f"Thực hiện {asked.request} và {asked.cited}" if asked.request else f"Thực hiện {asked.cited}"
	data = (
		f"Số liệu tính từ {asked.data_from} đến hết {asked.data_to}."
		if asked.data_from and asked.data_to
		else ""
	)
	about = tuple(f"- {text}" for text in (*content, *tasks))
	return LetterWords(
		excerpt=f"báo cáo kết quả thực hiện {asked.plan_name} {asked.period}",
		opening=(
			f"{by}, {asked.agency} {asked.verb} {asked.whom} báo cáo kết quả thực hiện {asked.period} với các nội "
			"dung như sau:",
		),
		parts=(
			Part(
				"Nội dung báo cáo",
				about or ("Kết quả thực hiện các nhiệm vụ được giao chủ trì, phối hợp tại Kế hoạch.",),
			),
			*((Part("Thời điểm chốt số liệu", (data,)),) if data else ()),
			Part(
				"Thời hạn và hình thức gửi",
				(
					f"Báo cáo được lập, ký số và gửi trên hệ thống theo dõi nhiệm vụ của tỉnh trước {asked.reply_by} để "
					f"{asked.agency} tổng hợp; báo cáo cả khi không phát sinh, nêu rõ lý do.",
				),
			),
			*((Part("Nội dung khác", asked.extra),) if asked.extra else ()),
		),
		closing=f"{asked.agency} {asked.verb} {asked.whom} quan tâm, phối hợp thực hiện",
	)


@dataclass(frozen=True)
class SubmissionWords:
	"""The text of a submission."""

	excerpt: str
	basis: Paragraphs
	parts: tuple[Part, ...]
	request: str
	enclosures: Paragraphs


@dataclass(frozen=True)
class Submitted:
	"""What a submission brings: a report about something to a `higher` body, in figures."""

	about: str
	higher: str
	coverage: Coverage
	figures: Paragraphs
	proposals: int
	corrected: int


def submission(asked: Asked, brought: Submitted) -> SubmissionWords:
	"""The department's submission with the draft of the province's report."""
	covered, higher = brought.coverage, brought.higher
	need = f"{higher} yêu cầu" if not asked.request else f"{asked.request} yêu cầu"
	provisional = f", trong đó {covered.provisional:02d} báo cáo tạm tính" if covered.provisional else ""
	missing = len(covered.missing)
	process = (
		f"Có {covered.counted:02d}/{covered.owed:02d} cơ quan, địa phương có báo cáo được đưa vào tổng hợp{provisional}.",
		*((f"Còn {missing:02d} cơ quan, địa phương chưa có báo cáo được tổng hợp.",) if missing else ()),
		*(
			(f"Có {brought.corrected:02d} số liệu được hiệu chỉnh, nêu rõ lý do trong dự thảo Báo cáo.",)
			if brought.corrected
			else ()
		),
	)
	asks = (
		(f"Có {brought.proposals:02d} đề xuất, kiến nghị của các cơ quan, địa phương.",)
		if brought.proposals
		else ()
	)
	return SubmissionWords(
		excerpt=f"Về việc ban hành báo cáo {brought.about}",
		basis=(
			f"Thực hiện {asked.cited}, {asked.agency} đã tổng hợp báo cáo {asked.period} của các cơ quan, địa phương và "
			f"dự thảo Báo cáo của {asked.whom} gửi {higher}, kính trình {asked.whom} như sau:",
		),
		parts=(
			Part(
				"Sự cần thiết",
				(
					f"{need} báo cáo {brought.about}; {asked.agency} được giao theo dõi, tổng hợp, tham mưu {asked.whom} "
					"báo cáo.",
				),
			),
			Part("Quá trình tổng hợp", process),
			Part("Nội dung chính của dự thảo Báo cáo", (*brought.figures, *asks)),
			*((Part("Nội dung khác", asked.extra),) if asked.extra else ()),
		),
		request=f"{asked.agency} kính trình {asked.whom} xem xét, ban hành",
		enclosures=(f"Dự thảo Báo cáo của {asked.whom} và các phụ lục",),
	)
