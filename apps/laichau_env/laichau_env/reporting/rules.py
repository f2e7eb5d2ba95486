"""Rules of periods and reports over plain values, no frappe.

Periods: Decree 09/2019/ND-CP article 8 (a due date for each level, at least one working day after the cut-off)
and article 12 (data windows).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.vietnamese import decimal
from laichau_env.reporting.constants import (
	LEAD,
	MOST_FUNDS,
	PERIOD_CLOSED,
	REQUEST_SIGNATURE,
	SENT_STATES,
	SIGN_AND_SUBMIT,
)
from laichau_env.reporting.deadlines import PeriodKind

FULL_PERCENT = 100.0
TASK_WORDS = 60
"""Characters of a task that name it in a message."""
LEAST_REASON = 10
"""Characters that the reason for reporting nothing must have."""
FIRST_YEAR, LAST_YEAR = 2020, 2100
"""Years that periods are made for; others are slips of the pen."""


@dataclass(frozen=True)
class LineFacts:
	"""What the rules ask of one line; `task` is how people find it: printed number and first words."""

	task: str
	role: str
	result: str
	percent: float
	completed_on: date | None
	funds_planned: float = 0
	funds_disbursed: float = 0

	@property
	def lacks_day(self) -> bool:
		"""Whether the agency leads the task and says that it is done, but not when."""
		return self.role == LEAD and self.percent >= FULL_PERCENT and not self.completed_on


def task_label(order_no: str, content: str) -> str:
	"""Printed number, which may be missing and repeats between sections, and the first words."""
	words = content.strip().partition("\n")[0]
	short = words if len(words) <= TASK_WORDS else words[:TASK_WORDS].rpartition(" ")[0] + "…"
	return f"{order_no} {short}".strip()


def period_dates_refusal(
	data_from: date, data_to: date, due: Sequence[tuple[str, date | None]]
) -> Refusal | None:
	"""Dates of a period must follow each other: data from, data until, then the due dates tier by tier.

	`due` gives label and date from the lowest tier up; a missing date is passed over.
	"""
	earlier_label, earlier = "Số liệu từ ngày", data_from
	for label, day in [("Chốt số liệu", data_to), *due]:
		if day is None:
			continue
		if day <= earlier:
			return errors.DatesOutOfOrder(
				later_label=label,
				later=f"{day:%d/%m/%Y}",
				earlier_label=earlier_label,
				earlier=f"{earlier:%d/%m/%Y}",
			)
		earlier_label, earlier = label, day
	return None


def line_refusal(line: LineFacts, today: date) -> Refusal | None:
	"""A line's figures must be possible."""
	if not 0 <= line.percent <= FULL_PERCENT:
		return errors.ValueOutOfRange(
			task=line.task,
			field="% hoàn thành",
			value=f"{line.percent:g}",
			advice="Hãy nhập số từ 0 đến 100.",
		)
	if line.completed_on and line.percent < FULL_PERCENT:
		return errors.ValueOutOfRange(
			task=line.task,
			field="Ngày hoàn thành",
			value=f"{line.completed_on:%d/%m/%Y}",
			advice="Chỉ nhập khi % hoàn thành là 100.",
		)
	if line.completed_on and line.completed_on > today:
		return errors.ValueOutOfRange(
			task=line.task,
			field="Ngày hoàn thành",
			value=f"{line.completed_on:%d/%m/%Y}",
			advice="Ngày hoàn thành không được sau hôm nay.",
		)
	funds = (("Kinh phí kế hoạch", line.funds_planned), ("Kinh phí đã giải ngân", line.funds_disbursed))
	for field, amount in funds:
		if amount > MOST_FUNDS:
			return errors.ValueOutOfRange(
				task=line.task,
				field=field,
				value=decimal(amount, 3),
				advice=f"Số tiền ghi bằng triệu đồng, nhiều nhất {decimal(MOST_FUNDS)}.",
			)
	return None


def completeness_refusal(
	lines: Sequence[LineFacts], nothing_to_report: bool = False, reason: str = ""
) -> Refusal | None:
	"""Every task that the agency leads needs a result, and one that is done its day, before the report goes for signature.

	Without the day nobody could say whether it was done in time. That nothing arose is a report too: it needs its reason, and nothing else.
	"""
	if nothing_to_report:
		short = len(reason.strip()) < LEAST_REASON
		return errors.NothingReasonMissing(least=LEAST_REASON) if short else None
	empty = [line for line in lines if line.role == LEAD and not line.result.strip()]
	if empty:
		return errors.LineEmpty(field="Kết quả trong kỳ", count=len(empty), task=empty[0].task)
	undated = [line for line in lines if line.lacks_day]
	if undated:
		return errors.CompletionDayMissing(count=len(undated), task=undated[0].task)
	return None


def is_closed_to(status: str, action: str = "", target: str = "") -> bool:
	"""Whether a period's standing closes its reports to a step, or (without one) to every change of content.

	After closing nothing is sent and nothing goes back to its agency; what was sent can still be examined,
	approved and revoked.
	"""
	if status != PERIOD_CLOSED:
		return False
	return not action or action in (REQUEST_SIGNATURE, SIGN_AND_SUBMIT) or target not in SENT_STATES


def starting_point(last: Any, year: int | None) -> dict[str, object]:
	"""What a new line takes over from the agency's last approved one on the task, to be gone on from.

	What was done since the plan began stands, else what was done in that period; money only within its year.
	What was done in the new period is left to be written.
	"""
	start = {
		"cumulative_result": last.cumulative_result or last.result,
		"percent": last.percent,
		"pace": last.pace,
		"completed_on": last.completed_on,
		"difficulties": last.difficulties,
	}
	if last.year == year:
		start |= {"funds_planned": last.funds_planned, "funds_disbursed": last.funds_disbursed}
	return start


def unusable_regime(disabled: bool, directive: str | None, kind: str, year: int, has_deadline: bool) -> str:
	"""Why no calendar can be made from a regime; empty where one can."""
	if disabled:
		return "chế độ chưa được dùng. Hãy kiểm tra rồi bỏ đánh dấu «Không dùng»."
	if kind == PeriodKind.AD_HOC:
		return "báo cáo theo yêu cầu không có lịch. Hãy lập từng kỳ khi có văn bản yêu cầu."
	if not directive:
		return "chế độ chưa chọn văn bản có nhiệm vụ. Hãy chọn rồi lưu."
	if not has_deadline:
		return "chưa có hạn của cơ quan báo cáo. Hãy nhập số ngày làm việc hoặc ngày muộn nhất."
	if not FIRST_YEAR <= year <= LAST_YEAR:
		return f"năm {year} không hợp lệ. Hãy nhập năm từ {FIRST_YEAR} đến {LAST_YEAR}."
	return ""


def paper_refusal(number: str | None, day: date | None, data_from: date, today: date) -> Refusal | None:
	"""Date of the paper, and the number where it was given on paper already: digits, a day not ahead of today.

	Decree 30/2020 article 15: number and date are given on the day of signing, in the order of the year; an
	electronic paper is numbered by the system.
	"""
	text = (number or "").strip()
	if text and not (text.isascii() and text.isdigit() and len(text) <= 6 and int(text) > 0):
		return errors.SignatureValueMissing(
			field="số văn bản bằng chữ số", advice="Chỉ nhập phần số, ví dụ: 15."
		)
	if day is None:
		return errors.SignatureValueMissing(field="ngày văn bản", advice="Ví dụ: 16/12/2026.")
	if day > today:
		return errors.SignatureValueMissing(
			field="ngày văn bản không sau hôm nay", advice=f"Hôm nay là {today:%d/%m/%Y}."
		)
	if day < data_from:
		return errors.SignatureValueMissing(
			field="ngày văn bản trong kỳ", advice=f"Kỳ báo cáo bắt đầu từ {data_from:%d/%m/%Y}."
		)
	return None


def examiner_of(agency: str, reports_to: str, reports_to_province: bool, directive_examiner: str) -> str:
	"""Who examines an agency's report; empty where it goes straight to the province.

	A directive may name its own examining department; nobody examines his own report.
	"""
	if reports_to_province or not reports_to:
		return ""
	examiner = directive_examiner or reports_to
	return "" if examiner == agency else examiner


def request_prefix(asker: str, year: int) -> str:
	"""How the codes of an agency's periods on request begin."""
	return f"YC-{asker}-{year}-"


def next_request_code(prefix: str, known: Iterable[str]) -> str:
	"""The code after those known: two digits, or as many as it takes."""
	numbers = (code.removeprefix(prefix) for code in known)
	return f"{prefix}{max((int(number) for number in numbers if number.isdigit()), default=0) + 1:02d}"


def report_name(period: str, agency: str) -> str:
	"""BC-{period}-{agency}."""
	return f"BC-{period}-{agency}"


_ZIP, _OLE = "application/zip", "application/x-ole-storage"
EVIDENCE_TYPES: dict[str, frozenset[str]] = {
	"pdf": frozenset({"application/pdf"}),
	"jpg": frozenset({"image/jpeg"}),
	"jpeg": frozenset({"image/jpeg"}),
	"png": frozenset({"image/png"}),
	"heic": frozenset({"image/heic"}),
	"docx": frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document", _ZIP}),
	"xlsx": frozenset({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _ZIP}),
	"doc": frozenset({"application/msword", _OLE}),
	"xls": frozenset({"application/vnd.ms-excel", _OLE}),
}
"""Extension -> content types that it may hold."""
MOST_EVIDENCE_BYTES = 20 * 1024 * 1024
MOST_TEXT_BYTES = 65_535
"""What a text column of the database holds."""
LETTER_BYTES = 3
"""Bytes that a Vietnamese letter takes at most."""


def text_refusal(field: str, row: int | None, text: str) -> Refusal | None:
	"""A text must fit into its column; `row` is that of the table it stands in."""
	if len(text.encode("utf-8", "surrogatepass")) <= MOST_TEXT_BYTES:
		return None
	return errors.TextTooLong(
		field=field,
		where=f", dòng {row}" if row else "",
		length=len(text),
		most=MOST_TEXT_BYTES // LETTER_BYTES // 1000 * 1000,
	)


def evidence_refusal(file_name: str, size: int, content_type: str) -> Refusal | None:
	"""Evidence is a document or picture whose content is what its name says, not empty, not over 20 MB.

	`size` in bytes; `content_type` as found in the content, empty where it is not recognised.
	"""
	extension = file_name.rpartition(".")[2].lower()
	if extension not in EVIDENCE_TYPES:
		return errors.EvidenceNotAccepted(
			file=file_name, why="loại tệp này không nhận", advice=f"Hãy dùng: {', '.join(EVIDENCE_TYPES)}."
		)
	if not size:
		return errors.EvidenceNotAccepted(file=file_name, why="tệp rỗng", advice="Hãy chọn lại tệp.")
	if size > MOST_EVIDENCE_BYTES:
		return errors.EvidenceNotAccepted(
			file=file_name,
			why=f"tệp nặng {size / 1024 / 1024:.1f} MB".replace(".", ","),
			advice=f"Hãy giảm còn dưới {MOST_EVIDENCE_BYTES // 1024 // 1024} MB.",
		)
	if content_type not in EVIDENCE_TYPES[extension]:
		return errors.EvidenceNotAccepted(
			file=file_name,
			why=f"nội dung không phải là tệp .{extension}",
			advice="Hãy mở tệp xem có đọc được không rồi tải lại.",
		)
	return None


def remote_file_refusal(url: str) -> Refusal:
	"""A link is no evidence: what it shows may change after approval."""
	return errors.EvidenceNotAccepted(
		file=url, why="đây là đường dẫn ngoài hệ thống", advice="Hãy tải chính tệp đó lên."
	)
