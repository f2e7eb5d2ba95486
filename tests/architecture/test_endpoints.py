"""Every call open to HTTP says by which methods, and how it knows that its caller may."""

import ast

import pytest
from architecture.source import functions_of, product_files

CHECKS = {
	"approval/api.py::act": "service.act: the record must be visible to the actor, then rules.refusal_of",
	"approval/api.py::get_approval": "check_permission read on the record, or the sent version of its examiner",
	"approval/api.py::get_inbox": "frappe.get_list, as the session's user",
	"approval/api.py::get_sent_back": "events of his own agency's acts only",
	"approval/api.py::count_waiting": "as get_inbox",
	"approval/api.py::count_returned": "as get_inbox",
	"approval/api.py::count_overdue": "as get_inbox",
	"approval/api.py::count_drafts": "as get_inbox",
	"approval/api.py::apply_workflow": "service.act, or the stock call",
	"approval/api.py::get_transitions": "check_permission read on the record, or the stock call",
	"approval/api.py::bulk_workflow_approval": "refused for approvable kinds, else the stock call",
	"approval/api.py::apply_action": "refused for approvable kinds, else the stock call checks the signature",
	"approval/api.py::confirm_action": "refused for approvable kinds, else the stock call checks the signature",
	"approval/opinions/api.py::ask_opinions": "service.ask: the record visible, rules.may_manage",
	"approval/opinions/api.py::give_opinion": "service.give: rules.may_answer for the asked agency",
	"approval/opinions/api.py::pass_over_opinion": "service.pass_over: rules.may_manage",
	"approval/opinions/api.py::withdraw_opinion": "service.withdraw: rules.may_manage",
	"approval/opinions/api.py::get_choices": "check_permission read on the record, then rules.may_manage",
	"approval/file_guard.py::optimize_file": "guard_overwriting, then the framework's own; the caller needs write on the file",
	"consolidation/api.py::make_report": "create on consolidated reports; service: the department's part in the plan",
	"consolidation/api.py::get_offer": "check_permission read on the period; frappe.get_list, as the session's user",
	"consolidation/api.py::rebuild": "check_permission write on the report; the guard asks state and person",
	"consolidation/api.py::correct": "as rebuild",
	"consolidation/api.py::withdraw_correction": "as rebuild",
	"consolidation/api.py::keep_words": "as rebuild",
	"consolidation/api.py::get_sources": "check_permission read on the report; frappe.get_list for what may be opened",
	"consolidation/api.py::get_indicator_sources": "as get_sources",
	"consolidation/api.py::get_text_sources": "as get_sources",
	"follow_up/api.py::get_matrix": "permissions.reach_of: rows of one's own agency, of those one examines, or all",
	"follow_up/api.py::download_matrix": "as get_matrix; refused where nothing may be seen",
	"follow_up/api.py::get_reach": "the session user's own reach, as a yes or no",
	"follow_up/api.py::get_my_work": "as get_inbox, and reports of the user's own agencies",
	"follow_up/notices/api.py::get_choice": "the session user's own choice",
	"follow_up/weekly/api.py::get_summary": "permissions.reach_of: refused for who sees only his own agency",
	"documents/sheets/api.py::download_weekly": "as get_summary",
	"follow_up/notices/api.py::choose": "writes the session user's own choice",
	"organization/changes/api.py::get_preview": "check_permission write on the change",
	"organization/changes/api.py::apply_change": "service: check_permission write on the change",
	"organization/changes/api.py::take_back": "service: check_permission write on the change",
	"reporting/api.py::open_period": "check_permission write on the period",
	"reporting/api.py::get_closing": "check_permission write on the period",
	"reporting/api.py::close_period": "check_permission write on the period",
	"reporting/api.py::make_calendar": "has_permission create on periods",
	"reporting/api.py::amend_report": "service: check_permission write on the revoked report",
	"reporting/extensions/api.py::draft_request": "extensions.service: a scope of the report's own agency",
	"reporting/api.py::get_count": "frappe.get_list, as the session's user",
	"common/stock_reads.py::get_linked": "check_permission read on the record; frappe.get_list for what hangs on it",
	"common/stock_reads.py::get_submitted_linked_docs": "as get_linked",
	"common/stock_reads.py::get_data_for_custom_field": "frappe.get_list, as the session's user",
	"common/stock_reads.py::run_report": "the stock call, as the session's user, without columns that read past permissions",
	"common/stock_reads.py::export_report": "as run_report",
	"common/stock_reads.py::get_workflow_state_count": "frappe.get_list, as the session's user",
	"common/stock_reads.py::get_group_by_count": "frappe.get_list, then the stock call over what it shows",
	"common/stock_reads.py::get_tagged_docs": "frappe.get_list, as the session's user",
	"common/stock_reads.py::is_document_amended": "frappe.get_list, as the session's user",
	"common/stock_reads.py::get_link_title": "frappe.get_list, then the stock call",
	"common/stock_reads.py::validate_link": "frappe.get_list, then the stock call",
	"common/stock_reads.py::zip_files": "check_permission read on each file, then the stock call",
	"common/stock_reads.py::get_monthly_goal_graph_data": "refused where who sees a record has conditions, else the stock call",
	"common/stock_reads.py::get_reviews": "check_permission read on the record, then the stock call",
	"common/stock_reads.py::relink": "check_permission read on the message and on the record",
	"approval/bulk/api.py::get_bulk_actions": "names of steps, by the user's own posts; no record is read",
	"approval/bulk/api.py::prepare_bulk": "frappe.get_list, as the session's user",
	"approval/bulk/api.py::start_bulk": "service: every record is visible to the user; the worker asks act() for each",
	"approval/bulk/api.py::get_bulk": "who started it; frappe.get_list for what may still be read",
	"approval/bulk/api.py::go_on": "service: who started it",
	"documents/api.py::download_word": "as download_report",
	"documents/outgoing/api.py::get_offer": "check_permission read on the period, then rules.issuer_for",
	"documents/outgoing/api.py::get_owed": "rules.issuer_for by plan; agencies by follow_up.permissions.reach_of",
	"documents/outgoing/api.py::get_askable": "as get_owed",
	"documents/outgoing/api.py::ask": "asking.ask: rules.issuer_for by the plan",
	"documents/outgoing/api.py::prepare": "drafts.draft: read on the period, rules.issuer_for",
	"documents/outgoing/api.py::download_draft": "as prepare",
	"documents/outgoing/api.py::issue": "service.issue: as prepare, then rules.issuing_actor",
	"documents/outgoing/api.py::recall": "service.recall: papers.readable, then rules.recall_refusal",
	"documents/sheets/api.py::get_sheets": "service.readable_report, then scopes of the examining agency",
	"documents/sheets/api.py::download_examination": "as get_sheets",
	"documents/sheets/api.py::download_submitting": "as get_sheets",
	"documents/sheets/api.py::download_tasks": "check_permission read on the directive",
	"documents/sheets/api.py::download_decision": "check_permission read on the directive and the decision",
	"documents/sheets/api.py::download_register": "the session user's own agency",
	"approval/returns/api.py::answer_remark": "returns.service: an officer of the agency, while it has the record",
	"approval/returns/api.py::get_comparison": "check_permission read on the record",
	"documents/layouts/api.py::get_layouts": "layouts.service.refuse_others: create on copies",
	"documents/layouts/api.py::adjust": "refuse_others: create on copies",
	"documents/layouts/api.py::preview": "refuse_others: write on copies; read on the issued paper that is shown",
	"documents/layouts/api.py::get_comparison": "check_permission read on the copy",
	"documents/layouts/api.py::use": "layouts.service: check_permission write on the copy",
	"documents/layouts/api.py::lay_aside": "layouts.service: check_permission write on the copy",
	"documents/layouts/api.py::back_to_base": "layouts.service: check_permission write on the copy",
	"documents/layouts/api.py::keep_on_base": "layouts.service: check_permission write on the copy",
	"documents/batch/api.py::ask": "frappe.get_list for what is meant; the worker asks read and print on each report",
	"documents/batch/api.py::get_batch": "who asked for it",
	"documents/batch/api.py::go_on": "who asked for it",
	"documents/batch/api.py::download": "who asked for it",
	"documents/register/api.py::export_metadata": "frappe.get_list, as the session's user",
	"documents/register/api.py::get_kinds": "names of kinds of papers; no record is read",
	"documents/register/api.py::start_after": "register.service: write on series",
	"documents/signing/api.py::get_signing": "papers.readable: read and print on the paper",
	"documents/signing/api.py::sign_with_file": "service: papers.readable, then rules.signer_refusal",
	"documents/signing/api.py::sign_with_token": "as sign_with_file",
	"documents/signing/api.py::sign_annex": "as sign_with_file, for the agency's clerk",
	"documents/signing/api.py::bring_back": "service: papers.readable, then rules.bringer_refusal",
	"documents/signing/api.py::download_paper": "papers.readable: read and print on the paper",
	"documents/signing/outside/api.py::get_offer": "documents.service.readable_report; the offer is empty for others",
	"documents/signing/outside/api.py::prepare": "readable_report, then view.check_handles; act()'s rules of the signatory",
	"documents/signing/outside/api.py::download_copy": "as prepare",
	"documents/signing/outside/api.py::issue": "as prepare; act() in the name of the signatory whose signature is on the file",
	"documents/verification/api.py::describe": "everybody, counted: number, date, agency, excerpt and status of an issued paper",
	"documents/verification/api.py::verify": "everybody, counted: as describe, of the file that was sent; keeps nothing",
	"documents/api.py::download_report": "documents.service: read and print on the report",
	"documents/api.py::download_tracking_sheet": "documents.service: read and print on the report",
	"documents/api.py::download_sent": "documents.service: the examiner of the version that was sent",
	"documents/api.py::download_pdf": "documents.service for ours, the stock call for others",
	"documents/api.py::download_multi_pdf": "documents.service for ours, the stock call for others",
	"documents/api.py::download_multi_pdf_async": "a worker runs download_multi_pdf as the same user",
}
OPEN_TO_GUESTS = {
	"approval/api.py::apply_action",
	"approval/api.py::confirm_action",
	"documents/api.py::download_pdf",
	"documents/verification/api.py::describe",
	"documents/verification/api.py::verify",
}
"""As the stock calls are that they stand in for, each of which refuses guests on our records; and the verification page."""


def endpoints() -> dict[str, ast.Call]:
	"""Whitelisted functions with their decorator."""
	found = {}
	for source in product_files():
		for function in functions_of(source):
			for decorator in function.decorator_list:
				if "whitelist" in ast.unparse(decorator):
					found[f"{source.name}::{function.name}"] = decorator
	return found


def test_every_endpoint_is_known_and_none_is_listed_in_vain() -> None:
	assert set(endpoints()) == set(CHECKS)


@pytest.mark.parametrize("name", endpoints())
def test_an_endpoint_declares_its_methods(name: str) -> None:
	words = {word.arg: ast.unparse(word.value) for word in endpoints()[name].keywords}
	assert "methods" in words, f"{name} answers every HTTP method"
	assert ("allow_guest" in words) == (name in OPEN_TO_GUESTS)


def test_every_endpoint_types_its_arguments() -> None:
	untyped = [
		f"{source.name}::{function.name}({argument.arg})"
		for source in product_files()
		for function in functions_of(source)
		if f"{source.name}::{function.name}" in CHECKS
		for argument in (*function.args.args, *function.args.kwonlyargs)
		if argument.arg != "self" and not argument.annotation
	]
	assert not untyped
