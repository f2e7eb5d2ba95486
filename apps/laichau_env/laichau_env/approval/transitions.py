"""The one table of transitions: who may do which action in which state.

Source: design of the workflow "Progress Report Approval". The Frappe Workflow is generated from it at
install and migrate (setup/workflows.py), docs/workflow.md is printed from it, rules.py decides by it.
Names are English; what people read comes from translations/vi.csv.
"""

from dataclasses import dataclass
from enum import StrEnum

from laichau_env.common import roles


class State(StrEnum):
	"""States of a report on its way."""

	DRAFT = "Draft"
	PENDING_SIGNATURE = "Pending Signature"
	DEPARTMENT_REVIEW = "Under Department Review"
	DEPARTMENT_APPROVAL = "Pending Department Approval"
	PROVINCE_APPROVAL = "Pending Province Approval"
	RETURNED = "Returned"
	APPROVED = "Approved"
	REVOKED = "Revoked"
	PENDING_DECISION = "Pending Decision"
	GRANTED = "Granted"
	REFUSED = "Refused"
	PROVINCE_REVIEW = "Pending Province Review"
	ISSUED = "Issued"
	SENT = "Sent"


class Action(StrEnum):
	"""What people press."""

	REQUEST_SIGNATURE = "Request Signature"
	SIGN_AND_SUBMIT = "Sign and Submit"
	RECOMMEND = "Recommend"
	APPROVE_AT_DEPARTMENT = "Approve at Department"
	APPROVE = "Approve"
	SEND_BACK = "Send Back"
	RECALL = "Recall"
	REVOKE = "Revoke"
	REQUEST_EXTENSION = "Request Extension"
	GRANT = "Grant"
	REFUSE = "Refuse"
	FORWARD = "Forward to Chairman"
	ISSUE = "Issue"
	RETURN_TO_DRAFT = "Return to Draft"
	RECORD_SENDING = "Record Sending"


class Tier(StrEnum):
	"""Steps of the approval. Nobody acts at two of them on one report."""

	DRAFTING = "Drafting"
	SIGNING = "Signing"
	EXAMINING = "Examining"
	DEPARTMENT = "Department Approval"
	PROVINCE = "Province Approval"
	ASKING = "Asking"
	REVIEWING = "Province Review"


class Party(StrEnum):
	"""Whose official must act: a relation of his agency to the record."""

	AGENCY = "agency"
	EXAMINER = "examiner"
	PROVINCE = "province"
	PROVINCE_OFFICE = "province office"


class Route(StrEnum):
	"""Whether a department examines between the agency and the province."""

	ANY = "any"
	THROUGH_DEPARTMENT = "through department"
	DIRECT = "direct"


@dataclass(frozen=True)
class StateInfo:
	"""A state's docstatus and whose officers may edit content in it (none = nobody)."""

	docstatus: int
	editors: tuple[str, ...] = ()
	style: str = ""


@dataclass(frozen=True)
class TierInfo:
	"""Who stands at a tier."""

	party: Party
	roles: tuple[str, ...]


@dataclass(frozen=True)
class Transition:
	"""One row of the table. `route` limits it to records that go that way."""

	source: State
	action: Action
	target: State
	tier: Tier
	route: Route = Route.ANY

	@property
	def needs_reason(self) -> bool:
		"""Going back always says why."""
		return self.action in NEEDS_REASON

	@property
	def is_forward(self) -> bool:
		"""A step towards approval; only these can be recalled."""
		return self.action in FORWARD


GOES_BACK = frozenset({Action.SEND_BACK, Action.RETURN_TO_DRAFT})
"""What a reader of the record presses who won't pass it on: one step back, or the whole way."""
NEEDS_REASON = GOES_BACK | {Action.RECALL, Action.REVOKE, Action.REFUSE}
FORWARD = frozenset(
	{
		Action.REQUEST_SIGNATURE,
		Action.SIGN_AND_SUBMIT,
		Action.RECOMMEND,
		Action.APPROVE_AT_DEPARTMENT,
		Action.REQUEST_EXTENSION,
		Action.FORWARD,
	}
)
SIGNS = frozenset({Action.SIGN_AND_SUBMIT, Action.APPROVE_AT_DEPARTMENT, Action.ISSUE})
"""Taken by the leader of the agency that drafts, these sign what it drafted."""
TAKES_BACK = frozenset({Action.RECALL, Action.REVOKE})
"""Steps that no record waits for."""
LEAST_REASON = 10
"""Characters a reason must have."""

AGENCY_OFFICERS = (roles.COMMUNE_OFFICER, roles.DEPARTMENT_OFFICER)
AGENCY_LEADERS = (roles.COMMUNE_LEADER, roles.DEPARTMENT_LEADER)

TIERS = {
	Tier.DRAFTING: TierInfo(Party.AGENCY, AGENCY_OFFICERS),
	Tier.SIGNING: TierInfo(Party.AGENCY, AGENCY_LEADERS),
	Tier.EXAMINING: TierInfo(Party.EXAMINER, (roles.DEPARTMENT_OFFICER,)),
	Tier.DEPARTMENT: TierInfo(Party.EXAMINER, (roles.DEPARTMENT_LEADER,)),
	Tier.PROVINCE: TierInfo(Party.PROVINCE, (roles.PROVINCE_LEADER,)),
	Tier.ASKING: TierInfo(Party.AGENCY, AGENCY_OFFICERS + AGENCY_LEADERS),
	Tier.REVIEWING: TierInfo(Party.PROVINCE_OFFICE, (roles.PROVINCE_OFFICER,)),
}

DELEGABLE = frozenset({Tier.SIGNING, Tier.DEPARTMENT, Tier.PROVINCE})
"""Tiers at which a leader's authority may be exercised by another (approval/delegation.py)."""

STATES = {
	State.DRAFT: StateInfo(0, AGENCY_OFFICERS),
	State.PENDING_SIGNATURE: StateInfo(0, style="Warning"),
	State.DEPARTMENT_REVIEW: StateInfo(0, style="Primary"),
	State.DEPARTMENT_APPROVAL: StateInfo(0, style="Primary"),
	State.PROVINCE_APPROVAL: StateInfo(0, style="Primary"),
	State.RETURNED: StateInfo(0, AGENCY_OFFICERS, style="Danger"),
	State.APPROVED: StateInfo(1, style="Success"),
	State.REVOKED: StateInfo(2, style="Inverse"),
	State.PENDING_DECISION: StateInfo(0, style="Primary"),
	State.GRANTED: StateInfo(1, style="Success"),
	State.REFUSED: StateInfo(1, style="Danger"),
	State.PROVINCE_REVIEW: StateInfo(0, style="Primary"),
	State.ISSUED: StateInfo(1, style="Success"),
	State.SENT: StateInfo(1, style="Success"),
}
SENT_STATES = frozenset(
	{
		State.DEPARTMENT_REVIEW,
		State.DEPARTMENT_APPROVAL,
		State.PROVINCE_APPROVAL,
		State.APPROVED,
		State.REVOKED,
	}
)
"""States in which a report has left its agency, signed."""

PROGRESS_REPORT_APPROVAL = "Progress Report Approval"
EXTENSION_REQUEST_APPROVAL = "Extension Request Approval"
CONSOLIDATED_REPORT_APPROVAL = "Consolidated Report Approval"

TABLES: dict[str, tuple[Transition, ...]] = {
	PROGRESS_REPORT_APPROVAL: (
		Transition(State.DRAFT, Action.REQUEST_SIGNATURE, State.PENDING_SIGNATURE, Tier.DRAFTING),
		Transition(State.RETURNED, Action.REQUEST_SIGNATURE, State.PENDING_SIGNATURE, Tier.DRAFTING),
		Transition(State.PENDING_SIGNATURE, Action.RECALL, State.DRAFT, Tier.DRAFTING),
		Transition(State.PENDING_SIGNATURE, Action.RECALL, State.RETURNED, Tier.DRAFTING),
		Transition(
			State.PENDING_SIGNATURE,
			Action.SIGN_AND_SUBMIT,
			State.DEPARTMENT_REVIEW,
			Tier.SIGNING,
			Route.THROUGH_DEPARTMENT,
		),
		Transition(
			State.PENDING_SIGNATURE,
			Action.SIGN_AND_SUBMIT,
			State.PROVINCE_APPROVAL,
			Tier.SIGNING,
			Route.DIRECT,
		),
		Transition(State.PENDING_SIGNATURE, Action.SEND_BACK, State.DRAFT, Tier.SIGNING),
		Transition(State.DEPARTMENT_REVIEW, Action.RECALL, State.PENDING_SIGNATURE, Tier.SIGNING),
		Transition(State.DEPARTMENT_REVIEW, Action.RECOMMEND, State.DEPARTMENT_APPROVAL, Tier.EXAMINING),
		Transition(State.DEPARTMENT_REVIEW, Action.SEND_BACK, State.RETURNED, Tier.EXAMINING),
		Transition(State.DEPARTMENT_APPROVAL, Action.RECALL, State.DEPARTMENT_REVIEW, Tier.EXAMINING),
		Transition(
			State.DEPARTMENT_APPROVAL,
			Action.APPROVE_AT_DEPARTMENT,
			State.PROVINCE_APPROVAL,
			Tier.DEPARTMENT,
		),
		Transition(State.DEPARTMENT_APPROVAL, Action.SEND_BACK, State.DEPARTMENT_REVIEW, Tier.DEPARTMENT),
		Transition(
			State.PROVINCE_APPROVAL,
			Action.RECALL,
			State.DEPARTMENT_APPROVAL,
			Tier.DEPARTMENT,
			Route.THROUGH_DEPARTMENT,
		),
		Transition(
			State.PROVINCE_APPROVAL, Action.RECALL, State.PENDING_SIGNATURE, Tier.SIGNING, Route.DIRECT
		),
		Transition(State.PROVINCE_APPROVAL, Action.APPROVE, State.APPROVED, Tier.PROVINCE),
		Transition(
			State.PROVINCE_APPROVAL,
			Action.SEND_BACK,
			State.DEPARTMENT_REVIEW,
			Tier.PROVINCE,
			Route.THROUGH_DEPARTMENT,
		),
		Transition(State.PROVINCE_APPROVAL, Action.SEND_BACK, State.RETURNED, Tier.PROVINCE, Route.DIRECT),
		Transition(State.APPROVED, Action.REVOKE, State.REVOKED, Tier.PROVINCE),
	),
	EXTENSION_REQUEST_APPROVAL: (
		Transition(State.DRAFT, Action.REQUEST_EXTENSION, State.PENDING_DECISION, Tier.ASKING),
		Transition(State.PENDING_DECISION, Action.RECALL, State.DRAFT, Tier.ASKING),
		*(
			Transition(source, action, target, tier, route)
			for tier, route in ((Tier.DEPARTMENT, Route.THROUGH_DEPARTMENT), (Tier.PROVINCE, Route.DIRECT))
			for source, action, target in (
				(State.PENDING_DECISION, Action.GRANT, State.GRANTED),
				(State.PENDING_DECISION, Action.REFUSE, State.REFUSED),
				(State.GRANTED, Action.REVOKE, State.REVOKED),
			)
		),
	),
	CONSOLIDATED_REPORT_APPROVAL: (
		Transition(State.DRAFT, Action.REQUEST_SIGNATURE, State.DEPARTMENT_APPROVAL, Tier.DRAFTING),
		Transition(State.DEPARTMENT_APPROVAL, Action.RECALL, State.DRAFT, Tier.DRAFTING),
		Transition(
			State.DEPARTMENT_APPROVAL,
			Action.APPROVE_AT_DEPARTMENT,
			State.PROVINCE_REVIEW,
			Tier.SIGNING,
			Route.THROUGH_DEPARTMENT,
		),
		Transition(State.DEPARTMENT_APPROVAL, Action.ISSUE, State.ISSUED, Tier.SIGNING, Route.DIRECT),
		Transition(State.DEPARTMENT_APPROVAL, Action.SEND_BACK, State.DRAFT, Tier.SIGNING),
		Transition(State.PROVINCE_REVIEW, Action.RECALL, State.DEPARTMENT_APPROVAL, Tier.SIGNING),
		Transition(State.PROVINCE_REVIEW, Action.FORWARD, State.PROVINCE_APPROVAL, Tier.REVIEWING),
		Transition(State.PROVINCE_REVIEW, Action.SEND_BACK, State.DEPARTMENT_APPROVAL, Tier.REVIEWING),
		Transition(State.PROVINCE_REVIEW, Action.RETURN_TO_DRAFT, State.DRAFT, Tier.REVIEWING),
		Transition(State.PROVINCE_APPROVAL, Action.RECALL, State.PROVINCE_REVIEW, Tier.REVIEWING),
		Transition(State.PROVINCE_APPROVAL, Action.ISSUE, State.ISSUED, Tier.PROVINCE),
		Transition(State.PROVINCE_APPROVAL, Action.SEND_BACK, State.PROVINCE_REVIEW, Tier.PROVINCE),
		Transition(State.PROVINCE_APPROVAL, Action.RETURN_TO_DRAFT, State.DRAFT, Tier.PROVINCE),
		Transition(State.ISSUED, Action.RECORD_SENDING, State.SENT, Tier.DRAFTING, Route.THROUGH_DEPARTMENT),
		*(
			Transition(source, Action.REVOKE, State.REVOKED, tier, route)
			for source in (State.ISSUED, State.SENT)
			for tier, route in ((Tier.PROVINCE, Route.THROUGH_DEPARTMENT), (Tier.SIGNING, Route.DIRECT))
		),
	),
}
