"""Who may do what with a commune's report in which state: written by hand from the design, not from the code.

tests/site/matrix asks the running site for every cell; devtools/docs.py prints the table into docs/permissions.md.
Pure: no frappe here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

DRAFT, SIGNATURE, REVIEW, DEPARTMENT, PROVINCE, RETURNED, APPROVED, REVOKED = STATES = (
	"Draft",
	"Pending Signature",
	"Under Department Review",
	"Pending Department Approval",
	"Pending Province Approval",
	"Returned",
	"Approved",
	"Revoked",
)
SENT = (REVIEW, DEPARTMENT, PROVINCE, APPROVED, REVOKED)
STEPS = (
	"Request Signature",
	"Sign and Submit",
	"Recommend",
	"Approve at Department",
	"Approve",
	"Send Back",
	"Recall",
	"Revoke",
)
LOOKS = ("read", "list", "count", "print", "file", "comment")
"""What everybody may do who sees the report."""
NEVER = ("share", "delete")
"""What nobody may do with a report that was written in."""
WRITE = "write"
RIGHTS = (*LOOKS, WRITE, *NEVER)
SIGN, BACK, RECALL = "Sign and Submit", "Send Back", "Recall"


@dataclass(frozen=True)
class Row:
	"""One who comes to the report: `who` in words, the states in which he sees it, what he may do there.

	`steps` and `writes` are for the report that the agency's officer wrote and that the commune's chairman, the
	examining officer and the director have acted on, each at his own tier.
	"""

	key: str
	who: str
	sees: tuple[str, ...] = ()
	writes: tuple[str, ...] = ()
	steps: dict[str, tuple[str, ...]] = field(default_factory=dict)

	def may(self, what: str, state: str) -> bool:
		"""Whether he may take the step or use the right `what` in `state`."""
		if what in STEPS:
			return what in self.steps.get(state, ())
		if what == WRITE:
			return state in self.writes
		return what in LOOKS and state in self.sees


TABLE = (
	Row(
		"officer",
		"Commune Officer of the report's commune, who wrote it",
		STATES,
		(DRAFT, RETURNED),
		{DRAFT: ("Request Signature",), SIGNATURE: (RECALL,), RETURNED: ("Request Signature",)},
	),
	Row(
		"chairman",
		"Commune Leader of the report's commune, who signed it",
		STATES,
		steps={SIGNATURE: (SIGN, BACK), REVIEW: (RECALL,)},
	),
	Row("vice_chairman", "Commune Leader of the report's commune, another", STATES, steps={SIGNATURE: (SIGN, BACK)}),
	Row(
		"delegate",
		"Delegated Signatory of the report's commune, without a role of his own",
		STATES,
		steps={SIGNATURE: (SIGN, BACK)},
	),
	Row("other_officer", "Commune Officer of another commune"),
	Row("other_chairman", "Commune Leader of another commune"),
	Row(
		"examiner",
		"Department Officer of the examining department, who recommended it",
		SENT,
		steps={REVIEW: ("Recommend", BACK), DEPARTMENT: (RECALL,)},
	),
	Row("second_examiner", "Department Officer of the examining department, another", SENT, steps={REVIEW: ("Recommend", BACK)}),
	Row(
		"director",
		"Department Leader of the examining department, who approved it there",
		SENT,
		steps={DEPARTMENT: ("Approve at Department", BACK), PROVINCE: (RECALL,)},
	),
	Row("stranger", "Department Officer of another department"),
	Row("strange_director", "Department Leader of another department"),
	Row("province_officer", "Province Officer", SENT),
	Row(
		"province_chairman",
		"Province Leader",
		SENT,
		steps={PROVINCE: ("Approve", BACK), APPROVED: ("Revoke",)},
	),
	Row("province_vice", "Province Leader, another", SENT, steps={PROVINCE: ("Approve", BACK), APPROVED: ("Revoke",)}),
	Row("supervisor", "Supervisor", SENT),
	Row("planner", "Plan Administrator"),
	Row("plain", "an account without a role or a post"),
	Row("guest", "who is not logged in"),
)  # fmt: skip


def printed() -> Iterable[tuple[str, ...]]:
	"""The table for people: a row for each who, a cell for each state."""
	for row in TABLE:
		yield (row.who, *(_cell(row, state) for state in STATES))


def _cell(row: Row, state: str) -> str:
	words = ["sees"] if state in row.sees else []
	words += ["writes"] if state in row.writes else []
	return ", ".join([*words, *row.steps.get(state, ())])
