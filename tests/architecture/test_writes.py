"""What writes past permissions, past controllers or past the transaction stands in a short list, with its reason."""

import ast

from architecture.source import Source, product_files

PAST_PERMISSIONS = {
	"approval/service.py": "rules.py decided that the actor may act; reviewers hold no write right on reports",
	"approval/record.py": "the event of an act that was allowed; nobody holds the right to make events",
	"approval/opinions/service.py": "opinions/rules.py decided who asks, answers and closes; nobody holds the right to write requests",
	"approval/delegation.py": "gives and takes the role Delegated Signatory by the delegation's dates",
	"approval/bulk/service.py": "nobody may write bulk approvals; each record is acted on by act() as who started it",
	"approval/returns/service.py": "remarks and answers of an act or an officer that the rules allowed",
	"consolidation/keeping.py": "nobody may write sources and builds; the guard settled that the person may build",
	"documents/batch/service.py": "nobody may write batches; each report is read with the rights of who asked",
	"documents/layouts/bases.py": "migrate step: marks copies of layouts, and tells the administrators",
	"documents/layouts/service.py": "keeps the texts of a layout once; who saves a copy holds the right to that",
	"documents/register/files.py": "saves for the register: nobody may write in it; whether a paper may be issued was decided where it comes from",
	"follow_up/notices/service.py": "nobody may write choices by hand; each account keeps its own",
	"reporting/extensions/approvable.py": "who decides on more time holds no right to write reports; act() settled that he may",
	"reporting/service.py": "a period on request: who may ask is settled where the letter is drafted and issued",
	"reporting/succession/service.py": "who carries out a change of agencies may not write reports; the new ones say what the old ones said",
	"setup/chain.py": "install step",
	"setup/desk.py": "install step",
	"setup/roles.py": "install step",
	"setup/workflows.py": "install step",
}
PAST_CONTROLLERS = {
	"documents/batch/worker.py": "how far the job is, and how it ended",
	"approval/bulk/worker.py": "outcome of each record, together with its act",
	"approval/service.py": "child rows follow the docstatus of their record, one statement a table",
	"approval/record.py": "the head of the chain over all events, one row, under its lock",
	"patches/v0_2/note_when_reports_were_sent_first.py": "a patch: fills fields that are new, leaves the rest untouched",
	"consolidation/rows.py": "rows of one build in a few statements, after the guard settled on the record's save that they may be",
	"consolidation/keeping.py": "sources of one build in a few statements, in the same transaction",
	"common/rows.py": "a row on its way into its table, after it asked whether it is saved with its own record",
	"follow_up/notices/service.py": "notices and alerts of many people in one statement each, doubles left out by the unique key",
	"planning/service.py": "assignments move in bulk when a plan is expanded or a report is approved",
	"reporting/drafts.py": "drafts of a period in a few statements, each validated by guard and controller before",
	"setup/settings.py": "install step: single settings",
	"setup/jobs.py": "uninstall step",
	"setup/roles.py": "uninstall step",
}
SQL_TEXT = {"commands.py": "asks for one snapshot for the walk over the chains"}
ENDS_TRANSACTION = {
	"commands.py": "ends the transaction of the connecting, so that the walk over the chains begins its own",
	"approval/bulk/worker.py": "a job: each record in a transaction of its own, so that a killed one leaves nothing half done",
	"documents/batch/worker.py": "a job: tells after each report how far it is",
	"follow_up/notices/mail.py": "an e-mail that the queue does not take goes back to its savepoint",
	"setup/content.py": "a load that is refused half-way goes back to its savepoint",
}
"""Else the framework ends the transaction of a request or a job."""

WRITERS = (
	"set_value",
	"set_single_value",
	"delete",
	"bulk_insert",
	"db_set",
	"db_insert",
	"db_update",
	"truncate",
)


def calls(source: Source) -> list[str]:
	return [ast.unparse(node.func) for node in ast.walk(source.tree) if isinstance(node, ast.Call)]


def files_where(asked) -> set[str]:
	return {source.name for source in product_files() if asked(source)}


def ignores_permissions(source: Source) -> bool:
	for node in ast.walk(source.tree):
		if isinstance(node, ast.keyword) and node.arg == "ignore_permissions":
			return True
		if (
			isinstance(node, ast.Attribute)
			and node.attr == "ignore_permissions"
			and isinstance(node.ctx, ast.Store)
		):
			return True
	return False


def test_permissions_are_ignored_only_where_listed() -> None:
	assert files_where(ignores_permissions) == set(PAST_PERMISSIONS)


def writes_past_controllers(source: Source) -> bool:
	direct = {f"frappe.db.{word}" for word in WRITERS} | {"bulk_insert"}
	return any(
		call in direct or call.split(".")[-1] in ("db_set", "db_insert", "db_update")
		for call in calls(source)
	)


def test_tables_are_written_past_controllers_only_where_listed() -> None:
	assert files_where(writes_past_controllers) == set(PAST_CONTROLLERS)


def test_nobody_commits_and_nobody_writes_sql_text() -> None:
	assert files_where(
		lambda source: any(call.endswith((".commit", "db.rollback")) for call in calls(source))
	) == set(ENDS_TRANSACTION)
	assert files_where(
		lambda source: any(call.endswith(("db.sql", "db.multisql")) for call in calls(source))
	) == set(SQL_TEXT)


def test_approval_knows_no_record_by_name() -> None:
	"""The word of a DocType that is approvable never stands in the code of approval or common."""
	names = {
		"Progress Report",
		"Progress Report Line",
		"Report Indicator Value",
		"Report Proposal",
		"Report Evidence",
		"Reporting Period",
	}
	named = [
		(source.name, node.value)
		for source in product_files()
		if source.room in ("approval", "common")
		for node in ast.walk(source.tree)
		if isinstance(node, ast.Constant) and node.value in names
	]
	assert not named
