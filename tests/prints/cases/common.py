"""What the cases of every kind share: the longest names, the most recipients, text that means harm, how many rows."""

import os
from dataclasses import replace

from laichau_env.documents.constants import Standing
from laichau_env.documents.papers.frame import Frame, Heading

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

FULL = 300
"""Rows of the longest table: a report's."""
ROWS = FULL if os.environ.get("LAICHAU_LONG_PAPERS") else 40
"""Rows of the others; `LAICHAU_LONG_PAPERS=1` makes all as long as the longest (minutes)."""
LONG_PARAGRAPHS = tuple(f"Đoạn {number}: " + "nội dung nhiệm vụ; " * 14 for number in range(16))

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
