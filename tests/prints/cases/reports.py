"""Reports of agencies and of the province."""

from dataclasses import replace

from laichau_env.documents.papers.frame import Frame, Heading, Signature
from laichau_env.documents.papers.progress_report import (
	AppendixSection,
	Counts,
	Funds,
	Proposal,
	ProposalGroup,
	ReportPaper,
)
from laichau_env.documents.papers.province_report import (
	AgencyRow,
	Coverage,
	FundsRow,
	IndicatorRow,
	ProvinceReport,
	TaskResult,
	TaskResults,
	Words,
)
from prints import samples
from prints.cases.common import DEPARTMENT_FRAME, FULL, HOSTILE, LONG_NAME, LONG_PARAGRAPHS, ROWS, too_much

RESULT = TaskResult(
	order_no="1.",
	task=samples.line().task,
	leads="UBND các xã, phường (38)",
	counts=Counts(lead=38, completed=5, on_track=30, behind=3),
	percent="62,5",
	result=("38/38 cơ quan chủ trì đã báo cáo; 05 hoàn thành.",),
	difficulties=("Bản đồ nền chưa được cập nhật (UBND xã Bum Tở).",),
	proposals=(),
)
SINGLE = replace(
	RESULT,
	order_no="2.",
	leads="Sở Xây dựng",
	counts=Counts(lead=1, on_track=1),
	percent="75",
	result=samples.line().result,
	proposals=("Đề nghị hỗ trợ kinh phí.",),
)
PROVINCE = ProvinceReport(
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
			"Thường trực HĐND tỉnh",
			"Chủ tịch, các PCT. UBND tỉnh",
			"Sở Nông nghiệp và Môi trường",
			"Lưu: VT, Kt7",
		),
	},
	excerpt=samples.COMMUNE.excerpt,
	signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Mào Thị Mẫu"),
	plan_name=samples.COMMUNE.plan_name,
	plan=samples.COMMUNE.plan,
	decision=samples.COMMUNE.decision,
	request="Công văn số 1234/BNNMT-MT ngày 01 tháng 12 năm 2026",
	period=samples.COMMUNE.period,
	data_from=samples.COMMUNE.data_from,
	data_to=samples.COMMUNE.data_to,
	coverage=Coverage(54, 52, ("Ủy ban nhân dân xã Mù Cả", "Sở Y tế")),
	words=Words(
		situation=samples.COMMUNE.situation,
		results_summary=samples.COMMUNE.results_summary,
		strengths=samples.COMMUNE.strengths,
		shortcomings=samples.COMMUNE.shortcomings,
		causes=samples.COMMUNE.causes,
		next_steps=samples.COMMUNE.next_steps,
	),
	counts=Counts(lead=412, coordinate=380, completed=60, ahead=12, on_track=300, behind=40),
	funds=Funds("125.000,5", "86.000", "68,8"),
	proposals=(
		ProposalGroup(
			"Bộ Nông nghiệp và Môi trường",
			(
				Proposal(
					("Hướng dẫn bộ chỉ số đánh giá kết quả bảo vệ môi trường.",), "2", "II.C", "Sở Xây dựng"
				),
			),
		),
		ProposalGroup(
			"Sở Tài chính",
			(
				Proposal(
					("Bố trí kinh phí mua 02 xe thu gom rác.",), agency="Ủy ban nhân dân xã Bum Tở"
				),
			),
		),
	),
	tasks=(TaskResults(("I. Các nhiệm vụ đến hết năm 2026",), (RESULT, SINGLE)),),
	funds_rows=(FundsRow("1.", samples.line().task, "", "", "125.000,5", "", "86.000", "68,8"),),
	agencies=(
		AgencyRow(
			"Sở Xây dựng", True, Counts(lead=5, coordinate=9, on_track=5), "250", "120", "15/12/2026"
		),
		AgencyRow("Ủy ban nhân dân xã Mù Cả", False, Counts(), "", "", ""),
	),
	indicators=(
		IndicatorRow("Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý", "%", "91", "93,5", "95", ""),
	),
)  # fmt: skip


INDICATORS = (
	*PROVINCE.indicators,
	IndicatorRow("Khối lượng chất thải rắn sinh hoạt phát sinh", "tấn/ngày", "1.234,5", "1.310", "", ""),
	IndicatorRow("Tỷ lệ hộ phân loại rác tại nguồn", "%", "", "", "", "Chưa điều tra, dự kiến có số vào tháng 01 năm 2027"),
	IndicatorRow("Số vụ vi phạm về môi trường", "vụ", "3", "0", "", ""),
)  # fmt: skip


def many_lines(number: int) -> tuple[AppendixSection, ...]:
	"""An appendix of `number` tasks under one heading."""
	return (
		AppendixSection(
			("I. Các nhiệm vụ đến hết năm 2026",), tuple(samples.line(f"{n}.") for n in range(1, number + 1))
		),
	)


CASES: dict[type[Frame], dict[str, Frame]] = {
	ReportPaper: {
		"short": samples.COMMUNE,
		"empty": replace(samples.EMPTY, counts=Counts(), appendix=()),
		"long": replace(samples.LONG, appendix=many_lines(FULL), indicators=INDICATORS * 20),
		"extreme": too_much(
			samples.EXTREME,
			indicators=(replace(INDICATORS[0], name=HOSTILE, note=LONG_NAME), *INDICATORS[1:]),
		),
		"draft": samples.DRAFT,
		"department": samples.DEPARTMENT,
		"front": samples.FRONT,
		"indicators": replace(samples.COMMUNE, indicators=INDICATORS),
		"indicators-alone": replace(samples.EMPTY, counts=Counts(), appendix=(), indicators=INDICATORS[:1]),
	},
	ProvinceReport: {
		"short": PROVINCE,
		"empty": replace(
			PROVINCE,
			request="",
			decision=None,
			coverage=Coverage(54, 0, tuple(f"Ủy ban nhân dân xã thứ {n}" for n in range(54))),
			words=Words(),
			counts=Counts(),
			funds=Funds(),
			proposals=(),
			tasks=(),
			funds_rows=(),
			agencies=(),
			indicators=(),
		),
		"long": replace(
			PROVINCE,
			words=replace(PROVINCE.words, situation=PROVINCE.words.situation * 12),
			tasks=(TaskResults(("I. Mục một",), (RESULT, SINGLE) * (ROWS // 2)),),
			funds_rows=PROVINCE.funds_rows * ROWS,
			agencies=PROVINCE.agencies * 30,
			proposals=(ProposalGroup("Sở Tài chính", PROVINCE.proposals[1].proposals * ROWS),),
		),
		"extreme": too_much(
			PROVINCE,
			words=replace(PROVINCE.words, situation=(HOSTILE,)),
			tasks=(
				TaskResults((HOSTILE,), (replace(SINGLE, result=LONG_PARAGRAPHS, difficulties=(HOSTILE,)),)),
			),
			proposals=(ProposalGroup(LONG_NAME, (Proposal(LONG_PARAGRAPHS, agency=LONG_NAME),)),),
		),
	},
}
