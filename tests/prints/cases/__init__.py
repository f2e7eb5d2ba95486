"""Every kind of paper with little, much, nothing and too much in it. Names of persons are fictitious.

`CASES` has, for each kind, the four cases that the conformance tests measure; see also prints/samples.py.
"""

from laichau_env.documents.papers.frame import Frame
from prints.cases import decisions, letters, registers, reports, sheets

CASES: dict[type[Frame], dict[str, Frame]] = {
	**reports.CASES,
	**letters.CASES,
	**decisions.CASES,
	**sheets.CASES,
	**registers.CASES,
}
