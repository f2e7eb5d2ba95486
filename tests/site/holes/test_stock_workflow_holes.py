"""Known holes of the stock Workflow, each shown open on a plain DocType, and next to it ours closed.

If a later engine closes one, its test here fails: then the note in docs/ may go, the guard stays.
"""

from collections.abc import Iterator
from types import ModuleType
from unittest.mock import patch

import frappe
import pytest
from actors import ADMINISTRATOR, CHAIR, EXAMINER, OFFICER, PROVINCE_OFFICER, SUPERVISOR, as_user
from factories import REASON, act, report_at, seen, write
from frappe.model.document import Document
from frappe.model.workflow import apply_workflow
from frappe.workflow.doctype.workflow_action import workflow_action
from laichau_env.approval import api, inbox, service
from laichau_env.approval.transitions import Action, State
from laichau_env.common import errors, roles

NOTE = "Stock Note"
WRITER, JUDGE, BOTH = "stock.writer@example.org", "stock.judge@example.org", "stock.both@example.org"
WRITING, JUDGING = "Stock Writer", "Stock Judge"
PEOPLE = {WRITER: (WRITING,), JUDGE: (JUDGING,), BOTH: (WRITING, JUDGING)}


@pytest.fixture(scope="module")
def stock(frappe_site: ModuleType) -> Iterator[None]:
	"""A plain DocType with a plain Workflow and its people; all of it is removed again."""
	_remove()
	for role in (WRITING, JUDGING):
		frappe.get_doc({"doctype": "Role", "role_name": role}).insert()
	for user, held in PEOPLE.items():
		person = {"doctype": "User", "email": user, "first_name": user, "send_welcome_email": 0}
		frappe.get_doc({**person, "roles": [{"role": role} for role in held]}).insert()
	_make_doctype()
	_make_workflow()
	frappe_site.db.commit()
	yield
	frappe_site.set_user("Administrator")
	frappe_site.db.rollback()
	_remove()
	frappe_site.db.commit()


def _make_doctype() -> None:
	every = {"read": 1, "write": 1, "create": 1, "submit": 1, "cancel": 1, "print": 0}
	frappe.get_doc(
		{
			"doctype": "DocType",
			"name": NOTE,
			"module": "Core",
			"custom": 1,
			"is_submittable": 1,
			"autoname": "hash",
			"fields": [
				{"fieldname": "figure", "fieldtype": "Int", "label": "Figure"},
				{
					"fieldname": "workflow_state",
					"fieldtype": "Link",
					"options": "Workflow State",
					"label": "State",
				},
			],
			"permissions": [{"role": role, **every} for role in (WRITING, JUDGING)],
		}
	).insert()


def _make_workflow() -> None:
	frappe.get_doc(
		{
			"doctype": "Workflow",
			"workflow_name": NOTE,
			"document_type": NOTE,
			"is_active": 1,
			"workflow_state_field": "workflow_state",
			"states": [
				{"state": "Draft", "doc_status": "0", "allow_edit": WRITING},
				{"state": "Pending", "doc_status": "0", "allow_edit": JUDGING},
				{"state": "Approved", "doc_status": "1", "allow_edit": JUDGING},
			],
			"transitions": [
				{**_step("Draft", "Review", "Pending", WRITING), "allow_self_approval": 1},
				_step("Pending", "Approve", "Approved", JUDGING),
				_step("Pending", "Reject", "Draft", JUDGING),
			],
		}
	).insert()


def _step(state: str, action: str, target: str, allowed: str) -> dict[str, object]:
	return {
		"state": state,
		"action": action,
		"next_state": target,
		"allowed": allowed,
		"allow_self_approval": 0,
	}


def _remove() -> None:
	"""Users go by the table: the framework deletes none on a site without a System Manager, as ours is."""
	for doctype, name in (("Workflow", NOTE), ("DocType", NOTE), ("Role", WRITING), ("Role", JUDGING)):
		frappe.delete_doc(doctype, name, force=True, ignore_missing=True)
	frappe.db.delete("User", {"name": ("in", list(PEOPLE))})
	frappe.db.delete("Workflow Action", {"reference_doctype": NOTE})
	frappe.db.delete("Has Role", {"role": ("in", (WRITING, JUDGING))})
	frappe.clear_cache()


def note(author: str = WRITER, figure: int = 2) -> Document:
	"""A note sent for judgement by its author."""
	with as_user(author):
		made = frappe.get_doc({"doctype": NOTE, "figure": figure}).insert()
		return apply_workflow(made, "Review")


def refused(refusal: type[errors.Refusal], call: object, *args: object, **kwargs: object) -> None:
	"""Ours refuses with exactly this refusal."""
	with pytest.raises(Exception) as caught:
		call(*args, **kwargs)
	assert isinstance(getattr(caught.value, "refusal", None), refusal), repr(caught.value)


# --- 1. self-approval by a plain save


def test_stock_checks_self_approval_on_the_button_only(stock, site) -> None:
	mine = note(BOTH)
	with as_user(BOTH):
		with pytest.raises(frappe.ValidationError, match=r"Self approval|phê duyệt"):
			apply_workflow(frappe.get_doc(NOTE, mine.name), "Approve")
		mine = frappe.get_doc(NOTE, mine.name)
		mine.workflow_state, mine.docstatus = "Approved", 1
		mine.save()
	assert frappe.db.get_value(NOTE, mine.name, ("workflow_state", "docstatus")) == ("Approved", 1)


def test_ours_moves_no_state_by_a_save(site) -> None:
	report = report_at(State.DRAFT, "TH-1")
	with as_user(OFFICER):
		report.workflow_state = State.PENDING_SIGNATURE
		refused(errors.StateMovedOutsideService, report.save)
	report = report_at(State.PROVINCE_APPROVAL, "TH-1B")
	with as_user(ADMINISTRATOR):
		report.workflow_state, report.docstatus = State.APPROVED, 1
		refused(errors.StateMovedOutsideService, report.save)


# --- 2. allow_edit


def test_stock_lets_the_author_edit_where_only_the_judge_may(stock, site) -> None:
	sent = note()
	with as_user(WRITER):
		sent = frappe.get_doc(NOTE, sent.name)
		sent.figure = 25
		sent.save()
	assert frappe.db.get_value(NOTE, sent.name, "figure") == 25


@pytest.mark.parametrize("state", [State.PENDING_SIGNATURE, State.DEPARTMENT_REVIEW])
def test_ours_locks_content_on_the_server(site, state: State) -> None:
	report = report_at(state, f"TH-2-{list(State).index(state)}")
	with as_user(OFFICER):
		report.lines[0].result = "25 tấn"
		refused(errors.ContentLocked, report.save)


# --- 3. what was seen


def test_stock_approves_what_the_judge_never_saw(stock, site) -> None:
	sent = note(figure=2)
	with as_user(JUDGE):
		on_screen = frappe.get_doc(NOTE, sent.name).as_dict()
	with as_user(WRITER):
		changed = frappe.get_doc(NOTE, sent.name)
		changed.figure = 25
		changed.save()
	with as_user(JUDGE):
		assert on_screen.figure == 2
		apply_workflow(on_screen, "Approve")
	assert frappe.db.get_value(NOTE, sent.name, ("figure", "docstatus")) == (25, 1)


def test_ours_approves_only_what_was_seen(site) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TH-3")
	with as_user(EXAMINER):
		on_screen = seen(report)
	act(report, CHAIR, Action.RECALL)
	act(report, CHAIR, Action.SEND_BACK)
	write(frappe.get_doc(report.doctype, report.name), OFFICER, "Đã thu gom 25 tấn", evidence=False)
	act(report, OFFICER, Action.REQUEST_SIGNATURE)
	act(report, CHAIR, Action.SIGN_AND_SUBMIT)
	with as_user(EXAMINER):
		refused(errors.StaleContent, service.act, report.doctype, report.name, "Recommend", on_screen)


# --- 4. what waits for whom after a return


def open_actions(name: str) -> int:
	return frappe.db.count("Workflow Action", {"reference_name": name, "status": "Open"})


def all_actions(name: str) -> int:
	return frappe.db.count("Workflow Action", {"reference_name": name})


def test_stock_lists_what_came_back_and_makes_no_action_for_the_second_round(stock, site) -> None:
	sent = note()
	first_round = all_actions(sent.name)
	assert open_actions(sent.name) > 0
	with as_user(JUDGE):
		apply_workflow(frappe.get_doc(NOTE, sent.name), "Reject")
	assert frappe.db.get_value(NOTE, sent.name, "workflow_state") == "Draft"
	pending = frappe.get_all(
		"Workflow Action", {"reference_name": sent.name, "status": "Open", "workflow_state": "Pending"}
	)
	assert pending, "still in the judge's list, though it is with its author again"
	after_return = all_actions(sent.name)
	with as_user(WRITER):
		apply_workflow(frappe.get_doc(NOTE, sent.name), "Review")
	assert all_actions(sent.name) == after_return >= first_round, "nothing new for the second round"


def waits_for(person: object, report: Document) -> bool:
	with as_user(person):
		return report.name in {row["name"] for row in inbox.waiting_rows()}


def test_ours_shows_each_round_to_whose_turn_it_is(site) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TH-4")
	assert waits_for(EXAMINER, report) and not waits_for(OFFICER, report)
	act(report, EXAMINER, Action.SEND_BACK)
	assert waits_for(OFFICER, report) and not waits_for(EXAMINER, report)
	act(report, OFFICER, Action.REQUEST_SIGNATURE)
	act(report, CHAIR, Action.SIGN_AND_SUBMIT)
	assert waits_for(EXAMINER, report) and not waits_for(OFFICER, report)


# --- 5. who is "self"


def test_stock_takes_the_owner_alone_for_self(stock, site) -> None:
	with as_user(WRITER):
		made = frappe.get_doc({"doctype": NOTE, "figure": 2}).insert()
	with as_user(BOTH):
		sent = apply_workflow(made, "Review")
		apply_workflow(sent, "Approve")
	assert frappe.db.get_value(NOTE, made.name, "docstatus") == 1


def test_ours_lets_nobody_act_at_two_tiers(site) -> None:
	report = report_at(State.DRAFT, "TH-5")
	with patch.object(frappe, "get_roles", _with_role(CHAIR.user, roles.COMMUNE_OFFICER)):
		act(report, CHAIR, Action.REQUEST_SIGNATURE)
		refused(errors.TwoTiersByOnePerson, act, report, CHAIR, Action.SIGN_AND_SUBMIT)


def _with_role(user: str, role: str) -> object:
	get_roles = frappe.get_roles

	def with_role(username: str | None = None) -> list[str]:
		held = get_roles(username)
		return [*held, role] if (username or frappe.session.user) == user else held

	return with_role


# --- 6. reasons


def test_stock_sends_back_without_a_word(stock, site) -> None:
	sent = note()
	with as_user(JUDGE):
		apply_workflow(frappe.get_doc(NOTE, sent.name), "Reject")
	assert frappe.db.get_value(NOTE, sent.name, "workflow_state") == "Draft"


@pytest.mark.parametrize("reason", [None, "", "chưa đạt"])
def test_ours_sends_back_with_a_reason_only(site, reason: str | None) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TH-6")
	refused(errors.ReasonTooShort, act, report, EXAMINER, Action.SEND_BACK, reason)
	act(report, EXAMINER, Action.SEND_BACK, REASON)


# --- 7. the link of an e-mail


def test_stock_approves_for_whoever_holds_the_link(stock, site) -> None:
	sent = note()
	with as_user("Guest"), patch.object(workflow_action, "verify_request", return_value=True):
		workflow_action.confirm_action(NOTE, sent.name, JUDGE, "Approve")
	assert frappe.db.get_value(NOTE, sent.name, ("docstatus", "modified_by")) == (1, JUDGE)


def test_ours_takes_no_link(site) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TH-7")
	with as_user("Guest"), patch.object(workflow_action, "verify_request", return_value=True):
		refused(
			errors.LinkActionRefused,
			api.confirm_action,
			report.doctype,
			report.name,
			EXAMINER.user,
			"Recommend",
		)
		refused(
			errors.LinkActionRefused,
			api.apply_action,
			"Recommend",
			report.doctype,
			report.name,
			State.DEPARTMENT_REVIEW,
		)
	hooked = frappe.get_hooks("override_whitelisted_methods")
	for call in ("confirm_action", "apply_action"):
		name = f"frappe.workflow.doctype.workflow_action.workflow_action.{call}"
		assert hooked[name] == [f"laichau_env.approval.api.{call}"]


# --- 8. printing


def test_stock_prints_for_who_may_read_but_not_print(stock, site) -> None:
	from frappe.www.printview import validate_print_permission

	sent = note()
	with as_user(JUDGE):
		sent = frappe.get_doc(NOTE, sent.name)
		assert not sent.has_permission("print")
		validate_print_permission(sent)


@pytest.mark.parametrize("person", [SUPERVISOR, PROVINCE_OFFICER], ids=str)
def test_ours_asks_for_the_right_to_print(site, person) -> None:
	from laichau_env.documents import service as documents

	report = report_at(State.DEPARTMENT_REVIEW, "TH-8")
	with as_user(person):
		assert documents.paper_of(report.name)
	frappe.permissions.update_permission_property(report.doctype, person.role, 0, "print", 0, validate=False)
	frappe.clear_cache(doctype=report.doctype)
	with as_user(person):
		assert frappe.get_doc(report.doctype, report.name).has_permission("read")
		refused(errors.PaperNotReadable, documents.paper_of, report.name)


@pytest.fixture(autouse=True)
def permissions_as_installed(site) -> Iterator[None]:
	"""A right that a test took away and the rollback gave back must not stay away in the cache."""
	yield
	site.db.rollback()
	site.clear_cache(doctype="Progress Report")
