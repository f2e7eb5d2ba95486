"""Internal sheets about one report: of the examiner, of the office, of its course."""

from dataclasses import replace

from laichau_env.documents.papers.examination import (
	ExaminationSheet,
	Examined,
	SheetOpinion,
	SheetRemark,
	SubmittingSheet,
)
from laichau_env.documents.papers.frame import Frame, Heading, Signature
from laichau_env.documents.papers.progress_report import Counts, Funds
from laichau_env.documents.papers.tracking_sheet import SheetStep, TierTime, TrackingSheet
from prints import samples
from prints.cases.common import DEPARTMENT_FRAME, HOSTILE, LONG_NAME, ROWS, too_much
from prints.cases.reports import many_lines

EXAMINED = Examined(
	subject="Báo cáo của Ủy ban nhân dân xã Bum Tở quý IV năm 2026",
	facts=(
		("Mã hồ sơ", "BC-Q4-2026-03433"),
		("Cơ quan báo cáo", "Ủy ban nhân dân xã Bum Tở"),
		("Số, ký hiệu văn bản", "15/BC-UBND ngày 16/12/2026"),
		("Gửi", "đúng hạn (hạn 16/12/2026)"),
	),
	counts=Counts(lead=3, coordinate=1, completed=1, on_track=1, behind=1),
	funds=Funds("1.250,5", "860", "68,8"),
	shortcomings=samples.COMMUNE.shortcomings,
	proposals=("Sở Tài chính: Bố trí kinh phí mua 02 xe thu gom rác.",),
	opinions=(
		SheetOpinion(
			"Sở Y tế", "Nhất trí, có ý kiến", ("Bổ sung số liệu chất thải y tế của trạm y tế.",), "18/12/2026"
		),
		SheetOpinion("Sở Xây dựng", "Chưa trả lời (hạn 21/12/2026)", (), ""),
	),
	remarks=(
		SheetRemark(
			"Lần 1",
			"2. Tổ chức rà soát – Kết quả trong kỳ",
			("Nêu khối lượng rác thu gom theo tháng.",),
			("Đã bổ sung.",),
		),
	),
	recommendation=(
		"Báo cáo đủ nội dung theo đề cương, số liệu đã được giải trình. Đề nghị Lãnh đạo Sở duyệt, trình UBND tỉnh.",
	),
)
NOTHING_EXAMINED = replace(
	EXAMINED,
	counts=Counts(),
	funds=Funds(),
	shortcomings=(),
	proposals=(),
	opinions=(),
	remarks=(),
	recommendation=("Chưa có ý kiến thẩm định.",),
)
MUCH_EXAMINED = replace(
	EXAMINED,
	shortcomings=EXAMINED.shortcomings * 12,
	opinions=EXAMINED.opinions * 30,
	remarks=EXAMINED.remarks * 40,
	recommendation=EXAMINED.recommendation * 4,
)
TOO_MUCH_EXAMINED = replace(
	MUCH_EXAMINED,
	subject=HOSTILE,
	shortcomings=(HOSTILE,),
	remarks=(SheetRemark("Lần 1", LONG_NAME, (HOSTILE,) * 8, ("Đã bổ sung. " * 400,)),),
	opinions=(SheetOpinion(LONG_NAME, "Không nhất trí", (HOSTILE,) * 3, "18/12/2026"),),
)

EXAMINATION = ExaminationSheet(
	**DEPARTMENT_FRAME,
	excerpt=EXAMINED.subject,
	signature=Signature(("NGƯỜI THẨM ĐỊNH",), "Đỗ Thị Mẫu"),
	examined=EXAMINED,
	lines=samples.COMMUNE.appendix,
)
SUBMITTING = SubmittingSheet(
	**{
		**DEPARTMENT_FRAME,
		"agency": "Văn phòng Ủy ban nhân dân tỉnh",
		"heading": Heading(("UBND TỈNH LAI CHÂU",), ("VĂN PHÒNG",)),
		"addressees": ("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",),
	},
	excerpt=EXAMINED.subject,
	signature=Signature(("CHÁNH VĂN PHÒNG",), "Đinh Văn Mẫu"),
	examined=EXAMINED,
	decider="Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",
	officer="Tao Văn Mẫu",
)

TRACKING = TrackingSheet(
	**DEPARTMENT_FRAME,
	excerpt="Quá trình xử lý báo cáo",
	signature=Signature(("NGƯỜI LẬP PHIẾU",), "Đỗ Thị Mẫu"),
	subject=EXAMINED.subject,
	facts=EXAMINED.facts,
	steps=(
		SheetStep(
			"08:00 16/12/2026",
			("Vàng Văn Mẫu", "Chủ tịch, UBND xã Bum Tở"),
			"Ký, gửi",
			"Chờ lãnh đạo ký → Sở thẩm định",
			"1 ngày làm việc (8 giờ)",
			(),
		),
	),
	tiers=(TierTime("Cơ quan báo cáo", "1 ngày làm việc (8 giờ)", "16/12/2026", "Đúng hạn"),),
	present="Sở thẩm định (từ 08:00 16/12/2026, đến nay 10 phút)",
)


CASES: dict[type[Frame], dict[str, Frame]] = {
	ExaminationSheet: {
		"short": EXAMINATION,
		"empty": replace(EXAMINATION, examined=NOTHING_EXAMINED, lines=()),
		"long": replace(EXAMINATION, examined=MUCH_EXAMINED, lines=many_lines(ROWS)),
		"extreme": too_much(EXAMINATION, examined=TOO_MUCH_EXAMINED, lines=many_lines(2)),
	},
	SubmittingSheet: {
		"short": SUBMITTING,
		"empty": replace(SUBMITTING, examined=NOTHING_EXAMINED),
		"long": replace(SUBMITTING, examined=MUCH_EXAMINED),
		"extreme": too_much(SUBMITTING, examined=TOO_MUCH_EXAMINED, decider=LONG_NAME),
	},
	TrackingSheet: {
		"short": TRACKING,
		"empty": replace(TRACKING, facts=(), steps=(), tiers=()),
		"long": replace(TRACKING, steps=TRACKING.steps * ROWS),
		"extreme": too_much(
			TRACKING, steps=(replace(TRACKING.steps[0], who=(LONG_NAME,), reason=(HOSTILE,) * 3),)
		),
	},
}
