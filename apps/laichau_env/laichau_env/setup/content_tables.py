"""The content files: their columns and what must be true across them. Pure."""

from pathlib import Path

from laichau_env.common.roles import DELEGATED_SIGNATORY, NOBODY, ROLES
from laichau_env.organization import rules as organization_rules
from laichau_env.planning import rules as planning_rules
from laichau_env.setup import content_reporting as reporting
from laichau_env.setup.content_files import Column, Content, Kind, Reference, Row, Table, read_tables
from laichau_env.setup.content_indicators import (
	check_indicators,
	indicator_tables,
)
from laichau_env.setup.content_reporting import PERIODS, REGIMES, WORKING_DAYS, reporting_tables

AGENCIES = "agencies.csv"
GROUPS = "agency_groups.csv"
DIRECTIVES = "directives.json"
SECTIONS = "sections.csv"
TASKS = "tasks.csv"
LEADS = "task_leads.csv"
COORDINATORS = "task_coordinators.csv"
OFFICIALS = "demo_officials.csv"

CHECKS_OF_REPORTING = (
	(REGIMES, reporting.check_regime),
	(WORKING_DAYS, reporting.check_working_day),
	(PERIODS, reporting.check_period),
)
AGENCY_TYPES = ("Province", "Department", "Commune", "Front", "Central")
ROLES_OF_OFFICIALS = tuple(role for role in ROLES if role not in (DELEGATED_SIGNATORY, NOBODY))

TABLES = (
	Table(
		AGENCIES,
		(
			Column("code", required=True),
			Column("agency_name", required=True),
			Column("short_name", required=True),
			Column("agency_type", required=True, options=AGENCY_TYPES),
			Column("parent_agency"),
			Column("is_group", Kind.FLAG, required=True),
			Column("reports_to"),
			Column("governing_agency"),
			Column("symbol"),
			Column("place_name"),
			Column("records_symbol"),
			Column("letter_symbol"),
			Column("valid_from", Kind.DATE),
			Column("latitude", Kind.NUMBER, limits=(-90, 90)),
			Column("longitude", Kind.NUMBER, limits=(-180, 180)),
			Column("area_km2", Kind.NUMBER, limits=(0, 1_000_000)),
			Column("disabled", Kind.FLAG, required=True),
			Column("unverified", Kind.FLAG, required=True),
		),
		key=("code",),
		references=tuple(
			Reference((column,), AGENCIES, earlier=True)
			for column in ("parent_agency", "reports_to", "governing_agency")
		),
	),
	Table(
		GROUPS,
		(
			Column("group_name", required=True),
			Column("rule_type", required=True, options=("All of Type", "List")),
			Column("agency_type", options=AGENCY_TYPES),
			Column("members", Kind.LINES),
		),
		key=("group_name",),
		references=(Reference(("members",), AGENCIES),),
	),
	Table(
		DIRECTIVES,
		(
			Column("directive_code", required=True),
			Column(
				"directive_type",
				required=True,
				options=("Resolution", "Decision", "Plan", "Official Letter", "Other"),
			),
			Column("title", required=True),
			Column("short_title", required=True),
			Column("number"),
			Column("symbol"),
			Column("directive_date", Kind.DATE, required=True),
			Column("place_name"),
			Column("issuing_body"),
			Column("issued_with"),
			Column("examining_agency"),
			Column("carries_out", Kind.LINES),
			Column("legal_basis", Kind.LINES),
			Column("body_file", Kind.TEXT_FILE),
			Column("appendix_title", Kind.LINES),
			Column("recipients", Kind.LINES),
			Column("signature_block", Kind.LINES),
			Column("signatory_name"),
		),
		key=("directive_code",),
		references=(
			Reference(("issued_with",), DIRECTIVES, earlier=True),
			Reference(("carries_out",), DIRECTIVES, earlier=True),
			Reference(("examining_agency",), AGENCIES),
		),
	),
	Table(
		SECTIONS,
		(
			Column("directive", required=True),
			Column("position", Kind.WHOLE, required=True, limits=(1, 99)),
			Column("label"),
			Column("title", required=True),
			Column("parent_position", Kind.WHOLE),
		),
		key=("directive", "position"),
		references=(
			Reference(("directive",), DIRECTIVES),
			Reference(("directive", "parent_position"), SECTIONS, earlier=True),
		),
	),
	Table(
		TASKS,
		(
			Column("directive", required=True),
			Column("position", Kind.WHOLE, required=True, limits=(1, 999)),
			Column("section", Kind.WHOLE, required=True),
			Column("order_no"),
			Column("content", required=True),
			Column("lead_text", required=True),
			Column("coordinating_text"),
			Column("schedule_text", required=True),
			Column("note"),
		),
		key=("directive", "position"),
		references=(Reference(("directive",), DIRECTIVES), Reference(("directive", "section"), SECTIONS)),
	),
	Table(
		LEADS,
		(
			Column("directive", required=True),
			Column("task", Kind.WHOLE, required=True),
			Column("agency"),
			Column("agency_group"),
			Column("scope_text"),
		),
		key=("directive", "task", "agency", "agency_group"),
		references=(
			Reference(("directive", "task"), TASKS),
			Reference(("agency",), AGENCIES),
			Reference(("agency_group",), GROUPS),
		),
	),
	Table(
		COORDINATORS,
		(
			Column("directive", required=True),
			Column("task", Kind.WHOLE, required=True),
			Column("agency"),
			Column("agency_group"),
			Column("concerned_only", Kind.FLAG, required=True),
		),
		key=("directive", "task", "agency", "agency_group"),
		references=(
			Reference(("directive", "task"), TASKS),
			Reference(("agency",), AGENCIES),
			Reference(("agency_group",), GROUPS),
		),
	),
	*reporting_tables(DIRECTIVES),
	*indicator_tables(AGENCIES, GROUPS, REGIMES),
	Table(
		OFFICIALS,
		(
			Column("user", required=True),
			Column("full_name", required=True),
			Column("agency", required=True),
			Column("position_title", required=True),
			Column("role", required=True, options=ROLES_OF_OFFICIALS),
			Column("signing_capacity", options=("TM.", "KT.", "TL.", "TUQ.", "Q.")),
			Column("signature_block", Kind.LINES),
		),
		key=("user",),
		references=(Reference(("agency",), AGENCIES),),
	),
)


def read_content(folder: Path) -> Content:
	"""All content of a folder, checked as a whole. Raises ContentFileMalformed at the first thing wrong."""
	content = read_tables(folder, TABLES)
	_check_agencies(content[AGENCIES])
	for row in content[GROUPS]:
		_check_group(row)
	for row in content[TASKS]:
		_check_schedule(row)
	for row in (*content[LEADS], *content[COORDINATORS]):
		if bool(row["agency"]) == bool(row["agency_group"]):
			row.malformed("agency", "ghi một cơ quan hoặc một nhóm cơ quan, không ghi cả hai")
	_check_every_task_is_led(content)
	check_indicators(content)
	for file, check in CHECKS_OF_REPORTING:
		for row in content[file]:
			check(row)
	return content


def _check_agencies(rows: list[Row]) -> None:
	groups = {row["code"] for row in rows if row["is_group"]}
	for row in rows:
		if row["agency_type"] == "Commune" and not organization_rules.is_commune_code(row["code"]):
			row.malformed("code", f"«{row['code']}» không đủ 5 chữ số (giữ số 0 ở đầu, định dạng cột là chữ)")
		if row["parent_agency"] and row["parent_agency"] not in groups:
			row.malformed("parent_agency", f"«{row['parent_agency']}» chưa đánh dấu is_group = 1")


def _check_group(row: Row) -> None:
	if row["rule_type"] == "All of Type" and not row["agency_type"]:
		row.malformed("agency_type", "nhóm theo loại phải ghi loại cơ quan")
	if row["rule_type"] == "List" and not row["members"]:
		row.malformed("members", "nhóm theo danh sách phải ghi cơ quan")


def _check_schedule(row: Row) -> None:
	try:
		planning_rules.parse_schedule(row["schedule_text"])
	except planning_rules.ScheduleNotUnderstood:
		row.malformed("schedule_text", f"chưa hiểu tiến độ «{row['schedule_text']}»")


def _check_every_task_is_led(content: Content) -> None:
	led = {(row["directive"], row["task"]) for row in content[LEADS]}
	for row in content[TASKS]:
		if (row["directive"], row["position"]) not in led:
			row.malformed("lead_text", f"chưa có cơ quan chủ trì trong tệp {LEADS}")
