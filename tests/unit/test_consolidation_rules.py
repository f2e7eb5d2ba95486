"""How reports are added up, texts merged, the officer's words carried and sources compared: tables and properties."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laichau_env.consolidation import corrections, hand, pins, rules, texts
from laichau_env.consolidation.comparison import rules as comparison
from laichau_env.consolidation.comparison.rules import Dated
from laichau_env.consolidation.constants import Figure, TextKind
from laichau_env.consolidation.corrections import Correction, HeldTo
from laichau_env.consolidation.differences import Difference, differences
from laichau_env.consolidation.hand import Text
from laichau_env.consolidation.pins import Change, Pin, Pins
from laichau_env.consolidation.rules import Corrected, Line, Task
from laichau_env.consolidation.texts import Merged, Said
from laichau_env.planning.rules import Schedule, Standing
from laichau_env.reporting.indicators.figures import Limits

AS_OF = date(2027, 9, 14)
TASK = Task("T-1", "S", "1.", "Nội dung", Schedule(date(2026, 1, 1), date(2026, 12, 31)))


def line(agency: str, percent: float = 50, **values: object) -> Line:
	given_values = {"result": "Đã làm", **values}
	return Line(f"BC-{agency}", f"row-{agency}", agency, "T-1", True, percent=percent, **given_values)


def test_the_four_boxes_percents_and_money() -> None:
	lines = [
		line("A", 100, completed_on=date(2026, 12, 31), funds_planned=100, funds_disbursed=90),
		line("B", 100, completed_on=date(2027, 1, 1), funds_planned=300),
		line("C", 40),
		line("D", 0, result="", pace=""),
		Line("BC-E", "row-E", "E", "T-1", False, result="Phối hợp", funds_planned=5),
	]
	found = rules.task_figures(TASK, lines, 6, AS_OF)
	assert (found.owed, found.reported) == (6, 3), "D says nothing, E only coordinates"
	assert [found.boxes[box] for box in Standing] == [1, 1, 0, 1]
	assert (found.mean_percent, found.weighted_percent) == (80, 100), "C planned no money and weighs nothing"
	assert (found.funds_planned, found.funds_disbursed) == (405, 90), "money of coordinators counts"


@pytest.mark.parametrize(
	("as_of", "box"),
	[(date(2026, 12, 31), Standing.COMPLETED_ON_TIME), (date(2027, 1, 1), Standing.COMPLETED_LATE)],
)
def test_all_done_without_a_day_is_completed_by_the_cut_off(as_of: date, box: Standing) -> None:
	assert rules.box_of(TASK, line("A", 100), as_of) == box
	assert rules.box_of(TASK, line("A", 99), as_of) in (Standing.WITHIN_TIME, Standing.OVERDUE)


def test_of_nothing_there_is_no_percent() -> None:
	found = rules.task_figures(TASK, [], 2, AS_OF)
	assert (found.owed, found.reported, found.mean_percent, found.weighted_percent) == (2, 0, None, None)


MONEY = st.integers(0, 10**11).map(lambda thousandths: thousandths / 1000)


@given(st.lists(st.tuples(st.floats(0, 100), MONEY), max_size=30))
def test_weighted_percent_lies_between_the_least_and_the_most(pairs: list[tuple[float, float]]) -> None:
	weighed = [value for value, weight in pairs if weight > 0]
	found = rules.weighted_mean(pairs)
	assert (found is None) == (not weighed)
	if weighed:
		assert min(weighed) - 0.001 <= found <= max(weighed) + 0.001


def test_a_correction_stands_in_the_place_of_its_figure_alone() -> None:
	lines = [line("A", 100, completed_on=date(2026, 6, 1)), line("B", 20)]
	low = Corrected("A", Figure.PERCENT, 60, "T-1")
	done = Corrected("B", Figure.COMPLETED_ON, date(2026, 9, 1), "T-1")
	one, two = rules.with_corrections(lines, [low, done])
	assert (one.percent, one.completed_on) == (60, None), "not done, so on no day"
	assert (two.percent, two.completed_on) == (100, date(2026, 9, 1)), "done, so all of it"
	assert rules.with_corrections(lines, [Corrected("A", Figure.PERCENT, 1, "T-2")]) == lines


def test_of_two_corrections_that_oppose_each_other_the_later_counts() -> None:
	day, low = (
		Corrected("A", Figure.COMPLETED_ON, date(2026, 9, 1), "T-1"),
		Corrected("A", Figure.PERCENT, 20, "T-1"),
	)
	(one,) = rules.with_corrections([line("A")], [day, low])
	assert (one.percent, one.completed_on) == (20, None)
	(one,) = rules.with_corrections([line("A")], [low, day])
	assert (one.percent, one.completed_on) == (100, date(2026, 9, 1))


MADE = Correction("A", Figure.PERCENT, "50", "40", "Trùng số liệu với kỳ trước", plan_task="T-1")


def test_a_newer_correction_takes_away_the_one_that_it_contradicts() -> None:
	day = replace(MADE, figure=Figure.COMPLETED_ON, corrected="01/9/2026")
	others = [
		replace(MADE, corrected="30"),
		day,
		replace(day, agency="B"),
		replace(MADE, figure=Figure.FUNDS_PLANNED),
	]
	assert corrections.beside(MADE, others) == others[2:]
	assert corrections.beside(day, [MADE, day]) == []


@pytest.mark.parametrize(
	("figure", "corrected", "held_to", "says"),
	[
		(Figure.PERCENT, "100", {}, "hãy hiệu chỉnh ngày hoàn thành"),
		(Figure.PERCENT, "40", {"is_lead": False}, "chỉ phối hợp"),
		(Figure.COMPLETED_ON, "02/3/2026", {"is_lead": False}, "chỉ phối hợp"),
		(Figure.COMPLETED_ON, "02/3/2026", {"latest": date(2026, 3, 1)}, "không được sau 01/3/2026"),
		(Figure.FUNDS_DISBURSED, "100.000.000,5", {}, "nhiều nhất 100.000.000"),
		(Figure.INDICATOR, "101", {"limits": Limits(maximum=Decimal(100))}, "không được lớn hơn 100"),
		(Figure.INDICATOR, "-1", {"limits": Limits(minimum=Decimal(0))}, "không được nhỏ hơn 0"),
		(Figure.INDICATOR, "12,25", {"decimals": 1}, "nhiều nhất 1 chữ số"),
	],
)
def test_a_correction_is_held_to_what_the_agency_is_held_to(
	figure: Figure, corrected: str, held_to: dict, says: str
) -> None:
	made = replace(MADE, figure=figure, corrected=corrected)
	refusal = corrections.refusal_of(made, "50", HeldTo(**held_to), "Xã A")
	assert says in str(refusal) and ".." not in str(refusal)


@pytest.mark.parametrize(
	("figure", "corrected"),
	[
		(Figure.PERCENT, "40"),
		(Figure.COMPLETED_ON, "01/3/2026"),
		(Figure.FUNDS_PLANNED, "100.000.000"),
		(Figure.INDICATOR, "100"),
	],
)
def test_a_correction_at_the_bound_is_taken(figure: Figure, corrected: str) -> None:
	held_to = HeldTo(latest=date(2026, 3, 1), limits=Limits(Decimal(0), Decimal(100)))
	assert (
		corrections.refusal_of(replace(MADE, figure=figure, corrected=corrected), "50", held_to, "A") is None
	)


@pytest.mark.parametrize(
	("figure", "typed", "kept"),
	[
		(Figure.PERCENT, "37,5", "37,5"),
		(Figure.FUNDS_PLANNED, "1.250,5", "1.250,5"),
		(Figure.COMPLETED_ON, "2026-09-14", "14/9/2026"),
		(Figure.COMPLETED_ON, "05/01/2026", "05/01/2026"),
		(Figure.INDICATOR, "-2", "-2"),
	],
)
def test_what_is_typed_is_kept_as_it_is_printed(figure: Figure, typed: str, kept: str) -> None:
	assert corrections.read(figure, typed) == kept
	assert corrections.read(figure, kept) == kept


@pytest.mark.parametrize("typed", ["12.5", "abc", "", "101", "-1"])
def test_what_is_no_percent_is_refused(typed: str) -> None:
	with pytest.raises(corrections.NotAFigure) as caught:
		corrections.read(Figure.PERCENT, typed)
	assert not str(caught.value).endswith("."), "the sentence around it has a stop of its own"


def test_a_correction_is_overtaken_when_its_original_changes() -> None:
	one = Correction("A", Figure.PERCENT, "50", "40", "Trùng số liệu", plan_task="T-1")
	assert not corrections.overtaken([one], {one.key: "50"})
	assert corrections.overtaken([one], {one.key: "60"}) == [(one, "60")]
	assert corrections.overtaken([one], {}) == [(one, None)]
	blank = replace(one, figure=Figure.COMPLETED_ON, original="")
	assert not corrections.overtaken([blank], {blank.key: ""})
	assert corrections.overtaken([blank], {}) == [(blank, None)], "the source is gone, blank as it was"


def test_alike_texts_are_one_and_different_figures_are_not() -> None:
	said = [
		Said("A", "Đã thu gom 12 tấn."),
		Said("B", "đã  thu gom 12 tấn"),
		Said("C", "Đã thu gom 12 tấn"),  # the same letters, decomposed
		Said("D", "Đã thu gom 13 tấn"),
		Said("E", "  \n "),
		Said("A", "Đã thu gom 12 tấn"),
	]
	assert texts.merge(said) == [
		Merged("Đã thu gom 12 tấn.", ("A", "B", "C")),
		Merged("Đã thu gom 13 tấn", ("D",)),
	]
	assert (
		texts.written(texts.merge(said), {"A": "Xã A"})
		== "Xã A; B; C: Đã thu gom 12 tấn.\nD: Đã thu gom 13 tấn"
	)


@pytest.mark.parametrize(
	"one, other, alike",
	[
		("Đạt 1.234 m3", "Đạt 1,234 m3", False),
		("tăng 5%", "tăng -5%", False),
		("tỷ lệ > 90 %", "tỷ lệ < 90 %", False),
		("tỷ lệ 5‰", "tỷ lệ 5%", False),
		("ngày 1/5", "ngày 15", False),
		("- Thu gom 12 tấn;", "Thu gom 12 tấn.", True),
		("a) Xã X:  12,5 tấn,", "2. xã X: 12,5 tấn", True),
		("1-2 lần", "1, 2 lần", False),
		("~50%", "50%", False),
		("±5%", "5%", False),
		("giảm - 5%", "giảm 5%", False),
		("12 $", "12 €", False),
		("Không. Có bãi rác", "Không có bãi rác", False),
		("- ", "…", True),
	],
)
def test_only_how_a_text_is_written_makes_no_difference(one: str, other: str, alike: bool) -> None:
	assert (texts.likeness(one) == texts.likeness(other)) == alike


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["x", "X.", "y", "z 1", "", "Z  1"]))))
def test_no_agency_and_no_text_is_lost(said: list[tuple[str, str]]) -> None:
	merged = texts.merge([Said(*one) for one in said])
	kept = {(agency, texts.likeness(one.text)) for one in merged for agency in one.agencies}
	assert kept == {(agency, texts.likeness(text)) for agency, text in said if text}
	assert len({texts.likeness(one.text) for one in merged}) == len(merged)


def test_words_by_hand_are_carried_and_never_lost() -> None:
	mine = Text(TextKind.PART, "cũ", subject="situation", hand="của tôi", over="cũ")
	gone = Text(TextKind.PROPOSALS, "đề nghị", subject="SYT", hand="viết tay", over="đề nghị")
	plain = Text(TextKind.RESULT, "cũ", plan_task="T-1")
	before = {one.place: one for one in (mine, gone, plain)}
	built = [Text(TextKind.PART, "mới", subject="situation"), Text(TextKind.RESULT, "mới", plan_task="T-1")]
	carried = hand.carried(built, before)
	assert [one.shown for one in carried] == ["của tôi", "mới", "viết tay"]
	assert [one.place for one in hand.meetings(carried)] == [mine.place, gone.place]
	assert (carried[0].over, carried[0].built, carried[2].built) == ("cũ", "mới", "")


def test_words_of_blanks_are_none() -> None:
	blank = Text(TextKind.RESULT, "gộp", plan_task="T-1", hand=" \n\u200b", over="cũ")
	assert (blank.shown, blank.meets) == ("gộp", False)


def pin(agency: str, **values: object) -> Pin:
	facts = {
		"content_hash": "h",
		"digest": "d",
		"provisional": False,
		"days_late": 0,
		"tasks": ("T-1",),
		**values,
	}
	return Pin(f"BC-{agency}", agency, **facts)


def pinned(*reports: Pin, tasks: dict | None = None, owing: tuple[str, ...] = ("A", "B")) -> Pins:
	return Pins({one.report: one for one in reports}, tasks or {"T-1": "t"}, {"I": "i"}, owing)


@pytest.mark.parametrize(
	("now", "change"),
	[
		(pinned(), Change.GONE),
		(pinned(pin("A", content_hash="x")), Change.CHANGED),
		(pinned(pin("A", digest="x")), Change.CHANGED),
		(pinned(pin("A", provisional=True)), Change.APPROVED),
		(pinned(pin("A", days_late=3)), Change.LATENESS),
		(pinned(pin("A"), pin("B")), Change.ARRIVED),
		(pinned(pin("A"), tasks={"T-1": "x"}), Change.TASK),
		(pinned(pin("A"), owing=("A",)), Change.COVERAGE),
		(Pins({"BC-A": pin("A")}, {"T-1": "t"}, {"I": "x"}, ("A", "B")), Change.INDICATOR),
	],
)
def test_each_way_a_source_changes_is_told(now: Pins, change: Change) -> None:
	assert pins.staleness(pinned(pin("A")), pinned(pin("A"))) == []
	assert [one.change for one in pins.staleness(pinned(pin("A")), now)] == [change]


def test_approved_content_of_the_same_hash_needs_no_reading() -> None:
	built = pinned(pin("A"))
	glance = pins.by_standing(
		pinned(pin("A", digest="", tasks=()), pin("B", digest="", tasks=())), built, {"BC-B": ("T-2",)}
	)
	assert [(one.change, one.tasks) for one in pins.staleness(built, glance)] == [(Change.ARRIVED, ("T-2",))]


def test_figures_that_differ_are_named_with_both_values() -> None:
	before, after = (
		{"T-1": {"reported": 1}, "T-2": {"reported": 2}},
		{"T-1": {"reported": 3}, "T-3": {"reported": 1}},
	)
	assert differences(before, after) == [
		Difference("T-1", "reported", 1, 3),
		Difference("T-3", "reported", None, 1),
		Difference("T-2", "reported", 2, None),
	]
	assert differences(before, before) == []


def test_who_ended_is_not_counted_beside_the_successor_s_later_report() -> None:
	first, second, third = date(2026, 3, 14), date(2026, 6, 14), date(2026, 9, 14)
	told = [
		Dated(line("A", 10), first),
		Dated(line("A", 40), second),
		Dated(line("B", 60), third),
		Dated(line("NEW", 50), third),
		Dated(replace(line("A", 70), plan_task="T-2"), second),
	]
	found = comparison.latest(told, {"NEW": ("A", "B"), "C": ("A",)})
	assert [(one.agency, one.plan_task, one.percent) for one in found.lines] == [
		("B", "T-1", 60),
		("NEW", "T-1", 50),
		("A", "T-2", 70),
	], "B reported in the same period, on places of its own; of T-2 the successor says nothing"
	assert found.gone_over == {"A": "NEW"}
	assert len(comparison.latest(told, {}).lines) == 4


@pytest.mark.parametrize(("year", "fits"), [("2026", True), ("2020", True), ("2100", True), ("", False), ("0", False),
	("99999", False), ("20 26", False), ("abc", False), ("-2026", False), ("2019", False)])  # fmt: skip
def test_a_year_to_select_by_must_be_one(year: str, fits: bool) -> None:
	refusal = comparison.year_refusal(year, "Bên trái: Năm")
	assert (refusal is None) == fits
	assert fits or "«Bên trái: Năm»" in str(refusal)
