"""What the verification page says, in words: of the paper only what its first page tells about itself."""

from typing import TypedDict

import frappe
from frappe.model.document import Document

from laichau_env.common.vietnamese import short_date
from laichau_env.documents.signing.checking import Found
from laichau_env.documents.verification.rules import Verdict

GOOD, WARNING, BAD = "good", "warning", "bad"
CLOSED = {
	"Recalled": "Văn bản đã bị thu hồi, không còn giá trị",
	"Replaced": "Văn bản đã được thay thế, không còn giá trị",
}
"""What is said first of a paper that does not count any more."""
SIGNED_AS = {"Person": "Người ký văn bản", "Agency": "Cơ quan ban hành", "Appendix": "Cơ quan ký phụ lục"}


class Answer(TypedDict):
	"""`facts` are label and value; `signatures` whose, by whom, when, and what is to be said of each."""

	verdict: str
	tone: str
	heading: str
	text: str
	facts: list[tuple[str, str]]
	signatures: list[dict[str, str]]


def of_code(paper: Document) -> Answer:
	"""What a code alone tells: which paper it is."""
	return _answer(
		"known",
		GOOD if paper.status == "Issued" else WARNING,
		CLOSED.get(paper.status) or "Mã này là của một văn bản do hệ thống ban hành",
		"Muốn biết tệp đang có đúng là văn bản này và không bị sửa, hãy chọn tệp PDF ở dưới để kiểm tra.",
		paper,
	)


def no_such_code() -> Answer:
	"""A code that no paper has."""
	return _answer(
		Verdict.UNKNOWN,
		BAD,
		"Không có văn bản nào mang mã này",
		"Mã có thể bị gõ sai, hoặc văn bản không do hệ thống này ban hành.",
	)


def unchanged(paper: Document, sha256: str, *, is_annex: bool) -> Answer:
	"""A file of the register, byte for byte; its signatures were checked when they were taken."""
	rows = [row for row in paper.signatures if (row.signer_kind == "Appendix") == is_annex]
	if is_annex:
		rows = [row for row in rows if row.file_sha256 == sha256]
	else:
		last = max((row.idx for row in rows if row.file_sha256 == sha256), default=0)
		rows = [row for row in rows if row.idx <= last]
	what = "phụ lục của văn bản" if is_annex else "văn bản"
	tone, heading = GOOD, f"Đúng là {what} do hệ thống ban hành, không bị thay đổi"
	text = "Tệp giống hệt bản lưu trong sổ văn bản đi của cơ quan ban hành."
	if paper.status in CLOSED:
		tone, heading = WARNING, CLOSED[paper.status]
	elif not rows:
		tone, heading = WARNING, f"Đúng là {what} do hệ thống ban hành, nhưng chưa có chữ ký số"
		text += " Bản có chữ ký số, nếu đã ký, hãy xin từ cơ quan ban hành."
	return _answer(Verdict.UNCHANGED, tone, heading, text, paper, [_kept_signature(row) for row in rows])


def signed_outside(paper: Document, found: list[Found]) -> Answer:
	"""Our file with signatures after it that the register did not take."""
	return _answer(
		Verdict.SIGNED_OUTSIDE,
		WARNING,
		"Nội dung đúng là của văn bản, chữ ký số chưa được ghi vào sổ",
		"Sau bản lưu trong sổ chỉ có thêm chữ ký số. Cơ quan ban hành chưa đưa bản này về hệ thống.",
		paper,
		[_found_signature(one) for one in found],
	)


def changed(paper: Document) -> Answer:
	"""A file that says it is the paper, and isn't."""
	return _answer(
		Verdict.CHANGED,
		BAD,
		"Tệp đã bị thay đổi, không dùng được",
		"Tệp mang mã của văn bản dưới đây nhưng khác bản lưu trong sổ. Hãy xin lại bản đúng từ cơ quan ban hành.",
		paper,
		of_original=True,
	)


def unknown() -> Answer:
	"""A file of which the register knows nothing."""
	return _answer(
		Verdict.UNKNOWN,
		BAD,
		"Không phải văn bản do hệ thống này ban hành",
		"Hệ thống không có bản nào như tệp này: văn bản của nơi khác, bản chụp, hoặc tệp đã bị lưu lại bằng chương trình khác.",
	)


def _answer(
	verdict: str,
	tone: str,
	heading: str,
	text: str,
	paper: Document | None = None,
	signatures: list[dict[str, str]] | None = None,
	*,
	of_original: bool = False,
) -> Answer:
	return Answer(
		verdict=str(verdict),
		tone=tone,
		heading=heading,
		text=text,
		facts=_facts(paper, of_original=of_original) if paper else [],
		signatures=signatures or [],
	)


def _facts(paper: Document, *, of_original: bool) -> list[tuple[str, str]]:
	return [
		("Số, ký hiệu", paper.notation),
		("Ngày ban hành", short_date(paper.issued_date)),
		("Cơ quan ban hành", paper.agency_name),
		("Trích yếu", paper.excerpt),
		("Tình trạng bản gốc" if of_original else "Tình trạng", _status(paper)),
	]


def _status(paper: Document) -> str:
	if paper.status == "Issued":
		return "Đang có giá trị"
	day = short_date(paper.closed_on.date())
	if paper.status == "Recalled":
		return f"Đã thu hồi ngày {day}"
	number = frappe.db.get_value(paper.doctype, paper.replaced_by, "notation")
	return f"Đã được thay thế bằng văn bản số {number} ngày {day}"


def _kept_signature(row: Document) -> dict[str, str]:
	return {
		"part": SIGNED_AS[row.signer_kind],
		"signer": row.signer_name,
		"issuer": row.issuer_name,
		"when": f"{row.signed_on:%H:%M:%S ngày %d/%m/%Y}" if row.signed_on else "",
		"stamped": "có dấu thời gian" if row.timestamped else "theo đồng hồ máy người ký",
		"state": "Đã kiểm tra hợp lệ khi ghi vào sổ",
		"tone": GOOD,
	}


def _found_signature(found: Found) -> dict[str, str]:
	return {
		"part": "Chữ ký số",
		"signer": found.signer,
		"issuer": found.issuer,
		"when": f"{found.signed_on:%H:%M:%S ngày %d/%m/%Y}" if found.signed_on else "",
		"stamped": "có dấu thời gian" if found.timestamped else "theo đồng hồ máy người ký",
		"state": "Hợp lệ" if found.is_good else f"Không tin cậy: {found.problem}",
		"tone": GOOD if found.is_good else BAD,
	}
