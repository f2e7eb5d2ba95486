"""Prints docs/workflow.md and docs/permissions.md from the tables that the code decides by.

`env/bin/python -m devtools.docs` from the root of the bench; a test holds the committed files to it.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from laichau_env.approval.transitions import (
	DELEGABLE,
	PROGRESS_REPORT_APPROVAL,
	STATES,
	TABLES,
	TIERS,
	Party,
	Route,
	State,
	Transition,
)
from laichau_env.common.roles import ROLES
from laichau_env.organization.scope import Scope
from laichau_env.reporting.permissions import LEFT_AGENCY, clauses_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import permission_matrix

APP = ROOT / "apps" / "laichau_env" / "laichau_env"
PRINTED = "Printed by `env/bin/python -m devtools.docs`; a test holds it to the code.\n"
PARTIES = {
	Party.AGENCY: "the report's own agency",
	Party.EXAMINER: "the examining agency",
	Party.PROVINCE: "the province",
	Party.PROVINCE_OFFICE: "the province's office",
}
ROUTES = {Route.ANY: "", Route.THROUGH_DEPARTMENT: "if a department examines", Route.DIRECT: "if none does"}
RIGHTS = ("read", "write", "create", "delete", "submit", "cancel", "print", "export", "share")
RELATIONS = {
	"officer or leader of the report's agency": Scope(own="A"),
	"officer or leader of the examining department": Scope(examines="B"),
	"province officer, province leader, supervisor": Scope(all_submitted=True),
	"anybody else (another commune, another department, plan administrator, guest)": Scope(),
}
LEFT = {state for states in LEFT_AGENCY.values() for state in states}
REPORT_STATES = [
	state
	for state in STATES
	if any(state in (row.source, row.target) for row in TABLES[PROGRESS_REPORT_APPROVAL])
]
EXAMPLE = {"agency": "A", "examining_agency": "B"}


def main() -> None:
	"""Write both files."""
	for path, text in pages().items():
		path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
	"""Each file with the text it should hold."""
	return {
		ROOT / "docs" / "workflow.md": workflow(),
		ROOT / "docs" / "permissions.md": permissions(),
	}


def workflow() -> str:
	"""States, transitions and who takes them, a part for each workflow."""
	vi = vietnamese()
	tiers = [
		(tier.value, ", ".join(info.roles), PARTIES[info.party], "yes" if tier in DELEGABLE else "")
		for tier, info in TIERS.items()
	]
	return "\n".join(
		[
			"# The workflows",
			"",
			PRINTED,
			*(line for name, rows in TABLES.items() for line in one_workflow(name, rows, vi)),
			"A recall leads back to where the last forward step came from, for who took it, or for his successor once "
			"he has left his post.",
			"",
			"## Tiers",
			"",
			"Nobody acts at two tiers of one record, those that it amends included.",
			"",
			*table(("tier", "roles", "whose official", "may be delegated"), tiers),
			"",
		]
	)


def one_workflow(name: str, table_rows: Sequence[Transition], vi: dict[str, str]) -> list[str]:
	"""The part about one workflow."""
	named = {row.source for row in table_rows} | {row.target for row in table_rows}
	states = [
		(_both(state.value, vi), str(info.docstatus), ", ".join(info.editors) or "nobody", "yes" if state in LEFT else "")
		for state, info in STATES.items()
		if state in named
	]  # fmt: skip
	rows = [
		(
			_both(row.source.value, vi),
			_both(row.action.value, vi),
			_both(row.target.value, vi),
			f"{', '.join(TIERS[row.tier].roles)} of {PARTIES[TIERS[row.tier].party]}",
			ROUTES[row.route],
			"yes" if row.needs_reason else "",
		)
		for row in table_rows
	]
	return [
		f"## {name}",
		"",
		*table(("state", "docstatus", "who may edit content", "has left its agency"), states),
		"",
		*table(("from", "action", "to", "who", "route", "reason"), rows),
		"",
	]


def permissions() -> str:
	"""Rights of the roles on each DocType, and who sees which report in which state."""
	seen = [
		(relation, *("yes" if sees(scope, state) else "" for state in REPORT_STATES))
		for relation, scope in RELATIONS.items()
	]
	return "\n".join(
		[
			"# Who may see and do what",
			"",
			PRINTED,
			"## Who sees a progress report",
			"",
			"One predicate (reporting/permissions.py) answers for lists, counts, reports, exports, link searches, "
			"child rows, files and single records. An examiner keeps what was sent to him as it was sent.",
			"",
			*table(("relation", *(state.value for state in REPORT_STATES)), seen),
			"",
			"## What each may do with a commune's report, by state",
			"",
			"The table of tests/permission_matrix.py, written by hand; tests/site/matrix asks the site for each cell: "
			"every step by act() and by the stock call, and reading, listing, counting, printing, fetching files, "
			"commenting, writing, sharing and deleting by the framework's own calls. Who sees a report may also list, "
			"count and print it, fetch its files and comment on it; nobody shares or deletes one.",
			"",
			*table(("who", *permission_matrix.STATES), permission_matrix.printed()),
			"",
			"## Rights of the roles",
			"",
			"Of a record that one may see. Steps of the workflow ask for no right here: rules.py decides them.",
			"",
			*table(("DocType", *(role for role in ROLES)), list(rights())),
			"",
		]
	)


def sees(scope: Scope, state: State) -> bool:
	"""Whether the predicate shows the example report in `state`."""
	report = {**EXAMPLE, "workflow_state": state.value}
	return any(clause.holds(report) for clause in clauses_of([scope]))


def rights() -> Iterator[Sequence[str]]:
	"""A row for each DocType with permissions of its own."""
	for path in sorted(APP.glob("*/doctype/*/*.json")):
		doctype = json.loads(path.read_text(encoding="utf-8"))
		if path.stem != path.parent.name or doctype.get("istable"):
			continue
		held: dict[str, list[str]] = {role: [] for role in ROLES}
		for row in doctype["permissions"]:
			if row["role"] in held:
				held[row["role"]] += [right for right in RIGHTS if row.get(right)]
		yield (doctype["name"], *(", ".join(dict.fromkeys(held[role])) for role in ROLES))


def vietnamese() -> dict[str, str]:
	"""The app's translations."""
	with open(APP / "translations" / "vi.csv", encoding="utf-8", newline="") as file:
		return {row[0]: row[1] for row in csv.reader(file) if len(row) > 1}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
	"""Lines of a Markdown table."""
	yield "| " + " | ".join(heads) + " |"
	yield "|" + "---|" * len(heads)
	for row in rows:
		yield "| " + " | ".join(row) + " |"


def _both(word: str, translated: dict[str, str]) -> str:
	return f"{word} ({translated[word]})"


if __name__ == "__main__":
	main()
