"""Fixed words of notices."""

from enum import StrEnum

NOTICE, CHOICE, LOG = "Work Notice", "Notice Choice", "Notification Log"

MORNING, EVERYBODY = "laichau_env_last_morning", "__global"
"""Where the day of the last morning stands among the framework's default values."""

VIETNAMESE = "vi"
"""Notices are Vietnamese whoever causes them: a worker has no language of its own."""


class Kind(StrEnum):
	"""What a notice is for; the options of Work Notice."""

	YOUR_TURN = "Your Turn"
	RETURNED = "Sent Back to You"
	DECIDED = "Decided"
	REMINDER = "Reminder"
	OVERDUE = "Overdue Notice"
	ESCALATION = "Escalation"
	OPINION = "Opinion Asked"
	OPINION_GIVEN = "Opinion Given"
	WEEKLY = "Weekly Summary"
	STALE = "Sources Changed"


OF_A_STEP = (Kind.YOUR_TURN, Kind.RETURNED, Kind.REMINDER, Kind.OVERDUE, Kind.ESCALATION)
"""What is told of the step that a record is in: settled once it has moved on."""


class Email(StrEnum):
	"""What became of the e-mail of a notice; the options of Work Notice."""

	NOT_SET_UP = "Not Set Up"
	NOT_WANTED = "Not Wanted"
	TO_SEND = "To Send"
	FOR_DIGEST = "For the Digest"
	HANDED_OVER = "Handed Over"
	NOT_SENT = "Could Not Be Sent"
	NOT_NEEDED = "No Longer Needed"


class Mode(StrEnum):
	"""How somebody wants e-mail; the options of Notice Choice. In the system he is told at once, whatever he chose."""

	EACH = "Each Notice"
	DIGEST = "One E-mail a Morning"
	NONE = "No E-mail"
