"""Every kind of paper with little, much, nothing and too much in it. Names of persons are fictitious.

`CASES` has, for each kind, the cases that the conformance tests measure: "short", "empty", "long" and "extreme", and
others where a kind has several looks; see also prints/samples.py.
"""

from laichau_env.documents.papers.frame import Frame
from prints.cases import consolidated, decisions, letters, registers, reports, sheets, weekly

CASES: dict[type[Frame], dict[str, Frame]] = {
	**reports.CASES,
	**consolidated.CASES,
	**letters.CASES,
	**decisions.CASES,
	**sheets.CASES,
	**registers.CASES,
	**weekly.CASES,
}

MEASURED_ONLY = ("long", "extreme")
"""Cases whose text and places are not kept: what counts is that they are well laid out."""
