"""Attacks by the framework's own workflow calls, and by links of its e-mails."""

from urllib.parse import parse_qsl

import pytest
from actors import EXAMINER, GUEST, OFFICER, Person, as_user
from attacking.attack import CHANGED, REPORT, Attack, Target
from attacking.web import Answer
from frappe.utils.verified_command import get_signed_params
from laichau_env.approval.transitions import State

STALE, UNSEEN, BY_LINK = "stale-content", "missing-seen-hash", "link-action-refused"
LINKS = "frappe.workflow.doctype.workflow_action.workflow_action"


def apply_smuggling(action: str) -> object:
	"""The stock call with a document that is not what is stored."""
	return lambda target, person: target.web.call(
		person, "frappe.model.workflow.apply_workflow", doc=target.whole(situation=CHANGED), action=action
	)


def apply_smuggling_rows(action: str) -> object:
	def attempt(target: Target, person: Person) -> Answer:
		whole = target.whole()
		whole["lines"][0]["percent"] = 100
		return target.web.call(person, "frappe.model.workflow.apply_workflow", doc=whole, action=action)

	return attempt


def apply_unseen(action: str) -> object:
	"""The stock call with nothing but a name."""
	return lambda target, person: target.web.call(
		person,
		"frappe.model.workflow.apply_workflow",
		doc={"doctype": REPORT, "name": target.name},
		action=action,
	)


def bulk_approve(action: str) -> object:
	return lambda target, person: target.web.call(
		person,
		"frappe.model.workflow.bulk_workflow_approval",
		docnames=[target.name],
		doctype=REPORT,
		action=action,
	)


def signed_link(user: Person, action: str, state: State) -> object:
	"""What whoever holds the e-mail could send."""

	def attempt(target: Target, person: Person) -> Answer:
		with as_user(user):
			words = get_signed_params(
				{"doctype": REPORT, "docname": target.name, "user": user.user, "action": action}
			)
		return target.web.call(person, f"{LINKS}.confirm_action", verb="GET", **dict(parse_qsl(words)))

	return attempt


ATTACKS = [
	Attack("apply_workflow", "with smuggled content", OFFICER, State.DRAFT, apply_smuggling("Request Signature"), (409,), STALE),
	Attack("apply_workflow", "with smuggled content", OFFICER, State.RETURNED, apply_smuggling("Request Signature"), (409,), STALE),
	Attack("apply_workflow", "with smuggled content", EXAMINER, State.DEPARTMENT_REVIEW, apply_smuggling("Recommend"), (409,), STALE),
	Attack("apply_workflow", "with smuggled rows", EXAMINER, State.DEPARTMENT_REVIEW, apply_smuggling_rows("Recommend"), (409,), STALE),
	Attack("apply_workflow", "unseen", EXAMINER, State.DEPARTMENT_REVIEW, apply_unseen("Recommend"), (409,), UNSEEN),
	Attack("apply_workflow", "sent back without a reason", EXAMINER, State.DEPARTMENT_REVIEW, lambda target, person: target.web.call(person, "frappe.model.workflow.apply_workflow", doc=target.whole(), action="Send Back"), (417,), "reason-too-short"),
	Attack("bulk_workflow_approval", "unseen", EXAMINER, State.DEPARTMENT_REVIEW, bulk_approve("Recommend"), (403, 409), "bulk-by-list"),
	Attack("bulk_workflow_approval", "unseen", OFFICER, State.DRAFT, bulk_approve("Request Signature"), (403, 409), ()),
	Attack("confirm_action by e-mail link", "whoever holds the mail", GUEST, State.DEPARTMENT_REVIEW, signed_link(EXAMINER, "Recommend", State.DEPARTMENT_REVIEW), code=BY_LINK),
	Attack("confirm_action by e-mail link", "whoever holds the mail", GUEST, State.DRAFT, signed_link(OFFICER, "Request Signature", State.DRAFT), code=BY_LINK),
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)
