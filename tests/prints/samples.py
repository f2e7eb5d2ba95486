"""Papers written by hand, so that layout is tested without a site. Names of persons are fictitious."""

from dataclasses import replace

from laichau_env.documents.constants import Standing
from laichau_env.documents.papers.frame import Citation, Heading, Signature
from laichau_env.documents.papers.progress_report import (
	AppendixLine,
	AppendixSection,
	Counts,
	Funds,
	Proposal,
	ProposalGroup,
	ReportPaper,
)

PLAN_TITLE = (
	"triển khai thực hiện Nghị quyết số 247/2025/QH15 ngày 10 tháng 12 năm 2025 của Quốc hội về tiếp tục nâng cao "
	"hiệu lực, hiệu quả việc thực hiện chính sách, pháp luật về bảo vệ môi trường và Nghị quyết số 67/NQ-CP ngày 25 "
	"tháng 3 năm 2026 của Chính phủ ban hành Kế hoạch triển khai thực hiện Nghị quyết số 247/2025/QH15 ngày 10 tháng "
	"12 năm 2025 của Quốc hội"
)


def line(order_no: str = "1.", **changes: object) -> AppendixLine:
	"""A led task that goes as planned."""
	plain = AppendixLine(
		order_no=order_no,
		task=(
			"Tổ chức rà soát, đánh giá và cập nhật, điều chỉnh trong trường hợp cần thiết các quy hoạch, kế hoạch có "
			"liên quan đến bảo vệ môi trường, ứng phó với biến đổi khí hậu trên địa bàn tỉnh; các xã, phường.",
		),
		role="Lead",
		result=(
			"Đã rà soát 04/04 quy hoạch, kế hoạch; điều chỉnh 01 quy hoạch điểm dân cư bản Phiêng Kham.",
		),
		cumulative_result=("04 quy hoạch, kế hoạch được rà soát.",),
		percent="75",
		pace="On Track",
		completed_on="",
		difficulties=("Bản đồ nền chưa được cập nhật theo địa giới mới.",),
		funds_planned="120",
		funds_disbursed="87,5",
	)
	return replace(plain, **changes)


EMPTY_LINE = line(
	"",
	result=(),
	cumulative_result=(),
	percent="",
	pace="",
	difficulties=(),
	funds_planned="",
	funds_disbursed="",
)

COMMUNE = ReportPaper(
	standing=Standing.ISSUED,
	name="BC-Q4-2026-03433",
	agency_type="Commune",
	agency="Ủy ban nhân dân xã Bum Tở",
	heading=Heading((), ("ỦY BAN NHÂN DÂN", "XÃ BUM TỞ")),
	number="15",
	symbol="BC-UBND",
	place="Bum Tở",
	date="ngày 16 tháng 12 năm 2026",
	excerpt="Kết quả thực hiện Kế hoạch triển khai Nghị quyết số 247/2025/QH15 và Nghị quyết số 67/NQ-CP quý IV năm 2026",
	addressees=("Sở Nông nghiệp và Môi trường",),
	copy_to_province=True,
	plan_name="Kế hoạch triển khai Nghị quyết số 247/2025/QH15 và Nghị quyết số 67/NQ-CP",
	plan=Citation("Plan", "", "", "", PLAN_TITLE),
	decision=Citation(
		"Decision", "", "ngày 31 tháng 3 năm 2026", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", ""
	),
	period="quý IV năm 2026",
	data_from="ngày 15 tháng 9 năm 2026",
	data_to="ngày 14 tháng 12 năm 2026",
	situation=(
		"Xã Bum Tở có 14 bản, 1.562 hộ, trong đó 68% là hộ đồng bào dân tộc La Hủ, Hà Nhì; địa hình chia cắt, dân cư "
		"phân tán nên việc thu gom chất thải rắn sinh hoạt gặp nhiều khó khăn.",
		"Ủy ban nhân dân xã đã ban hành Kế hoạch số 45/KH-UBND ngày 20 tháng 4 năm 2026 và 03 văn bản chỉ đạo, đôn "
		"đốc các bản, đơn vị trường học, trạm y tế triển khai thực hiện.",
	),
	results_summary=(
		"Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý đạt 71,5%, tăng 6,2 điểm phần trăm so với cùng kỳ; đã tổ "
		"chức 09 buổi tuyên truyền với 612 lượt người tham gia.",
	),
	counts=Counts(lead=3, coordinate=1, completed=1, on_track=1, behind=1),
	funds=Funds("1.250,5", "860", "68,8"),
	strengths=(
		"Cấp ủy, chính quyền xã quan tâm chỉ đạo; các bản đã đưa nội dung giữ gìn vệ sinh môi trường vào hương ước, "
		"quy ước.",
	),
	shortcomings=("Việc phân loại chất thải rắn tại hộ gia đình mới thực hiện ở 05/14 bản.",),
	causes=(
		"Khách quan: địa bàn rộng, đường đến 04 bản bị sạt lở trong mùa mưa.",
		"Chủ quan: cán bộ phụ trách môi trường kiêm nhiệm nhiều việc.",
	),
	next_steps=(
		"Mở rộng phân loại chất thải rắn tại nguồn đến 09 bản còn lại.",
		"Hoàn thành cải tạo bãi chôn lấp tạm tại bản Nậm Xả trong quý I năm 2027.",
	),
	proposals=(
		ProposalGroup(
			"Sở Nông nghiệp và Môi trường",
			(
				Proposal(("Tập huấn kỹ thuật phân loại chất thải rắn cho cán bộ xã.",), "2", "II.C"),
				Proposal(("Hướng dẫn mẫu sổ theo dõi chất thải nguy hại.",)),
			),
		),
		ProposalGroup("Sở Tài chính", (Proposal(("Bố trí kinh phí mua 02 xe thu gom rác.",)),)),
	),
	signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lò Văn Mẫu"),
	recipients=(
		"Như trên",
		"UBND tỉnh (báo cáo)",
		"Thường trực Đảng ủy, HĐND xã",
		"Chủ tịch, các PCT. UBND xã",
		"Lưu: VT, KT",
	),
	appendix=(
		AppendixSection(("I. Các nhiệm vụ đến hết năm 2026",), (line(),)),
		AppendixSection(
			(
				"II. Các nhiệm vụ đến năm 2030 và các năm tiếp theo",
				"C. Tăng cường hiệu quả quản lý chất thải rắn và chất thải nguy hại",
			),
			(
				line("2.", pace="Behind", percent="40", funds_planned="1.130,5", funds_disbursed="772,5"),
				line(
					"3.",
					percent="100",
					pace="Ahead",
					completed_on="20/11/2026",
					funds_planned="",
					funds_disbursed="",
				),
				line(
					"4.",
					role="Coordinate",
					percent="",
					pace="",
					funds_planned="",
					funds_disbursed="",
					difficulties=(),
				),
			),
		),
	),
)

DRAFT = replace(
	COMMUNE,
	standing=Standing.DRAFT,
	number="\u00a0" * 7,
	date="ngày \u00a0\u00a0\u00a0\u00a0\u00a0 tháng 12 năm 2026",
	signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ""),
)

DEPARTMENT = replace(
	COMMUNE,
	agency_type="Department",
	name="BC-Q4-2026-SNNMT",
	agency="Sở Nông nghiệp và Môi trường",
	heading=Heading(("UBND TỈNH LAI CHÂU",), ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")),
	number="05",
	symbol="BC-SNNMT",
	place="Lai Châu",
	addressees=("Ủy ban nhân dân tỉnh Lai Châu",),
	copy_to_province=False,
	signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Thị Mẫu"),
	recipients=("Như trên", "Ban Giám đốc Sở", "Lưu: VT, MT"),
)

FRONT = replace(
	COMMUNE,
	agency_type="Front",
	name="BC-Q4-2026-MTTQ",
	agency="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lai Châu",
	heading=Heading((), ("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", "TỈNH LAI CHÂU")),
	symbol="BC-MTTQ",
	place="Lai Châu",
	signature=Signature(("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"), "Vàng Thị Mẫu"),
	recipients=("Như trên", "UBND tỉnh (báo cáo)", "Thường trực Ủy ban MTTQ Việt Nam tỉnh", "Lưu: VT"),
)

EMPTY = replace(
	COMMUNE,
	situation=(),
	results_summary=(),
	counts=Counts(lead=2, unstated=2),
	funds=Funds(),
	strengths=(),
	shortcomings=(),
	causes=(),
	next_steps=(),
	proposals=(),
	appendix=(
		AppendixSection(
			("I. Các nhiệm vụ đến hết năm 2026",), (EMPTY_LINE, replace(EMPTY_LINE, order_no="2."))
		),
	),
)

LONG = replace(
	COMMUNE,
	situation=COMMUNE.situation * 12,
	next_steps=COMMUNE.next_steps * 15,
	appendix=(
		AppendixSection(
			("II. Các nhiệm vụ đến năm 2030 và các năm tiếp theo",),
			tuple(line(f"{number}.") for number in range(1, 42)),
		),
	),
)

_HOSTILE = '<script>alert(1)</script> & "dấu" </td></table> ' + "không-ngắt" * 60 + " " + "\u4e2d\u6587"

EXTREME = replace(
	COMMUNE,
	situation=(_HOSTILE, *COMMUNE.situation),
	strengths=("đ" * 3000,),
	appendix=(
		AppendixSection(
			(
				"I. Các nhiệm vụ đến hết năm 2026",
				"A. " + "Phòng ngừa, kiểm soát và ngăn chặn từ sớm, từ xa " * 8,
			),
			(
				line(),
				line(
					"2.",
					result=tuple(
						f"Đoạn {number}: " + "đã thực hiện một phần việc; " * 12 for number in range(40)
					),
				),
				line("3.", difficulties=(_HOSTILE,), funds_planned="123.456.789,25"),
			),
		),
	),
)
