"""Headings of a regime's consolidated report, without a site."""

import pytest
from laichau_env.reporting.outline import LONGEST, PERIODIC, Contents, Heading, refusal_of


def headings(*contents: Contents) -> list[Heading]:
	return [Heading(f"Mục {number}", one) for number, one in enumerate(contents)]


NEEDED = [heading.contents for heading in PERIODIC]


def test_no_headings_and_those_of_periodic_reports_are_an_outline() -> None:
	assert refusal_of([]) is refusal_of(PERIODIC) is None
	assert refusal_of(headings(Contents.OWN_WORDS, *NEEDED, Contents.FUNDS, Contents.OWN_WORDS)) is None


@pytest.mark.parametrize("absent", NEEDED, ids=str)
def test_what_agencies_write_must_have_its_heading(absent: Contents) -> None:
	refusal = refusal_of(headings(*(one for one in NEEDED if one is not absent)))
	assert refusal and refusal.code == "outline-unfit"


@pytest.mark.parametrize(
	"wrong",
	[
		headings(*NEEDED, Contents.FUNDS, Contents.FUNDS),
		headings(*NEEDED, *[Contents.OWN_WORDS] * (LONGEST - len(NEEDED) + 1)),
		[*PERIODIC, Heading(PERIODIC[0].title.upper(), Contents.OWN_WORDS)],
	],
	ids=["a kind of contents twice", "too many to be numbered", "two of one name"],
)
def test_nothing_stands_twice_and_all_can_be_numbered(wrong: list[Heading]) -> None:
	assert refusal_of(wrong)
