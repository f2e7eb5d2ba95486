"""Every kind of paper with little, much, nothing and too much in it. Names of persons are fictitious.

`CASES` has, for each kind, the four cases that the conformance tests measure; see also samples.py.
"""

from dataclasses import replace

from laichau_env.documents.constants import Standing
from laichau_env.documents.papers.decision import (
	AttachedPlan,
	DecisionPaper,
	Paragraph,
	Rank,
	TaskRow,
	TaskSection,
)
from laichau_env.documents.papers.examination import (
	ExaminationSheet,
	Examined,
	SheetOpinion,
	SheetRemark,
	SubmittingSheet,
)
from laichau_env.documents.papers.frame import Frame, Heading, Signature
from laichau_env.documents.papers.letter import Behind, LetterPaper, Part, SubmissionPaper
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
from laichau_env.documents.papers.registers import (
	FollowedRow,
	FollowUpRegister,
	OutgoingRegister,
	OutgoingRow,
)
from laichau_env.documents.papers.task_list import ListedTask, TaskGroup, TaskList
from laichau_env.documents.papers.tracking_sheet import SheetStep, TierTime, TrackingSheet
from prints import samples

LONG_NAME = (
	"Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng và các dự án đầu tư xây dựng công trình bảo vệ môi trường, "
	"ứng phó biến đổi khí hậu tỉnh"
)
"""A name of more than 120 letters."""
LONG_HEAD = Heading(
	("UBND TỈNH LAI CHÂU",),
	(
		"BAN QUẢN LÝ KHU KINH TẾ",
		"CỬA KHẨU MA LÙ THÀNG VÀ",
		"CÁC DỰ ÁN ĐẦU TƯ XÂY DỰNG",
		"CÔNG TRÌNH BẢO VỆ",
		"MÔI TRƯỜNG, ỨNG PHÓ",
		"BIẾN ĐỔI KHÍ HẬU TỈNH",
	),
)
MANY_RECIPIENTS = (
	"Như trên",
	*(f"Ủy ban nhân dân xã thứ {number} (để phối hợp)" for number in range(1, 39)),
	"Lưu: VT, MT",
)
assert len(LONG_NAME) >= 120 and len(MANY_RECIPIENTS) == 40
HOSTILE = (
	'<script>alert(1)</script> & "dấu" </td></table> 🎉 Ba\u0309n Nâ\u0323m \u202eXa\u0309\u202c '
	+ "không-ngắt" * 60
)
MANY = 300

DEPARTMENT_FRAME = {
	"standing": Standing.ISSUED,
	"agency": "Sở Nông nghiệp và Môi trường",
	"heading": Heading(("UBND TỈNH LAI CHÂU",), ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")),
	"place": "Lai Châu",
	"date": "ngày 22 tháng 12 năm 2026",
	"recipients": (),
	"number": "",
	"symbol": "",
	"addressees": (),
}
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
	remarks=(SheetRemark("Lần 1", LONG_NAME, (HOSTILE,) * 12, ("Đã bổ sung. " * 400,)),),
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

TASK = TaskRow(
	"1.",
	samples.line().task,
	("Sở Nông nghiệp và Môi trường",),
	("Các sở, ban, ngành có liên quan; UBND các xã, phường",),
	("2026 - 2030 và các năm tiếp theo",),
	(),
)
DECISION = DecisionPaper(
	**{
		**DEPARTMENT_FRAME,
		"number": "812",
		"symbol": "QĐ-UBND",
		"agency": "Ủy ban nhân dân tỉnh Lai Châu",
		"heading": Heading((), ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU")),
		"recipients": ("Như Điều 3", "Bộ Nông nghiệp và Môi trường", "Lưu: VT, Kt7"),
		"date": "ngày 31 tháng 3 năm 2026",
	},
	excerpt="Ban hành Kế hoạch bảo vệ môi trường đến năm 2030 và Phụ lục nhiệm vụ",
	signature=Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Hà Văn Mẫu"),
	authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU",
	authority_in_sentence="Chủ tịch Ủy ban nhân dân tỉnh",
	legal_basis=(
		"Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;",
		"Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường.",
	),
	articles=(
		Paragraph("Ban hành kèm theo Quyết định này Kế hoạch bảo vệ môi trường.", label="Điều 1."),
		Paragraph("Quyết định này có hiệu lực kể từ ngày ký.", label="Điều 2."),
		Paragraph(
			"Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, ban, ngành chịu trách nhiệm thi hành./.",
			label="Điều 3.",
		),
	),
	plan=AttachedPlan(
		excerpt="Triển khai thực hiện Nghị quyết về bảo vệ môi trường",
		text=(
			Paragraph("I. MỤC ĐÍCH, YÊU CẦU", Rank.SECTION),
			Paragraph("Cụ thể hóa các nhiệm vụ, giải pháp về bảo vệ môi trường trên địa bàn tỉnh./."),
		),
		appendix_title=("NHIỆM VỤ TRIỂN KHAI KẾ HOẠCH",),
		tasks=(
			TaskSection(
				("I. Các nhiệm vụ đến hết năm 2026",), (TASK, replace(TASK, order_no="2.", coordinators=()))
			),
		),
	),
)

LISTED = ListedTask(
	order_no="1.",
	content=samples.line().task,
	leads=("Sở Nông nghiệp và Môi trường",),
	coordinators=("UBND các xã, phường",),
	schedule=("2026 - 2030 và các năm tiếp theo",),
	note=(),
	place="II.C",
	role="Chủ trì",
	standing="Đang thực hiện, đạt 40%",
)
TASK_LIST = TaskList(
	**DEPARTMENT_FRAME,
	excerpt="Theo các mục của Kế hoạch triển khai Nghị quyết số 247/2025/QH15 và Nghị quyết số 67/NQ-CP",
	signature=Signature(("NGƯỜI LẬP DANH MỤC",), "Đỗ Thị Mẫu"),
	source="Kế hoạch ban hành kèm theo Quyết định ngày 31 tháng 3 năm 2026",
	by_agency=False,
	total=3,
	groups=(
		TaskGroup(("I. Các nhiệm vụ đến hết năm 2026",), (LISTED,)),
		TaskGroup(
			("II. Các nhiệm vụ đến năm 2030", "C. Chất thải rắn"), (LISTED, replace(LISTED, order_no="2."))
		),
	),
)
TASK_LIST_BY_AGENCY = replace(
	TASK_LIST,
	excerpt="Theo cơ quan thực hiện",
	by_agency=True,
	groups=(
		TaskGroup(("Sở Nông nghiệp và Môi trường",), (LISTED, LISTED)),
		TaskGroup(("Ủy ban nhân dân xã Bum Tở",), (replace(LISTED, role="Phối hợp", standing=""),)),
	),
)

BOOK = {**DEPARTMENT_FRAME, "signature": Signature((), ""), "year": "2026"}
SENT = OutgoingRow(
	notation="15/BC-SNNMT",
	date="16/12/2026",
	subject=("Báo cáo Kết quả thực hiện Kế hoạch bảo vệ môi trường quý IV năm 2026",),
	signatory="Lê Văn Mẫu",
	recipients=("Ủy ban nhân dân tỉnh Lai Châu", "Ban Giám đốc Sở"),
	copy_keeper="VT, MT",
	copies="1",
	note=(),
)
OUTGOING = OutgoingRegister(
	**BOOK,
	excerpt="Sổ đăng ký văn bản đi năm 2026",
	begins="ngày 01 tháng 01 năm 2026",
	ends="ngày 31 tháng 12 năm 2026",
	first_number="01",
	last_number="16",
	rows=(
		SENT,
		replace(
			SENT, notation="16/BC-SNNMT", note=("Thay thế bởi 17/BC-SNNMT",), date="17/12/2026", signatory=""
		),
	),
)
FOLLOWED = FollowedRow(
	arrival="01",
	paper=("Báo cáo số 15/BC-UBND ngày 16/12/2026 của Ủy ban nhân dân xã Bum Tở",),
	handler="Đỗ Thị Mẫu",
	due="21/12/2026",
	progress=("Đã duyệt ngày 18/12/2026, đúng hạn",),
	answer="",
	note=(),
)
FOLLOW_UP = FollowUpRegister(
	**BOOK,
	excerpt="Sổ theo dõi giải quyết văn bản đến năm 2026",
	begins="ngày 01 tháng 01 năm 2026",
	ends="ngày 31 tháng 12 năm 2026",
	first_number="01",
	last_number="02",
	rows=(
		FOLLOWED,
		replace(FOLLOWED, arrival="02", progress=("Sở thẩm định, quá hạn 02 ngày làm việc",), handler=""),
	),
)

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


def too_much(paper: Frame, **more: object) -> Frame:
	"""A paper with the longest names and the most recipients; `more` is what its own parts take."""
	changes: dict[str, object] = {
		"agency": LONG_NAME,
		"heading": LONG_HEAD,
		"excerpt": f"{paper.excerpt} " + LONG_NAME,
	}
	if paper.addressees:
		changes["addressees"] = (LONG_NAME, "Bộ Nông nghiệp và Môi trường")
	if paper.recipients:
		changes["recipients"] = MANY_RECIPIENTS
	return replace(paper, **changes, **more)


MANY_LINES = (
	AppendixSection(
		("I. Các nhiệm vụ đến hết năm 2026",), tuple(samples.line(f"{n}.") for n in range(1, MANY + 1))
	),
)
LONG_TASK = replace(LISTED, content=tuple(f"Đoạn {n}: " + "nội dung nhiệm vụ; " * 14 for n in range(30)))

CASES: dict[type[Frame], dict[str, Frame]] = {
	ReportPaper: {
		"short": samples.COMMUNE,
		"empty": replace(samples.EMPTY, appendix=()),
		"long": replace(samples.LONG, appendix=MANY_LINES),
		"extreme": too_much(samples.EXTREME),
	},
	DecisionPaper: {
		"short": DECISION,
		"empty": replace(DECISION, legal_basis=(), plan=None),
		"long": replace(
			DECISION,
			plan=replace(
				DECISION.plan, text=DECISION.plan.text[:1] + (Paragraph("Một đoạn. " * 60),) * 30 + DECISION.plan.text[1:],
				tasks=(TaskSection(("I. Mục một",), (TASK,) * MANY),),
			),
		),
		"extreme": too_much(
			DECISION,
			legal_basis=(HOSTILE,),
			plan=replace(
				DECISION.plan, tasks=(TaskSection((HOSTILE,), (replace(TASK, content=LONG_TASK.content), TASK)),)
			),
		),
	},
	LetterPaper: {
		"short": replace(samples.URGING, behind=()),
		"empty": replace(samples.URGING, opening=samples.URGING.opening[:1], parts=(), urgency="", behind=()),
		"long": replace(
			samples.URGING,
			urgency="Thượng khẩn",
			parts=(Part("", samples.URGING.opening),) * 14,
			behind=samples.URGING.behind * 8,
		),
		"extreme": too_much(
			samples.URGING,
			urgency="Hỏa tốc",
			parts=(Part(HOSTILE, (HOSTILE,)),),
			behind=(Behind(LONG_NAME, HOSTILE, "16/12/2026", "02 ngày làm việc"),),
		),
	},
	SubmissionPaper: {
		"short": samples.SUBMISSION,
		"empty": replace(samples.SUBMISSION, parts=(), enclosures=()),
		"long": replace(samples.SUBMISSION, basis=samples.SUBMISSION.basis * 40),
		"extreme": too_much(
			samples.SUBMISSION, basis=(HOSTILE,), parts=(Part(HOSTILE, ("đ" * 3000,)),), enclosures=(HOSTILE,)
		),
	},
	TrackingSheet: {
		"short": TRACKING,
		"empty": replace(TRACKING, facts=(), steps=(), tiers=()),
		"long": replace(TRACKING, steps=TRACKING.steps * MANY),
		"extreme": too_much(
			TRACKING, steps=(replace(TRACKING.steps[0], who=(LONG_NAME,), reason=(HOSTILE,) * 3),)
		),
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
			tasks=(TaskResults(("I. Mục một",), (RESULT, SINGLE) * (MANY // 2)),),
			funds_rows=PROVINCE.funds_rows * MANY,
			agencies=PROVINCE.agencies * 30,
			proposals=(ProposalGroup("Sở Tài chính", PROVINCE.proposals[1].proposals * MANY),),
		),
		"extreme": too_much(
			PROVINCE,
			words=replace(PROVINCE.words, situation=(HOSTILE,)),
			tasks=(TaskResults((HOSTILE,), (replace(SINGLE, result=LONG_TASK.content, difficulties=(HOSTILE,)),)),),
			proposals=(ProposalGroup(LONG_NAME, (Proposal(LONG_TASK.content, agency=LONG_NAME),)),),
		),
	},
	ExaminationSheet: {
		"short": EXAMINATION,
		"empty": replace(EXAMINATION, examined=NOTHING_EXAMINED, lines=()),
		"long": replace(EXAMINATION, examined=MUCH_EXAMINED, lines=MANY_LINES),
		"extreme": too_much(EXAMINATION, examined=TOO_MUCH_EXAMINED, lines=samples.EXTREME.appendix),
	},
	SubmittingSheet: {
		"short": SUBMITTING,
		"empty": replace(SUBMITTING, examined=NOTHING_EXAMINED),
		"long": replace(SUBMITTING, examined=MUCH_EXAMINED),
		"extreme": too_much(SUBMITTING, examined=TOO_MUCH_EXAMINED, decider=LONG_NAME),
	},
	TaskList: {
		"short": TASK_LIST,
		"empty": replace(TASK_LIST, total=0, groups=()),
		"long": replace(TASK_LIST_BY_AGENCY, total=MANY, groups=(TaskGroup((LONG_NAME,), (LISTED,) * MANY),)),
		"extreme": too_much(TASK_LIST, groups=(TaskGroup((HOSTILE,), (LONG_TASK, replace(LISTED, leads=(HOSTILE,)))),)),
	},
	OutgoingRegister: {
		"short": OUTGOING,
		"empty": replace(OUTGOING, first_number="", last_number="", rows=()),
		"long": replace(OUTGOING, rows=(SENT,) * MANY),
		"extreme": too_much(
			OUTGOING, rows=(replace(SENT, subject=(HOSTILE,), recipients=MANY_RECIPIENTS, signatory=LONG_NAME),)
		),
	},
	FollowUpRegister: {
		"short": FOLLOW_UP,
		"empty": replace(FOLLOW_UP, first_number="", last_number="", rows=()),
		"long": replace(FOLLOW_UP, rows=(FOLLOWED,) * MANY),
		"extreme": too_much(
			FOLLOW_UP, rows=(replace(FOLLOWED, paper=(HOSTILE,), progress=(HOSTILE,), handler=LONG_NAME),)
		),
	},
}  # fmt: skip
