"""Where the images of signatures stand on a page. Pure; lengths in points, from the page's lower left corner.

Source: Decree 30/2020/NĐ-CP, Appendix I, II.7d and II.8: the person's signature between position and name; the
agency's covers about a third of it, on its left, in the real size of the seal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from laichau_env.documents.pdf import Place

POINTS_A_MM = 72 / 25.4
SIGNATURE_MM = (50.0, 22.0)
"""Room of the person's signature: width, height."""
SEAL_MM = 36.0
"""Diameter of an agency's round seal where its image does not say another (to be checked by each agency)."""
OVERLAP = 1 / 3
ABOVE_NAME_MM = 2.0
BLOCK_MM = (62.0, 62.0, 14.0)
"""Room of the signature block around the signatory's name: to each side of its middle, above it, under it."""
BLANK_MM = (12.0, 4.0)
"""What a stamp of number or date may take around the blank that is left for it: beside, above and under."""
CORNER_MM = (70.0, 14.0)
CORNER_MARGIN_MM = 8.0
SLACK = 0.5
"""Points by which programs that count in whole ones may miss."""


@dataclass(frozen=True)
class Box:
	"""A rectangle on a page; pages count from 0."""

	page: int
	left: float
	bottom: float
	right: float
	top: float

	@property
	def corners(self) -> tuple[int, int, int, int]:
		"""Left, bottom, right, top in whole points."""
		return round(self.left), round(self.bottom), round(self.right), round(self.top)

	@property
	def width(self) -> float:
		"""From left to right."""
		return self.right - self.left

	def holds(self, other: "Box") -> bool:
		"""Whether `other` lies inside, to half a point."""
		return (
			self.page == other.page
			and other.left >= self.left - SLACK
			and other.bottom >= self.bottom - SLACK
			and other.right <= self.right + SLACK
			and other.top <= self.top + SLACK
		)


def signature_box(name: Place, page_height: float) -> Box:
	"""Over the signatory's name, centred on it; `name` is where the name's paragraph lies."""
	width, height = (side * POINTS_A_MM for side in SIGNATURE_MM)
	centre = (name.left + name.right) / 2
	bottom = page_height - name.top + ABOVE_NAME_MM * POINTS_A_MM
	return Box(name.page - 1, centre - width / 2, bottom, centre + width / 2, bottom + height)


def seal_box(signature: Box, diameter_mm: float = SEAL_MM) -> Box:
	"""To the left of the person's signature, over a third of it, at its height."""
	side = diameter_mm * POINTS_A_MM
	right = signature.left + signature.width * OVERLAP
	middle = (signature.bottom + signature.top) / 2
	return Box(signature.page, right - side, middle - side / 2, right, middle + side / 2)


def block_room(name: Place, page_height: float) -> Box:
	"""Where another program may put the signatures that are seen: between position and name, and around it."""
	aside, above, under = (side * POINTS_A_MM for side in BLOCK_MM)
	centre = (name.left + name.right) / 2
	return Box(
		name.page - 1,
		centre - aside,
		page_height - name.bottom - under,
		centre + aside,
		page_height - name.top + above,
	)


def blank_room(blanks: Sequence[Place], page_height: float) -> Box:
	"""Where another program may stamp what belongs into `blanks`, which stand on one line."""
	beside, over = (side * POINTS_A_MM for side in BLANK_MM)
	return Box(
		blanks[0].page - 1,
		min(one.left for one in blanks) - beside,
		page_height - max(one.bottom for one in blanks) - over,
		max(one.right for one in blanks) + beside,
		page_height - min(one.top for one in blanks) + over,
	)


def corner_box(page_width: float, page_height: float) -> Box:
	"""Upper right corner of page 1, for the text of an annex in a file of its own (template 2.2)."""
	width, height = (side * POINTS_A_MM for side in CORNER_MM)
	right, top = page_width - CORNER_MARGIN_MM * POINTS_A_MM, page_height - CORNER_MARGIN_MM * POINTS_A_MM
	return Box(0, right - width, top - height, right, top)
