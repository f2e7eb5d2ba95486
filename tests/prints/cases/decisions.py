"""A decision with its plan and appendix, and the list of a plan's tasks."""

from dataclasses import replace

from laichau_env.documents.papers.decision import (
	AttachedPlan,
	DecisionPaper,
	Paragraph,
	Rank,
	TaskRow,
	TaskSection,
)
from laichau_env.documents.papers.frame import Frame, Heading, Signature
from laichau_env.documents.papers.task_list import ListedTask, TaskGroup, TaskList
from prints import samples
from prints.cases.common import DEPARTMENT_FRAME, HOSTILE, LONG_NAME, LONG_PARAGRAPHS, ROWS, too_much

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
LONG_TASK = replace(LISTED, content=LONG_PARAGRAPHS)

CASES: dict[type[Frame], dict[str, Frame]] = {
	DecisionPaper: {
		"short": DECISION,
		"empty": replace(DECISION, legal_basis=(), plan=None),
		"long": replace(
			DECISION,
			plan=replace(
				DECISION.plan,
				text=DECISION.plan.text[:1] + (Paragraph("Một đoạn. " * 60),) * 30 + DECISION.plan.text[1:],
				tasks=(TaskSection(("I. Mục một",), (TASK,) * ROWS),),
			),
		),
		"extreme": too_much(
			DECISION,
			legal_basis=(HOSTILE,),
			plan=replace(
				DECISION.plan,
				tasks=(TaskSection((HOSTILE,), (replace(TASK, content=LONG_PARAGRAPHS), TASK)),),
			),
		),
	},
	TaskList: {
		"short": TASK_LIST,
		"by agency": TASK_LIST_BY_AGENCY,
		"empty": replace(TASK_LIST, total=0, groups=()),
		"long": replace(TASK_LIST_BY_AGENCY, total=ROWS, groups=(TaskGroup((LONG_NAME,), (LISTED,) * ROWS),)),
		"extreme": too_much(
			TASK_LIST, groups=(TaskGroup((HOSTILE,), (LONG_TASK, replace(LISTED, leads=(HOSTILE,)))),)
		),
	},
}
