"""The page of a week: with little, as much as one page holds, nothing, and what no page holds."""

from dataclasses import replace

from laichau_env.documents.papers.frame import Frame, Signature
from laichau_env.documents.papers.weekly_summary import (
	AskedRow,
	BehindRow,
	PeriodRow,
	TaskRow,
	WaitingRow,
	WeeklySheet,
)
from prints.cases.common import DEPARTMENT_FRAME, HOSTILE, LONG_NAME, ROWS, too_much

PERIOD = PeriodRow("quý IV năm 2026", "16/12/2026", "54", "41", "12", "3", "2", "13", "20")
BEHIND = BehindRow("UBND xã Bum Tở", "quý IV năm 2026", "16/12/2026", "4")
WAITING = WaitingRow(
	"UBND xã Than Uyên - quý IV năm 2026",
	"Sở thẩm định",
	"Đỗ Thị Mẫu, Đặng Văn Mẫu",
	"15/12/2026",
	"5, quá hạn 2",
)
TASK = TaskRow(
	"UBND phường Đoàn Kết",
	"II.B.1. Rà soát, đầu tư hệ thống thu gom, xử lý…",
	"31/12/2025",
)
ASKED = AskedRow("Sở Y tế", "quý IV năm 2026", "21/12/2026", "Chờ quyết định")

WEEK = WeeklySheet(
	**DEPARTMENT_FRAME,
	excerpt="Từ ngày 15/12/2026 đến ngày 22/12/2026",
	signature=Signature((), ""),
	periods=(PERIOD,),
	told_periods="",
	behind=(BEHIND,),
	told_behind="",
	waiting=(WAITING,),
	told_waiting="",
	tasks=(TASK,),
	told_tasks="",
	asked=(ASKED,),
	told_asked="",
)
FULL_PAGE = replace(
	WEEK,
	periods=(PERIOD,) * 3,
	told_periods="nêu 3 trong 5 kỳ báo cáo",
	behind=(BEHIND,) * 6,
	told_behind="nêu 6 trong 42 báo cáo",
	waiting=(WAITING,) * 4,
	told_waiting="nêu 4 trong 44 báo cáo",
	tasks=(TASK,) * 3,
	told_tasks="nêu 3 trong 115 nhiệm vụ",
	asked=(ASKED,) * 2,
	told_asked="nêu 2 trong 9 đề nghị",
)
"""As much as the context puts on the page."""

CASES: dict[type[Frame], dict[str, Frame]] = {
	WeeklySheet: {
		"short": WEEK,
		"full": FULL_PAGE,
		"empty": replace(WEEK, periods=(), behind=(), waiting=(), tasks=(), asked=()),
		"long": replace(WEEK, behind=(BEHIND,) * ROWS, waiting=(WAITING,) * ROWS),
		"extreme": too_much(
			WEEK,
			behind=(replace(BEHIND, agency=LONG_NAME),),
			waiting=(replace(WAITING, report=HOSTILE, who=LONG_NAME),),
			tasks=(replace(TASK, task=HOSTILE),),
		),
	},
}
