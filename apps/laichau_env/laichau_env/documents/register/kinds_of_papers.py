"""Kinds of papers by their abbreviations (Decree 30/2020/NĐ-CP, Appendix III). Pure."""

from laichau_env.documents.register.rules import OFFICIAL_LETTER

NAMES = {
	"NQ": "Nghị quyết",
	"QĐ": "Quyết định",
	"CT": "Chỉ thị",
	"QC": "Quy chế",
	"QyĐ": "Quy định",
	"TC": "Thông cáo",
	"TB": "Thông báo",
	"HD": "Hướng dẫn",
	"CTr": "Chương trình",
	"KH": "Kế hoạch",
	"PA": "Phương án",
	"ĐA": "Đề án",
	"DA": "Dự án",
	"BC": "Báo cáo",
	"BB": "Biên bản",
	"TTr": "Tờ trình",
	"HĐ": "Hợp đồng",
	"CĐ": "Công điện",
	"BGN": "Bản ghi nhớ",
	"BTT": "Bản thỏa thuận",
	"GUQ": "Giấy ủy quyền",
	"GM": "Giấy mời",
	"GGT": "Giấy giới thiệu",
	"GNP": "Giấy nghỉ phép",
	"PG": "Phiếu gửi",
	"PC": "Phiếu chuyển",
	"PB": "Phiếu báo",
	OFFICIAL_LETTER: "Công văn",
}


def name_of_kind(abbreviation: str) -> str:
	"""Full name; a kind of the agency's own is named by its abbreviation."""
	return NAMES.get(abbreviation, abbreviation)
