"""Fixed words of reporting: roles of a line, states as the other modules read them."""

LEAD = "Lead"
COORDINATE = "Coordinate"

DRAFT = "Draft"
RETURNED = "Returned"
APPROVED = "Approved"
REVOKED = "Revoked"
SENT_STATES = (
	"Under Department Review",
	"Pending Department Approval",
	"Pending Province Approval",
	"Approved",
	"Revoked",
)
"""States in which a report has left its agency, signed; a test compares them with approval/transitions.py."""

REQUEST_SIGNATURE = "Request Signature"
SIGN_AND_SUBMIT = "Sign and Submit"
RECALL = "Recall"

MOST_FUNDS = 1_000_000_000
"""Million dong that a line may state: more than the budget of the State, so a slip in the unit."""

PERIOD_PLANNED = "Planned"
PERIOD_OPEN = "Open"
PERIOD_CLOSED = "Closed"
