"""The content files of indicators: the catalogue, who reports what, targets by year. Pure."""

from laichau_env.common.numbers import MOST_DECIMALS
from laichau_env.reporting.indicators.constants import Addition
from laichau_env.setup.content_files import Column, Content, Kind, Reference, Row, Table

INDICATORS = "indicators.csv"
REPORTERS = "indicator_reporters.csv"
TARGETS = "indicator_targets.csv"


def indicator_tables(agencies: str, groups: str, regimes: str) -> tuple[Table, ...]:
	"""The tables; they refer to the files of agencies, groups and regimes."""
	return (
		Table(
			INDICATORS,
			(
				Column("code", required=True),
				Column("indicator_name", required=True),
				Column("unit", required=True),
				Column("addition", required=True, options=tuple(way.value for way in Addition)),
				Column("weight_indicator"),
				Column("decimals", Kind.WHOLE, required=True, limits=(0, MOST_DECIMALS)),
				Column("minimum", Kind.NUMBER),
				Column("maximum", Kind.NUMBER),
				Column("question_jump_percent", Kind.NUMBER, limits=(0, 10_000)),
				Column("definition"),
				Column("disabled", Kind.FLAG, required=True),
				Column("unverified", Kind.FLAG, required=True),
			),
			key=("code",),
			references=(Reference(("weight_indicator",), INDICATORS, earlier=True),),
		),
		Table(
			REPORTERS,
			(
				Column("indicator", required=True),
				Column("agency"),
				Column("agency_group"),
				Column("regime"),
			),
			key=("indicator", "agency", "agency_group", "regime"),
			references=(
				Reference(("indicator",), INDICATORS),
				Reference(("agency",), agencies),
				Reference(("agency_group",), groups),
				Reference(("regime",), regimes),
			),
		),
		Table(
			TARGETS,
			(
				Column("indicator", required=True),
				Column("year", Kind.WHOLE, required=True, limits=(2020, 2100)),
				Column("target", Kind.NUMBER, required=True),
				Column("source", required=True),
			),
			key=("indicator", "year"),
			references=(Reference(("indicator",), INDICATORS),),
		),
	)


def check_indicators(content: Content) -> None:
	"""What must be true within a row of the three files."""
	for row in content[INDICATORS]:
		_check_indicator(row)
	for row in content[REPORTERS]:
		if bool(row["agency"]) == bool(row["agency_group"]):
			row.malformed("agency", "ghi một cơ quan hoặc một nhóm cơ quan, không ghi cả hai")


def _check_indicator(row: Row) -> None:
	weighed = row["addition"] == Addition.WEIGHTED_MEAN
	if weighed != bool(row["weight_indicator"]):
		reason = (
			"chưa ghi chỉ tiêu làm quyền số" if weighed else "chỉ ghi khi cộng theo trung bình có quyền số"
		)
		row.malformed("weight_indicator", reason)
	low, high = row["minimum"], row["maximum"]
	if low is not None and high is not None and low > high:
		row.malformed("maximum", f"«{high:g}» nhỏ hơn giá trị nhỏ nhất «{low:g}»")
