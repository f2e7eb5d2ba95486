"""From checked content rows to the records that the site shall have: one function a DocType."""

from collections import defaultdict
from decimal import Decimal

import frappe

from laichau_env.common import clock
from laichau_env.common.numbers import write_number
from laichau_env.organization.changes.queries import successions
from laichau_env.organization.changes.rules import acting_agency
from laichau_env.organization.rules import has_ended
from laichau_env.planning import rules
from laichau_env.setup import content_indicators as catalogue
from laichau_env.setup import content_tables as files
from laichau_env.setup.content_files import Content, Row
from laichau_env.setup.content_reporting import headings_of
from laichau_env.setup.content_writer import ChildRow, ChildRows, Record

AGENCY_LINKS = ("parent_agency", "reports_to", "governing_agency")
SITE_DECIDES = ("disabled", "unverified")
"""Whether a body exists and takes part is checked and switched on the site, not again by each load."""
SITE_DECIDES_OF_AGENCIES = (*SITE_DECIDES, "letter_symbol")
"""The unit that drafts an agency's letters, too."""


def agency_names(content: Content) -> dict[str, str]:
	"""Code in the files -> record on the site: the agency in force, else the one that had the code last.

	The files tell of the time before changes of agencies, so that an agency made by one gives way to the one before.
	"""
	names = {row["code"]: row["code"] for row in content[files.AGENCIES]}
	today = clock.today()
	stored = frappe.get_all(
		"Agency",
		filters={"code": ["in", list(names)]},
		fields=["name", "code", "valid_from", "valid_to", "predecessors"],
		order_by="creation, name",
	)
	for row in sorted(stored, key=lambda row: (not row.predecessors, not has_ended(row.valid_to, today))):
		names[row.code] = row.name
	return names


def acting_names(names: dict[str, str]) -> dict[str, str]:
	"""The same for links: who acts today for an agency that ended by a change."""
	known = successions()
	return {code: acting_agency(name, known) for code, name in names.items()}


def agencies(content: Content) -> list[Record]:
	"""Agencies in the file's order: each stands after those it links to.

	One that a change of agencies ended or made is left to the site.
	"""
	names = agency_names(content)
	links = acting_names(names)
	changed = set(
		frappe.get_all(
			"Agency", or_filters={"ended_by": ("is", "set"), "predecessors": ("is", "set")}, pluck="name"
		)
	)
	return [
		_agency(row, names[row["code"]], links)
		for row in content[files.AGENCIES]
		if names[row["code"]] not in changed
	]


def agency_groups(content: Content) -> list[Record]:
	"""Groups; members that the site added stay."""
	names = agency_names(content)
	return [
		Record(
			name=row["group_name"],
			values={column: row[column] for column in ("group_name", "rule_type", "agency_type")},
			tables={
				"members": ChildRows(
					"Agency Group Member",
					[{"agency": names[code]} for code in row["members"]],
					key=("agency",),
				)
			},
		)
		for row in content[files.GROUPS]
	]


def directives(content: Content) -> list[Record]:
	"""Directives, in the file's order: what promulgates or is carried out stands before."""
	names = acting_names(agency_names(content))
	plain = (
		"directive_code directive_type title short_title number symbol directive_date place_name "
		"issuing_body issued_with signatory_name"
	).split()
	return [
		Record(
			name=row["directive_code"],
			values={
				**{column: row[column] for column in plain},
				"examining_agency": names.get(row["examining_agency"], ""),
				"body": row["body_file"],
				"appendix_title": "\n".join(row["appendix_title"]),
				"signature_block": "\n".join(row["signature_block"]),
			},
			tables={
				"carries_out": ChildRows(
					"Directive Reference",
					[{"directive": code} for code in row["carries_out"]],
					key=("directive",),
				),
				"legal_basis": ChildRows(
					"Directive Paragraph", [{"text": line} for line in row["legal_basis"]]
				),
				"recipients": ChildRows(
					"Directive Paragraph", [{"text": line} for line in row["recipients"]]
				),
			},
		)
		for row in content[files.DIRECTIVES]
	]


def sections(content: Content) -> list[Record]:
	"""Headings in the file's order: each stands after the one above it."""
	return [
		Record(
			name=rules.section_name(row["directive"], row["position"]),
			values={
				**{column: row[column] for column in ("directive", "position", "label", "title")},
				"parent_section": rules.section_name(row["directive"], row["parent_position"])
				if row["parent_position"]
				else "",
			},
		)
		for row in content[files.SECTIONS]
	]


def tasks(content: Content) -> list[Record]:
	"""Tasks with their leads, coordinators and the schedule read; rows that the site added stay."""
	names = agency_names(content)
	leads, coordinators = _by_task(content[files.LEADS]), _by_task(content[files.COORDINATORS])
	plain = "directive position order_no content lead_text coordinating_text schedule_text note".split()
	records = []
	for row in content[files.TASKS]:
		schedule = rules.parse_schedule(row["schedule_text"])
		task = (row["directive"], row["position"])
		records.append(
			Record(
				name=rules.task_name(*task),
				values={
					**{column: row[column] for column in plain},
					"section": rules.section_name(row["directive"], row["section"]),
					"start_date": schedule.start,
					"end_date": schedule.end,
					"open_ended": int(schedule.open_ended),
					"condition_text": schedule.condition,
				},
				tables={
					"leads": _parties("Plan Task Lead", leads[task], names, "scope_text"),
					"coordinators": _parties(
						"Plan Task Coordinator", coordinators[task], names, "concerned_only"
					),
				},
			)
		)
	return records


def regimes(content: Content) -> list[Record]:
	"""Reporting regimes; whether one is used is the site's business."""
	return [
		Record(
			name=row["regime_code"],
			values={
				column: "\n".join(value) if isinstance(value, tuple) else value
				for column, value in row.values.items()
				if column not in (*SITE_DECIDES, "headings")
			},
			tables={"headings": ChildRows("Regime Heading", _headings(row))},
			at_first={column: row[column] for column in SITE_DECIDES},
		)
		for row in content[files.REGIMES]
	]


def _headings(row: Row) -> list[ChildRow]:
	return [{"title": one.title, "contents": one.contents.value} for one in headings_of(row["headings"])]


def working_days(content: Content) -> list[Record]:
	"""Days off and working days that differ from the national calendar."""
	return [
		Record(
			name=row["day"].isoformat(),
			values={column: value for column, value in row.values.items() if column != "unverified"},
			at_first={"unverified": row["unverified"]},
		)
		for row in content[files.WORKING_DAYS]
	]


def indicators(content: Content) -> list[Record]:
	"""The catalogue, to begin with: once an indicator is there, all of it is the site's to keep."""
	names = agency_names(content)
	reporters, targets = (_by_indicator(content[file]) for file in (catalogue.REPORTERS, catalogue.TARGETS))
	return [
		Record(
			name=row["code"],
			values={},
			at_first={
				**{column: _typed(value) for column, value in row.values.items()},
				"reporters": [
					{
						"agency": names.get(one["agency"], ""),
						"agency_group": one["agency_group"],
						"regime": one["regime"],
					}
					for one in reporters[row["code"]]
				],
				"targets": [
					{"year": one["year"], "target": _typed(one["target"]), "source": one["source"]}
					for one in targets[row["code"]]
				],
			},
		)
		for row in content[catalogue.INDICATORS]
	]


def periods(content: Content) -> list[Record]:
	"""Reporting periods; whether one is open is the site's business."""
	return [Record(name=row["period_code"], values=dict(row.values)) for row in content[files.PERIODS]]


def _typed(value: object) -> object:
	"""A number as people type it: limits and targets are kept so."""
	return write_number(Decimal(str(value))) if isinstance(value, float) else value


def _by_indicator(rows: list[Row]) -> defaultdict[object, list[Row]]:
	grouped: defaultdict[object, list[Row]] = defaultdict(list)
	for row in rows:
		grouped[row["indicator"]].append(row)
	return grouped


def _agency(row: Row, name: str, names: dict[str, str]) -> Record:
	values = {column: value for column, value in row.values.items() if column not in SITE_DECIDES_OF_AGENCIES}
	return Record(
		name=name,
		values={**values, **{link: names.get(row[link], "") for link in AGENCY_LINKS}},
		at_first={column: row[column] for column in SITE_DECIDES_OF_AGENCIES},
	)


def _by_task(rows: list[Row]) -> defaultdict[tuple[object, object], list[Row]]:
	grouped: defaultdict[tuple[object, object], list[Row]] = defaultdict(list)
	for row in rows:
		grouped[row["directive"], row["task"]].append(row)
	return grouped


def _parties(doctype: str, rows: list[Row], names: dict[str, str], extra: str) -> ChildRows:
	return ChildRows(
		doctype,
		[
			{
				"agency": names.get(row["agency"], ""),
				"agency_group": row["agency_group"],
				extra: row[extra],
			}
			for row in rows
		],
		key=("agency", "agency_group"),
	)
