"""The registers of Appendix IV."""

from dataclasses import replace

from laichau_env.documents.papers.frame import Frame, Signature
from laichau_env.documents.papers.registers import (
	FollowedRow,
	FollowUpRegister,
	OutgoingRegister,
	OutgoingRow,
)
from prints.cases.common import DEPARTMENT_FRAME, HOSTILE, LONG_NAME, MANY_RECIPIENTS, ROWS, too_much

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

CASES: dict[type[Frame], dict[str, Frame]] = {
	OutgoingRegister: {
		"short": OUTGOING,
		"empty": replace(OUTGOING, first_number="", last_number="", rows=()),
		"long": replace(OUTGOING, rows=(SENT,) * ROWS),
		"extreme": too_much(
			OUTGOING,
			rows=(
				replace(SENT, subject=(HOSTILE,), recipients=MANY_RECIPIENTS, signatory=LONG_NAME),
				replace(SENT, notation="12345/TTr-SNNMT", note=("Thay thế bởi 12346/TTr-SNNMT-KHTC",)),
			),
		),
	},
	FollowUpRegister: {
		"short": FOLLOW_UP,
		"empty": replace(FOLLOW_UP, first_number="", last_number="", rows=()),
		"long": replace(FOLLOW_UP, rows=(FOLLOWED,) * ROWS),
		"extreme": too_much(
			FOLLOW_UP, rows=(replace(FOLLOWED, paper=(HOSTILE,), progress=(HOSTILE,), handler=LONG_NAME),)
		),
	},
}
