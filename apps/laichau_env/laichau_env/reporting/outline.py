"""The outline of a report that adds up those of agencies: its headings, and what stands under each. Pure.

Source: Decree 09/2019/NĐ-CP article 7, item 9: the outline belongs to the regime; periodic reports have the four parts of the
forms that departments use (research: domain.md 6.1), the yearly one on environmental protection those of the Law's article 119.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from laichau_env.common import errors
from laichau_env.common.errors import Refusal


class Contents(StrEnum):
	"""What stands under a heading; under Own Words only what the officer writes there."""

	OWN_WORDS = "Own Words"
	SITUATION = "Situation"
	RESULTS = "Task Results"
	FUNDS = "Funds"
	INDICATORS = "Indicators"
	ASSESSMENT = "Assessment"
	NEXT_STEPS = "Next Steps and Proposals"


@dataclass(frozen=True)
class Heading:
	"""A heading without its number."""

	title: str
	contents: Contents


PERIODIC = (
	Heading("Tình hình triển khai và công tác chỉ đạo", Contents.SITUATION),
	Heading("Kết quả thực hiện", Contents.RESULTS),
	Heading("Đánh giá chung", Contents.ASSESSMENT),
	Heading("Phương hướng, nhiệm vụ thời gian tới và đề xuất, kiến nghị", Contents.NEXT_STEPS),
)
"""Where a regime names no headings. Money and indicators stand under the results where they have no heading of their own."""
NEEDED = (Contents.SITUATION, Contents.RESULTS, Contents.ASSESSMENT, Contents.NEXT_STEPS)
"""What agencies write in their reports; without its heading it would be lost."""
WITHOUT_PART = (Contents.OWN_WORDS, Contents.FUNDS, Contents.INDICATORS)
"""Under these no part of the agencies' reports stands, so that the officer has a place of his own there."""
LONGEST = 10
"""Headings that are numbered, I to X."""


def refusal_of(headings: Sequence[Heading]) -> Refusal | None:
	"""Why a regime's headings are no outline; none at all = those of periodic reports."""
	if not headings:
		return None
	why = ""
	number = Counter(heading.contents for heading in headings)
	twice = [kind for kind, times in number.items() if times > 1 and kind is not Contents.OWN_WORDS]
	absent = [kind for kind in NEEDED if kind not in number]
	titles = Counter(heading.title.strip().casefold() for heading in headings)
	if len(headings) > LONGEST:
		why = f"nhiều nhất {LONGEST} mục"
	elif twice:
		why = f"nội dung «{NAMES[twice[0]]}» đứng ở hai mục"
	elif absent:
		why = f"chưa có mục cho nội dung «{NAMES[absent[0]]}»"
	elif max(titles.values()) > 1:
		why = "hai mục cùng tên"
	return errors.OutlineUnfit(why=why) if why else None


NAMES = {
	Contents.OWN_WORDS: "Nội dung tự viết",
	Contents.SITUATION: "Tình hình chung",
	Contents.RESULTS: "Kết quả thực hiện nhiệm vụ",
	Contents.FUNDS: "Kinh phí",
	Contents.INDICATORS: "Chỉ tiêu",
	Contents.ASSESSMENT: "Đánh giá",
	Contents.NEXT_STEPS: "Nhiệm vụ thời gian tới và kiến nghị",
}
"""As the screens call them (translations/vi.csv)."""
