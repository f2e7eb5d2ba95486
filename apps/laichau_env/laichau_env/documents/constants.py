"""Fixed words and measures of papers that more than one part of this room needs."""

from enum import StrEnum


class Standing(StrEnum):
	"""What a paper is worth: only an issued one bears a number and a day."""

	DRAFT = "draft"
	ISSUED = "issued"
	WITHDRAWN = "withdrawn"


class AgencyType(StrEnum):
	"""Values of Agency.agency_type that decide the heading."""

	PROVINCE = "Province"
	DEPARTMENT = "Department"
	COMMUNE = "Commune"
	FRONT = "Front"
	CENTRAL = "Central"


REPORT = "BC"
"""Báo cáo, Decree 30/2020 Appendix III."""
SUBMISSION = "TTr"
"""Tờ trình, as above."""

HEADING_WIDTH = 26
"""Characters of 12 pt bold capitals that fit the left half of the head (64 mm)."""
