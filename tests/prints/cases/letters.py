"""Official letters and submissions."""

from dataclasses import replace

from laichau_env.documents.constants import Standing
from laichau_env.documents.papers.frame import Frame, Heading, Signature
from laichau_env.documents.papers.letter import Behind, LetterPaper, Part, SubmissionPaper
from prints.cases.common import HOSTILE, LONG_NAME, ROWS, too_much

URGING = LetterPaper(
	standing=Standing.ISSUED,
	agency="Sở Nông nghiệp và Môi trường",
	heading=Heading(("UBND TỈNH LAI CHÂU",), ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")),
	number="105",
	symbol="SNNMT-MT",
	place="Lai Châu",
	date="ngày 18 tháng 12 năm 2026",
	excerpt="đôn đốc gửi báo cáo kết quả thực hiện nhiệm vụ bảo vệ môi trường quý IV năm 2026",
	addressees=(
		"Ủy ban nhân dân xã Bum Tở",
		"Ủy ban nhân dân xã Mù Cả",
		"Ủy ban nhân dân phường Đoàn Kết",
	),
	signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Thị Mẫu"),
	recipients=("Như trên", "UBND tỉnh (báo cáo)", "Ban Giám đốc Sở", "Lưu: VT, MT"),
	opening=(
		"Thực hiện Kế hoạch triển khai Nghị quyết số 247/2025/QH15 và Nghị quyết số 67/NQ-CP (ban hành kèm theo Quyết "
		"định ngày 31 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Lai Châu), qua theo dõi, đến hết ngày 16 tháng "
		"12 năm 2026, Sở Nông nghiệp và Môi trường chưa nhận được báo cáo quý IV năm 2026 của 03 xã, phường.",
		"Sở Nông nghiệp và Môi trường đề nghị Ủy ban nhân dân các xã, phường:",
	),
	parts=(
		Part(
			"",
			(
				"Khẩn trương hoàn thành và gửi báo cáo trước ngày 22/12/2026; báo cáo cả khi không phát sinh, nêu rõ lý do.",
			),
		),
		Part("", ("Nêu rõ khó khăn, vướng mắc và đề xuất cơ quan giải quyết.",)),
		Part(
			"",
			("Sau thời hạn trên, Sở tổng hợp, báo cáo Ủy ban nhân dân tỉnh các đơn vị không gửi báo cáo.",),
		),
	),
	closing="Sở Nông nghiệp và Môi trường đề nghị Ủy ban nhân dân các xã, phường nghiêm túc triển khai thực hiện",
	urgency="Khẩn",
	behind=tuple(
		Behind(f"Ủy ban nhân dân xã số {number}", "Báo cáo quý IV năm 2026", "16/12/2026", "02 ngày làm việc")
		for number in range(1, 41)
	),
)

SUBMISSION = SubmissionPaper(
	standing=Standing.ISSUED,
	agency="Sở Nông nghiệp và Môi trường",
	heading=Heading(("UBND TỈNH LAI CHÂU",), ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")),
	number="1892",
	symbol="TTr-SNNMT",
	place="Lai Châu",
	date="ngày 22 tháng 12 năm 2026",
	excerpt="Về việc ban hành báo cáo kết quả thực hiện Kế hoạch bảo vệ môi trường năm 2026",
	addressees=("Ủy ban nhân dân tỉnh Lai Châu",),
	signature=Signature(("GIÁM ĐỐC",), "Trần Văn Mẫu"),
	recipients=("Như trên", "Ban Giám đốc Sở", "Lưu: VT, MT"),
	basis=(
		"Thực hiện Kế hoạch triển khai Nghị quyết số 247/2025/QH15 và Nghị quyết số 67/NQ-CP, Sở Nông nghiệp và Môi "
		"trường đã tổng hợp báo cáo của 38 xã, phường và 15 sở, ban, ngành.",
	),
	parts=(
		Part(
			"Sự cần thiết", ("Bộ Nông nghiệp và Môi trường yêu cầu báo cáo trước ngày 25 tháng 12 năm 2026.",)
		),
		Part("Nội dung chính", ("Kết quả thực hiện 41 nhiệm vụ; khó khăn, vướng mắc; đề xuất, kiến nghị.",)),
	),
	request="Sở Nông nghiệp và Môi trường trình Ủy ban nhân dân tỉnh xem xét, ban hành",
	enclosures=("dự thảo Báo cáo của Ủy ban nhân dân tỉnh", "bảng tổng hợp số liệu"),
)

CASES: dict[type[Frame], dict[str, Frame]] = {
	LetterPaper: {
		"short": replace(URGING, behind=URGING.behind[:3]),
		"empty": replace(URGING, opening=URGING.opening[:1], parts=(), urgency="", behind=()),
		"long": replace(
			URGING,
			urgency="Thượng khẩn",
			parts=(Part("", URGING.opening),) * 14,
			behind=URGING.behind * (ROWS // 20),
		),
		"extreme": too_much(
			URGING,
			urgency="Hỏa tốc",
			parts=(Part(HOSTILE, (HOSTILE,)),),
			behind=(Behind(LONG_NAME, HOSTILE, "16/12/2026", "02 ngày làm việc"),),
		),
	},
	SubmissionPaper: {
		"short": SUBMISSION,
		"empty": replace(SUBMISSION, parts=(), enclosures=()),
		"long": replace(SUBMISSION, basis=SUBMISSION.basis * 40),
		"extreme": too_much(
			SUBMISSION, basis=(HOSTILE,), parts=(Part(HOSTILE, ("đ" * 3000,)),), enclosures=(HOSTILE,)
		),
	},
}
