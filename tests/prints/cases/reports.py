"""Reports of agencies."""

from dataclasses import replace

from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.papers.progress_report import AppendixSection, Counts, IndicatorRow, ReportPaper
from prints import samples
from prints.cases.common import FULL, HOSTILE, LONG_NAME, too_much

INDICATORS = (
	IndicatorRow("Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý", "%", "91", "93,5", "95", ""),
	IndicatorRow("Khối lượng chất thải rắn sinh hoạt phát sinh", "tấn/ngày", "1.234,5", "1.310", "", ""),
	IndicatorRow("Tỷ lệ hộ phân loại rác tại nguồn", "%", "", "", "", "Chưa điều tra, dự kiến có số vào tháng 01 năm 2027"),
	IndicatorRow("Số vụ vi phạm về môi trường", "vụ", "3", "0", "", ""),
)  # fmt: skip


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
		"long": replace(samples.LONG, appendix=many_lines(FULL), indicators=INDICATORS * 20),
		"extreme": too_much(
			samples.EXTREME,
			indicators=(replace(INDICATORS[0], name=HOSTILE, note=LONG_NAME), *INDICATORS[1:]),
		),
		"draft": samples.DRAFT,
		"department": samples.DEPARTMENT,
		"front": samples.FRONT,
		"indicators": replace(samples.COMMUNE, indicators=INDICATORS),
		"indicators-alone": replace(samples.EMPTY, counts=Counts(), appendix=(), indicators=INDICATORS[:1]),
	},
}
