"""Reports of agencies."""

from dataclasses import replace

from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.papers.progress_report import AppendixSection, Counts, ReportPaper
from prints import samples
from prints.cases.common import FULL, too_much


def many_lines(number: int) -> tuple[AppendixSection, ...]:
	"""An appendix of `number` tasks under one heading."""
	return (
		AppendixSection(
			("I. Các nhiệm vụ đến hết năm 2026",), tuple(samples.line(f"{n}.") for n in range(1, number + 1))
		),
	)


CASES: dict[type[Frame], dict[str, Frame]] = {
	ReportPaper: {
		"short": samples.COMMUNE,
		"empty": replace(samples.EMPTY, counts=Counts(), appendix=()),
		"long": replace(samples.LONG, appendix=many_lines(FULL)),
		"extreme": too_much(samples.EXTREME),
		"draft": samples.DRAFT,
		"department": samples.DEPARTMENT,
		"front": samples.FRONT,
	},
}
