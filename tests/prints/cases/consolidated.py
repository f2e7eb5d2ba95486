"""Consolidated reports: of the province to the ministry, of a department on its tasks, and the yearly one on its own outline."""

from dataclasses import replace

from laichau_env.documents.constants import Standing
from laichau_env.documents.papers.consolidated_report import (
	AgencyRow,
	Asked,
	Boxes,
	ConsolidatedPaper,
	Coverage,
	IndicatorRow,
	Section,
	TaskGroup,
	TaskRow,
	TaskTotals,
	Words,
)
from laichau_env.documents.papers.frame import Frame, Heading, Signature
from laichau_env.documents.papers.progress_report import Funds
from laichau_env.reporting.outline import PERIODIC, Contents
from prints import samples
from prints.cases.common import DEPARTMENT_FRAME, HOSTILE, LONG_NAME, LONG_PARAGRAPHS, ROWS, too_much

AGENCIES = 58
"""As many as report in the province."""
NAMES = tuple(f"UBND xã thứ {number}" for number in range(1, AGENCIES + 1))
EVERYBODY = TaskRow(
	order_no="1.",
	task=samples.line().task,
	owed=38,
	boxes=Boxes(completed_on_time=5, completed_late=1, within_time=27, overdue=3),
	mean="62,5",
	weighted="58,4",
	planned="124.750,5",
	disbursed="85.880",
	rate="68,8",
	result=(
		"UBND xã Bum Tở; UBND xã Mường Tè: Đã rà soát 04/04 quy hoạch, kế hoạch có liên quan.",
		"UBND phường Đoàn Kết (tạm tính): Đã điều chỉnh 01 quy hoạch điểm dân cư bản Phiêng Kham.",
	),
	difficulties=("UBND xã Bum Tở: Bản đồ nền chưa được cập nhật theo địa giới mới.",),
	percent_mark="(1)",
	disbursed_mark="(2)",
)
ONE = replace(
	EVERYBODY,
	order_no="2.",
	owed=1,
	boxes=Boxes(within_time=1),
	mean="75",
	weighted="75",
	planned="250",
	disbursed="120",
	rate="48",
	result=("Sở Xây dựng: Đã hoàn thành khảo sát hiện trạng thoát nước của 02 phường.",),
	difficulties=(),
	percent_mark="",
	disbursed_mark="",
)
NOBODY = replace(
	ONE,
	order_no="",
	boxes=Boxes(),
	mean="",
	weighted="",
	planned="",
	disbursed="",
	rate="",
	result=(),
)
LATE = AgencyRow(
	"Sở Y tế", "Muộn 02 ngày làm việc", "18/12/2026", True, Boxes(within_time=5), 9, "", "", "Lý do muộn: chờ số liệu của 12 trung tâm y tế khu vực"
)  # fmt: skip
AGENCY_ROWS = (
	AgencyRow("Ủy ban nhân dân xã Mù Cả", "Chưa có", "", False, Boxes(), 0, "", "", ""),
	AgencyRow("Ủy ban nhân dân xã Tà Tổng", "Chưa được duyệt", "16/12/2026", False, Boxes(), 0, "", "", ""),
	LATE,
	AgencyRow(
		"Sở Xây dựng", "Đúng hạn", "15/12/2026", True, Boxes(within_time=4, overdue=1), 9, "250", "120", ""
	),
	AgencyRow("Ủy ban nhân dân phường Đoàn Kết", "Đúng hạn, tạm tính", "16/12/2026", True, Boxes(3, 1, 8), 17, "1.250,5", "860", ""),
	AgencyRow("Ban Dân tộc và Tôn giáo", "Đúng hạn", "15/12/2026", True, Boxes(), 0, "", "", "Không phát sinh: nhiệm vụ bắt đầu từ năm 2027"),
)  # fmt: skip
PROVINCE = ConsolidatedPaper(
	**{
		**DEPARTMENT_FRAME,
		"number": "05",
		"symbol": "BC-UBND",
		"agency": "Ủy ban nhân dân tỉnh Lai Châu",
		"heading": Heading((), ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU")),
		"addressees": ("Bộ Nông nghiệp và Môi trường",),
		"recipients": (
			"Như trên",
			"Thường trực Tỉnh ủy (báo cáo)",
			"Thường trực HĐND tỉnh (báo cáo)",
			"Chủ tịch, các PCT. UBND tỉnh",
			"Sở Nông nghiệp và Môi trường",
			"Lưu: VT, Kt7",
		),
	},
	name="TH-Q4-2026-SNNMT",
	excerpt=samples.COMMUNE.excerpt,
	signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Mào Thị Mẫu"),
	own_tasks=False,
	to_province=False,
	about=f"kết quả thực hiện {samples.COMMUNE.plan_name} {samples.COMMUNE.period}",
	basis="",
	request="Công văn số 1234/BNNMT-MT ngày 01 tháng 12 năm 2026",
	plan=samples.COMMUNE.plan,
	decision=samples.COMMUNE.decision,
	period=samples.COMMUNE.period,
	data_from=samples.COMMUNE.data_from,
	data_to=samples.COMMUNE.data_to,
	coverage=Coverage(54, 52, 3, 1, ("Ủy ban nhân dân xã Mù Cả", "Ủy ban nhân dân xã Tà Tổng")),
	sections=tuple(Section(heading.title, heading.contents) for heading in PERIODIC),
	words=Words(
		situation=samples.COMMUNE.situation,
		results_summary=samples.COMMUNE.results_summary,
		strengths=samples.COMMUNE.strengths,
		shortcomings=samples.COMMUNE.shortcomings,
		causes=samples.COMMUNE.causes,
		next_steps=samples.COMMUNE.next_steps,
	),
	totals=TaskTotals(412, Boxes(60, 5, 300, 35), Funds("125.000,5", "86.000", "68,8")),
	tasks=(TaskGroup(("I. Các nhiệm vụ đến hết năm 2026",), (EVERYBODY, ONE, NOBODY)),),
	texts=(TaskGroup(("I. Các nhiệm vụ đến hết năm 2026",), (EVERYBODY, ONE)),),
	agencies=AGENCY_ROWS,
	indicators=(
		IndicatorRow(
			"Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý", "%", "Bình quân có trọng số", "93,5", "95", 36,
			("Chưa có số liệu: UBND xã Mù Cả, UBND xã Tà Tổng",), "(1)",
		),
		IndicatorRow("Số cuộc thanh tra, kiểm tra", "cuộc", "Tổng", "", "", 0, ("Chưa có số liệu: Sở Nông nghiệp và Môi trường",)),
	),
	proposals=(
		Asked(
			"Bộ Nông nghiệp và Môi trường",
			("Sở Xây dựng: Hướng dẫn bộ chỉ số đánh giá kết quả bảo vệ môi trường.",),
		),
		Asked(
			"Sở Tài chính",
			(
				"UBND xã Bum Tở; UBND xã Mường Tè: Bố trí kinh phí mua 02 xe thu gom rác.",
				"UBND xã Sìn Hồ: Bố trí kinh phí đóng cửa bãi chôn lấp tạm.",
			),
		),
		Asked("", ("UBND xã Khun Há: Sửa đổi định mức chi sự nghiệp môi trường cấp xã.",)),
	),
	task_notes=(
		"(1) Phần trăm hoàn thành của Ủy ban nhân dân xã Bum Tở, nhiệm vụ 1, mục I: số đã báo cáo 50%, số hiệu chỉnh 37,5%; lý do: số liệu chưa trừ phần trùng lặp.",
		"(2) Kinh phí giải ngân của Ủy ban nhân dân xã Mường Tè, nhiệm vụ 1, mục I: số đã báo cáo 1.250, số hiệu chỉnh 125; lý do: báo cáo nhầm đơn vị tính.",
	),
	indicator_notes=(
		"(1) Giá trị chỉ tiêu của Ủy ban nhân dân xã Bum Tở, chỉ tiêu tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý: số đã báo cáo 100, số hiệu chỉnh 92,5; lý do: xã không có khu vực đô thị loại IV.",
	),
)  # fmt: skip
OWN_TASKS = replace(
	PROVINCE,
	agency="Sở Xây dựng",
	heading=Heading(("UBND TỈNH LAI CHÂU",), ("SỞ XÂY DỰNG",)),
	number="12",
	symbol="BC-SXD",
	name="TH-Q4-2026-SXD-CT",
	own_tasks=True,
	excerpt="Kết quả thực hiện các nhiệm vụ do Sở Xây dựng chủ trì theo Kế hoạch triển khai Nghị quyết số 247/2025/QH15 quý IV năm 2026",
	about="kết quả thực hiện các nhiệm vụ do Sở Xây dựng chủ trì theo Kế hoạch triển khai Nghị quyết số 247/2025/QH15 quý IV năm 2026",
	addressees=("Sở Nông nghiệp và Môi trường",),
	recipients=("Như trên", "UBND tỉnh (báo cáo)", "Ban Giám đốc Sở", "Lưu: VT, QLN"),
	signature=Signature(("GIÁM ĐỐC",), "Lý Văn Mẫu"),
	request="",
	coverage=Coverage(3, 3, 0, 0, ()),
	sections=(
		Section("Kết quả thực hiện", Contents.RESULTS),
		Section("Đề xuất, kiến nghị", Contents.NEXT_STEPS),
	),
	words=Words(),
	totals=TaskTotals(3, Boxes(within_time=3), Funds()),
	tasks=(TaskGroup(("I. Các nhiệm vụ đến hết năm 2026",), (ONE,)),),
	texts=(TaskGroup(("I. Các nhiệm vụ đến hết năm 2026",), (ONE,)),),
	agencies=(replace(LATE, standing="Đúng hạn", note=""),),
	indicators=(),
	proposals=PROVINCE.proposals[1:2],
	task_notes=(),
	indicator_notes=(),
)
YEARLY = replace(
	PROVINCE,
	excerpt="Công tác bảo vệ môi trường năm 2026",
	about="công tác bảo vệ môi trường năm 2026",
	period="năm 2026",
	basis="Luật Bảo vệ môi trường và Thông tư số 02/2022/TT-BTNMT",
	sections=(
		Section(
			"Hiện trạng, diễn biến chất lượng môi trường",
			Contents.OWN_WORDS,
			(
				"Chất lượng không khí tại 12 điểm quan trắc đều trong giới hạn cho phép của quy chuẩn kỹ thuật quốc gia.",
			),
		),
		Section("Bối cảnh kinh tế - xã hội và các tác động đến môi trường", Contents.SITUATION),
		Section("Kết quả hoạt động bảo vệ môi trường", Contents.RESULTS),
		Section("Hệ thống quan trắc môi trường", Contents.OWN_WORDS),
		Section("Nguồn lực cho bảo vệ môi trường", Contents.FUNDS),
		Section("Kết quả thực hiện các chỉ tiêu thống kê môi trường", Contents.INDICATORS),
		Section("Đánh giá chung", Contents.ASSESSMENT),
		Section("Phương hướng, nhiệm vụ thời gian tới", Contents.NEXT_STEPS),
	),
)
EMPTY = replace(
	PROVINCE,
	request="",
	decision=None,
	coverage=Coverage(54, 0, 0, 0, tuple(f"Ủy ban nhân dân xã thứ {n}" for n in range(54))),
	words=Words(),
	totals=TaskTotals(0, Boxes(), Funds()),
	tasks=(),
	texts=(),
	agencies=(),
	indicators=(),
	proposals=(),
	task_notes=(),
	indicator_notes=(),
)


def of_all(said: str) -> tuple[str, ...]:
	"""A text of each agency, none like another."""
	return tuple(f"{name}: {said} (số liệu thứ {number})." for number, name in enumerate(NAMES, start=1))


RESULT_OF_ALL = of_all(
	"Đã thu gom, vận chuyển và xử lý 12,5 tấn chất thải rắn sinh hoạt trong kỳ; tổ chức 04 buổi tuyên truyền với 215 "
	"lượt người tham gia; 68% hộ gia đình đã phân loại chất thải rắn tại nguồn, tăng 6,2 điểm phần trăm so với cùng kỳ"
)
LONG = replace(
	PROVINCE,
	coverage=Coverage(AGENCIES, AGENCIES, 0, 0, ()),
	words=replace(
		PROVINCE.words,
		situation=of_all("Địa hình chia cắt, dân cư phân tán; đã ban hành kế hoạch và 03 văn bản chỉ đạo"),
		shortcomings=of_all("Việc phân loại chất thải rắn tại hộ gia đình mới thực hiện ở một số bản"),
	),
	tasks=(TaskGroup(("I. Mục một",), (EVERYBODY, ONE) * (ROWS // 2)),),
	texts=(
		TaskGroup(
			("I. Mục một",),
			(
				replace(
					EVERYBODY,
					result=RESULT_OF_ALL,
					difficulties=of_all("Đường đến bản bị sạt lở trong mùa mưa"),
				),
				ONE,
				replace(EVERYBODY, order_no="3.", result=RESULT_OF_ALL, difficulties=()),
			),
		),
	),
	agencies=tuple(replace(AGENCY_ROWS[-2], agency=name) for name in NAMES),
	proposals=(Asked("Sở Tài chính", of_all("Bố trí kinh phí mua xe thu gom rác")),),
)
CASES: dict[type[Frame], dict[str, Frame]] = {
	ConsolidatedPaper: {
		"short": PROVINCE,
		"empty": EMPTY,
		"long": LONG,
		"extreme": too_much(
			PROVINCE,
			words=replace(PROVINCE.words, situation=(HOSTILE,)),
			texts=(
				TaskGroup((HOSTILE,), (replace(ONE, result=LONG_PARAGRAPHS * 2, difficulties=(HOSTILE,)),)),
			),
			proposals=(Asked(LONG_NAME, (HOSTILE, " ".join(LONG_PARAGRAPHS))),),
			task_notes=(HOSTILE,),
		),
		"draft": replace(
			PROVINCE,
			standing=Standing.DRAFT,
			number="\u00a0" * 7,
			date="ngày \u00a0\u00a0\u00a0\u00a0\u00a0 tháng 12 năm 2026",
			signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ""),
		),
		"own tasks": OWN_TASKS,
		"yearly": YEARLY,
	}
}
