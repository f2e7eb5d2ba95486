"""Every refusal the app gives: one class each, with a stable code and one Vietnamese sentence.

Pure: no frappe here. A rule returns or raises a Refusal; common/refuse.py turns it into the
framework's exception. Tests assert the class or the code, never the wording.
"""

from typing import ClassVar

FORBIDDEN = 403
CONFLICT = 409
INVALID = 417


class Refusal(Exception):
	"""A request that is refused on purpose.

	`sentence` may name facts in braces; they are given as keyword arguments and escaped by the adapter.
	`title` stands over it on the screen.
	"""

	code: ClassVar[str] = "refused"
	status: ClassVar[int] = INVALID
	title: ClassVar[str] = "Không thực hiện được"
	sentence: ClassVar[str] = "Yêu cầu không được chấp nhận."

	def __init__(self, **facts: object) -> None:
		self.facts = facts
		super().__init__(self.sentence.format(**facts))


class Outdated(Refusal):
	"""What the person has on the screen is no longer so: he must read it anew, and the form offers to reload."""

	status = CONFLICT
	title = "Hồ sơ đã thay đổi"
