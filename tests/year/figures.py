"""What officers write into their reports: words that others write too, figures of every kind, money, proposals."""

from collections.abc import Collection
from datetime import date, timedelta
from random import Random

from actors import SNNMT
from frappe.model.document import Document

RESULTS = (
	"Đã thu gom 12 tấn chất thải",
	"đã thu gom 12 tấn chất thải.",
	"Đã tuyên truyền cho nhân dân",
	"Đang lấy ý kiến",
	"ĐÃ TUYÊN TRUYỀN  cho nhân dân!",
)
DIFFICULTIES = ("", "", "Thiếu xe thu gom", "thiếu xe thu gom!", "Đường sạt lở", "Thiếu kinh phí")
PROPOSALS = ("Đề nghị hỗ trợ xe thu gom", "đề nghị hỗ trợ xe thu gom.", "Đề nghị bố trí vốn")
ADDRESSEES = (SNNMT, "STC", "UBND-LC")
REASONS = "Chưa tổng hợp được số liệu từ các bản"
JUMP = "Tăng do mở rộng địa bàn thu gom"


def write(
	report: Document, rng: Random, day: date, *, nothing: bool = False, only: Collection[str] = ()
) -> None:
	"""Write a report as its officer would on `day`; `only` the lines of some tasks, where it came back for them."""
	if only:
		for line in report.lines:
			if line.plan_task in only and line.role == "Lead":
				_write_line(line, rng, day)
		return
	report.nothing_to_report, report.nothing_reason = int(nothing), ""
	if nothing:
		report.nothing_reason = rng.choice(
			("Trong kỳ không phát sinh nhiệm vụ", "trong kỳ không phát sinh nhiệm vụ.")
		)
		if rng.random() < 0.5:
			return
	for line in report.lines:
		_write_line(line, rng, day)
	for row in report.indicator_values:
		_write_figure(row, rng)
	report.situation = rng.choice(RESULTS)
	report.causes = rng.choice(("", "Thời tiết bất thường", "thời tiết bất thường"))
	report.set("proposals", [])
	for addressee in rng.sample(ADDRESSEES, rng.randrange(3)):
		report.append("proposals", {"proposal": rng.choice(PROPOSALS), "addressee": addressee})


def _write_line(line: Document, rng: Random, day: date) -> None:
	if line.role != "Lead":
		line.result = rng.choice((*RESULTS, "", ""))
		line.difficulties = rng.choice(DIFFICULTIES)
		line.funds_disbursed = rng.choice((0, 0, 1.25))
		return
	number = rng.randrange(40)
	line.result = rng.choice((*RESULTS, f"Đã trồng {number} cây"))
	line.difficulties = rng.choice(DIFFICULTIES)
	line.pace = rng.choice(("Ahead", "On Track", "Behind", ""))
	percent = (line.percent or 0) + rng.choice((0, 12.5, 20, 33.3, 60, 100, -10))
	line.percent = round(min(100, max(0, percent)), 1)
	if line.percent < 100:
		line.completed_on = None
	elif not line.completed_on:
		line.completed_on = day - timedelta(days=rng.randrange(60))
	line.funds_planned = rng.choice((0, 0, 100, 250.5, 1234.567))
	line.funds_disbursed = round(line.funds_planned * rng.choice((0, 0.25, 0.5, 1)), 3)


def _write_figure(row: Document, rng: Random) -> None:
	row.value_text, row.reason = "", REASONS
	if rng.random() < 0.15:
		return
	whole, part = rng.randrange(100), rng.randrange(10**row.decimals) if row.decimals else 0
	row.value_text = f"{whole},{part:0{row.decimals}d}" if row.decimals else str(whole)
	row.reason = JUMP
