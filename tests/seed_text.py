"""A second reader of the signed decision, for tests: shares no code with the app and its loader.

It reads tests/data/seed_decision.txt, the text as it was received: table rows are cut at page breaks, where the head
row is printed again.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

FILE = Path(__file__).parent / "data" / "seed_decision.txt"
HEAD = ("TT", "Nội dung thực hiện", "Cơ quan chủ trì", "Cơ quan phối hợp", "Tiến độ", "Ghi chú")
COMMUNES = "UBND các xã, phường"
BODIES = {
	"Sở Nông nghiệp và Môi trường": "SNNMT",
	"Sở Xây dựng": "SXD",
	"Sở Công Thương": "SCT",
	"Sở Khoa học và Công nghệ": "SKHCN",
	"Sở Y tế": "SYT",
	"Sở Giáo dục và Đào tạo": "SGDDT",
	"Sở Tài chính": "STC",
	"Sở Nội vụ": "SNV",
	"Thanh tra tỉnh": "TTT",
	"Công an tỉnh": "CAT",
	"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lai Châu": "MTTQ",
	"Ngân hàng Nhà nước chi nhánh Khu vực 3": "NHNN-KV3",
	"Đài Khí tượng thủy văn tỉnh Lai Châu": "DKTTV",
}


@dataclass(frozen=True)
class SeedTask:
	"""One row of the appendix, put together again."""

	section: int
	order_no: str
	content: str
	leads: str
	coordinators: str
	schedule: str
	note: str

	def named_leads(self) -> set[str]:
		"""Codes of the bodies that the lead column names."""
		return {code for name, code in BODIES.items() if name in self.leads}

	def led_by_communes(self) -> bool:
		"""Whether all communes lead it."""
		return COMMUNES in self.leads

	def led_by_departments(self) -> bool:
		"""Whether all departments lead it."""
		return names_departments(self.leads)


@dataclass(frozen=True)
class SeedSection:
	"""A heading of the appendix."""

	label: str
	title: str


def text() -> str:
	"""The whole text."""
	return unicodedata.normalize("NFC", FILE.read_text(encoding="utf-8"))


def names_departments(cell: str) -> bool:
	"""Whether a cell names all departments; one row leaves out the second comma."""
	return bool(re.search(r"các sở, ban,? ngành", cell, re.IGNORECASE))


def appendix() -> tuple[list[SeedSection], list[SeedTask]]:
	"""Headings and rows of the appendix in printed order; a row that a page break cut is one row."""
	sections: list[SeedSection] = []
	tasks: list[SeedTask] = []
	new_page = False
	for line in text().splitlines():
		if line.count("\t") != 5:
			continue
		cells = tuple(cell.strip() for cell in line.split("\t"))
		if cells == HEAD:
			new_page = True
			continue
		if not any(cells[1:]):
			label, title = cells[0].split(maxsplit=1)
			sections.append(SeedSection(label, title))
		elif new_page and not cells[0]:
			tasks[-1] = _joined(tasks[-1], cells)
		else:
			tasks.append(SeedTask(len(sections), *cells))
		new_page = False
	return sections, tasks


def paragraphs(start: str, end: str) -> list[str]:
	"""Paragraphs after the first one that begins with `start`, up to the one that begins with `end`."""
	blocks = [block.strip() for block in text().split("\n\n") if block.strip()]
	first = next(place for place, block in enumerate(blocks) if block.startswith(start))
	last = next(place for place, block in enumerate(blocks) if place > first and block.startswith(end))
	return blocks[first + 1 : last]


def _joined(task: SeedTask, cells: tuple[str, ...]) -> SeedTask:
	fields = ("order_no", "content", "leads", "coordinators", "schedule", "note")
	return replace(
		task,
		**{
			name: f"{getattr(task, name)} {more}".strip()
			for name, more in zip(fields, cells, strict=True)
			if more
		},
	)
