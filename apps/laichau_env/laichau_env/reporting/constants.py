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

MOST_FUNDS = 10**8
"""Million dong of one line at most: 100,000 billion, many times what the province spends in a year. More is an amount
typed in dong, and the sum of a few of them would not fit into the record of a consolidation."""

PERIOD_PLANNED = "Planned"
PERIOD_OPEN = "Open"
PERIOD_CLOSED = "Closed"
