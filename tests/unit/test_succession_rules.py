"""Agencies that change: who goes on with whose work, over any history; nothing orphaned, nothing counted twice."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from laichau_env.common import errors
from laichau_env.organization.changes import rules
from laichau_env.organization.changes.rules import Asked, Succession, Target
from laichau_env.planning.rules import Party, Start, follow_successors, joined_start
from laichau_env.reporting.succession import rules as reports
from laichau_env.reporting.succession.rules import Old

DAY = date(2026, 7, 1)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Succession], list[str], list[str]]:
	"""Changes one after another: what they say, who ended, who is in force at the end."""
	in_force = [f"A{number}" for number in range(draw(st.integers(1, 4)))]
	first, ended, known, made = list(in_force), [], [], 0
	for _ in range(draw(st.integers(0, 6))):
		going = draw(st.lists(st.sampled_from(in_force), min_size=1, max_size=3, unique=True))
		takers = [f"B{made + number}" for number in range(draw(st.integers(1, 3)))]
		made += len(takers)
		staying = [agency for agency in in_force if agency not in going]
		if staying and draw(st.booleans()):
			takers = [draw(st.sampled_from(staying))]
		responsible = draw(st.sampled_from(takers))
		known += [Succession(old, taker, taker == responsible) for old in going for taker in takers]
		ended += going
		in_force = list(dict.fromkeys([*staying, *takers]))
	return known, ended, in_force + [agency for agency in first if agency not in ended + in_force]


@given(histories())
def test_every_ended_agency_has_takers_in_force_and_one_that_acts(history) -> None:
	known, ended, in_force = history
	for agency in ended:
		successors = rules.successors_of(agency, known)
		assert successors and set(successors) <= set(in_force)
		acting = rules.acting_agency(agency, known)
		assert acting in successors
		assert [one for one in in_force if agency in rules.acts_for(one, known)] == [acting]
		for successor in successors:
			assert agency in rules.predecessors_of(successor, known)


@given(histories())
def test_who_has_not_ended_goes_on_for_himself(history) -> None:
	known, ended, in_force = history
	for agency in in_force:
		assert rules.successors_of(agency, known) == [agency] and rules.acting_agency(agency, known) == agency
		assert set(rules.predecessors_of(agency, known)) <= set(ended)
		assert set(rules.acts_for(agency, known)) <= set(rules.predecessors_of(agency, known))


olds = st.lists(
	st.builds(Old, st.text("xyz", min_size=1), st.sampled_from("ABC"), st.booleans()),
	unique_by=lambda one: one.name,
)
agencies = st.lists(st.sampled_from("KLMN"), min_size=1, unique=True)


@given(olds, agencies, st.frozensets(st.sampled_from("KLMN")))
def test_every_unsent_report_has_exactly_one_taker_per_successor(found, takers, having) -> None:
	fate = reports.fate_of(found, takers, having)
	assert sorted((*fate.taken, *fate.stay), key=str) == sorted(found, key=str), "none lost, none twice"
	assert not any(report.was_sent for report in fate.taken), "what was sent keeps its name"
	unsent = [report for report in found if not report.was_sent]
	free = [taker for taker in takers if taker not in having]
	assert list(fate.taken) == (unsent if free else [])
	assert list(fate.made_for) == (free if unsent else [])
	assert not set(fate.made_for) & having, "nobody's own report is written in"


starts = st.lists(
	st.builds(Start, st.sampled_from([0, 40, 100]), st.sampled_from([None, DAY, date(2026, 8, 1)])),
	min_size=1,
)


@given(starts)
def test_a_duty_that_several_had_stands_where_the_least_stands(found) -> None:
	joined = joined_start(found)
	assert joined.percent == min(start.percent for start in found)
	if joined.completed_on:
		assert all(start.percent == 100 and start.completed_on for start in found)


@given(
	st.lists(
		st.fixed_dictionaries({"percent": st.integers(0, 100), "funds_planned": st.integers(0, 9)}),
		min_size=1,
	)
)
def test_money_is_added_and_percent_is_the_least(lines) -> None:
	joined = reports.joined_line([(f"xã {number}", line) for number, line in enumerate(lines)])
	assert joined["percent"] == min(line["percent"] for line in lines)
	assert joined["funds_planned"] == sum(line["funds_planned"] for line in lines)


def test_texts_of_several_stand_after_their_names_and_one_as_it_is() -> None:
	assert reports.joined_text([("xã A", " Đã làm ")]) == "Đã làm"
	assert (
		reports.joined_text([("xã A", "Đã làm"), ("xã B", ""), ("xã C", "Chưa")])
		== "xã A: Đã làm\nxã C: Chưa"
	)


def test_nothing_to_report_only_where_all_say_so() -> None:
	nothing = {"nothing_to_report": 1, "nothing_reason": "Không có cơ sở"}
	both = reports.joined_report([("xã A", nothing), ("xã B", nothing)])
	assert (both["nothing_to_report"], both["nothing_reason"]) == (
		1,
		"xã A: Không có cơ sở\nxã B: Không có cơ sở",
	)
	one = reports.joined_report([("xã A", nothing), ("xã B", {"situation": "Đã làm"})])
	assert one["nothing_to_report"] == 0
	assert one["situation"] == "xã B: Đã làm\nxã A: Không có cơ sở"


def test_the_slowest_pace_counts() -> None:
	assert reports.slowest(["Ahead", "", "On Track"]) == "On Track"
	assert reports.slowest(["", ""]) == ""


LINE = {"year": 2026, "percent": 50, "funds_planned": 7, "result": "x"}


def test_figures_come_from_those_before_also_over_others_and_money_once() -> None:
	before = {"K": [("B", True)], "L": [("B", False)], "B": [("A", True)]}
	own = {"A": {"t1": LINE, "t2": LINE}, "B": {"t1": {**LINE, "percent": 80}}}
	figures = reports.figures_of("K", own, before, {"B": "xã B"})
	assert (figures["t1"]["percent"], figures["t2"]["percent"]) == (80, 50)
	assert figures["t1"]["funds_planned"] == 7
	assert reports.figures_of("L", own, before, {})["t1"]["funds_planned"] == 0


def test_money_of_an_earlier_year_is_left_out() -> None:
	before = {"K": [("A", True), ("B", True)]}
	own = {"A": {"t": LINE}, "B": {"t": {**LINE, "year": 2025}}}
	assert reports.figures_of("K", own, before, {})["t"]["funds_planned"] == 7


def test_a_named_agency_that_ended_counts_for_its_successors() -> None:
	parties = [Party(agency="A", scope="x"), Party(group="xã"), Party(agency="B")]
	found = follow_successors(parties, {"A": ["K", "L"]})
	assert [party.agency for party in found] == ["K", "L", "", "B"]
	assert found[1].scope == "x"


def test_a_change_ends_those_that_are_not_there_after_it() -> None:
	assert rules.ended_by(["A", "B"], [Target(agency="B")]) == ["A"]
	assert rules.responsible_row([Target(), Target(responsible=True)]) == 1
	assert rules.responsible_row([Target(), Target()]) == 0


def new(code: str = "K") -> Target:
	return Target(agency_name="Xã", short_name="xã", code=code)


def test_a_code_may_be_taken_over_from_one_that_ends_but_not_from_another() -> None:
	in_force = {"A": "1", "B": "2"}
	assert rules.change_refusal(Asked("Rename", DAY, ["A"], [new("1")], in_force)) is None
	refusal = rules.change_refusal(Asked("Rename", DAY, ["A"], [new("2")], in_force))
	assert isinstance(refusal, errors.AgencyChangeUnfit)
	twice = Asked("Split", DAY, ["A"], [new("3"), new("3")], in_force)
	assert isinstance(rules.change_refusal(twice), errors.AgencyChangeUnfit)


def test_only_agencies_in_force_change_and_take_over() -> None:
	in_force = {"A": "1", "B": "2"}
	gone = Asked("Rename", DAY, ["Z"], [new()], in_force)
	taker_gone = Asked("Dissolve", DAY, ["A"], [Target(agency="Z")], in_force)
	for asked in (gone, taker_gone):
		assert isinstance(rules.change_refusal(asked), errors.AgencyChangeUnfit)
	assert rules.change_refusal(Asked("Dissolve", DAY, ["A"], [Target(agency="B")], in_force)) is None


def test_a_change_does_not_begin_within_a_closed_period() -> None:
	assert reports.closed_refusal_day(DAY, DAY)
	assert not reports.closed_refusal_day(DAY, date(2026, 6, 30))
	assert not reports.closed_refusal_day(DAY, None)
