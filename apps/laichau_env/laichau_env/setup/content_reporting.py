"""The content files of reporting: regimes, changes of working days, periods. Pure."""

from itertools import pairwise

from laichau_env.reporting import outline
from laichau_env.reporting.deadlines import DeadlineNotUnderstood, PeriodKind, parse_latest
from laichau_env.setup.content_files import Column, Kind, Reference, Row, Table

REGIMES = "regimes.json"
WORKING_DAYS = "working_days.csv"
PERIODS = "reporting_periods.csv"

KINDS = tuple(kind.value for kind in PeriodKind)
LATEST = ("latest_agency", "latest_department", "latest_province")
DAYS_OF_PERIOD = ("data_from", "data_to", "due_agency", "due_department", "due_province")


def reporting_tables(directives: str) -> tuple[Table, ...]:
	"""The tables, in the order in which they refer to each other and to the file of directives."""
	return (
		Table(
			REGIMES,
			(
				Column("regime_code", required=True),
				Column("regime_name", required=True),
				Column("directive"),
				Column("kind", required=True, options=KINDS),
				Column("period_prefix"),
				Column("basis"),
				Column("content_required", Kind.LINES, required=True),
				Column("reporters", required=True),
				Column("receivers", required=True),
				Column("sending_way", required=True),
				Column("deadline_text", required=True),
				Column("cutoff_text", required=True),
				Column("due_agency_days", Kind.WHOLE, limits=(0, 250)),
				Column("due_department_days", Kind.WHOLE, limits=(0, 250)),
				Column("due_province_days", Kind.WHOLE, limits=(0, 250)),
				*(Column(name) for name in LATEST),
				Column("outline", Kind.LINES, required=True),
				Column("form_text", required=True),
				Column("paper_title"),
				Column("cited_as"),
				Column("headings", Kind.LINES),
				Column("disabled", Kind.FLAG, required=True),
				Column("unverified", Kind.FLAG, required=True),
			),
			key=("regime_code",),
			references=(Reference(("directive",), directives),),
		),
		Table(
			WORKING_DAYS,
			(
				Column("day", Kind.DATE, required=True),
				Column("change_type", required=True, options=("Day Off", "Working Day")),
				Column("swapped_with", Kind.DATE),
				Column("reason", required=True),
				Column("decided_by"),
				Column("unverified", Kind.FLAG, required=True),
			),
			key=("day",),
		),
		Table(
			PERIODS,
			(
				Column("period_code", required=True),
				Column("title", required=True),
				Column("directive", required=True),
				Column("regime"),
				Column("year", Kind.WHOLE, limits=(2020, 2100)),
				Column("sequence", Kind.WHOLE, limits=(1, 53)),
				Column("kind", required=True, options=KINDS),
				Column("data_from", Kind.DATE, required=True),
				Column("data_to", Kind.DATE, required=True),
				Column("due_agency", Kind.DATE, required=True),
				Column("due_department", Kind.DATE),
				Column("due_province", Kind.DATE),
			),
			key=("period_code",),
			references=(Reference(("directive",), directives), Reference(("regime",), REGIMES)),
		),
	)


def headings_of(lines: tuple[str, ...]) -> list[outline.Heading]:
	"""Headings as the file writes them: what stands under each, a bar, its words. Raises ValueError."""
	found = []
	for line in lines:
		contents, _, title = line.partition("|")
		if not title.strip():
			raise ValueError(f"«{line}» phải là nội dung, dấu |, tên mục")
		found.append(outline.Heading(title.strip(), outline.Contents(contents.strip())))
	return found


def check_regime(row: Row) -> None:
	"""The latest days of a regime can be read, its headings are an outline."""
	for column in LATEST:
		try:
			parse_latest(row[column])
		except DeadlineNotUnderstood:
			row.malformed(column, f"«{row[column]}» phải là ngày (25) hoặc ngày/tháng (31/01)")

	try:
		refusal = outline.refusal_of(headings_of(row["headings"]))
	except ValueError as why:
		row.malformed("headings", str(why))
	if refusal:
		row.malformed("headings", str(refusal))


def check_working_day(row: Row) -> None:
	"""A day is not swapped with itself."""
	if row["swapped_with"] == row["day"]:
		row.malformed("swapped_with", "phải là ngày khác")


def check_period(row: Row) -> None:
	"""The dates of a period follow each other."""
	filled = [(column, row[column]) for column in DAYS_OF_PERIOD if row[column]]
	for (_, earlier), (column, later) in pairwise(filled):
		if later <= earlier:
			row.malformed(column, f"ngày {later:%d/%m/%Y} phải sau ngày {earlier:%d/%m/%Y}")
