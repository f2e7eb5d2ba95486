"""Fixed words of extension requests, as approval's table names them."""

DRAFT = "Draft"
PENDING = "Pending Decision"
GRANTED = "Granted"
REFUSED = "Refused"
REVOKED = "Revoked"
SENT_STATES = (PENDING, GRANTED, REFUSED, REVOKED)
"""States in which a request has left its agency."""
LIVE_STATES = (DRAFT, PENDING)
"""States in which a request is not decided."""

ASK = "Request Extension"
GRANT = "Grant"
REVOKE = "Revoke"
