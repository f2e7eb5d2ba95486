"""Places in a record's content: written and read back, found where contents differ, covered or not."""

from hypothesis import given
from hypothesis import strategies as st
from laichau_env.approval.returns.places import FILES, Place, changed_places, is_open, parse
from laichau_env.approval.returns.rules import Asked, closed_places, remark_refusal
from laichau_env.common import errors
from laichau_env.common.approvable import ChildTable, Kind

LINES = ChildTable(
	"lines", "Line", ("task", "role"), ("result", "percent"), fixed=("words",), fixed_rows=True
)
PROPOSALS = ChildTable("proposals", "Proposal", ("task", "addressee"), ("proposal",))
EVIDENCE = ChildTable("evidence", "Evidence", ("task", "file"), ("caption",))
KIND = Kind(
	doctype="Record", workflow="W", agency_field="a", examiner_field="e", content=("situation", "next"), fixed=(),
	tables=(LINES, PROPOSALS, EVIDENCE), service_fields=(), editors_field="editors", check=lambda *_: None,
	write=lambda *_: {}, action_values=lambda *_: (),
)  # fmt: skip

words = st.text(st.characters(blacklist_characters="|\x00", blacklist_categories=("Cs",)), max_size=12)
keys = st.tuples(words, words)
rows = st.tuples(st.sampled_from((LINES, PROPOSALS, EVIDENCE)), keys)


def places() -> st.SearchStrategy[Place]:
	return st.one_of(
		st.sampled_from([Place(field=name) for name in (*KIND.content, FILES)]),
		st.sampled_from([Place(table=table.fieldname) for table in KIND.tables]),
		rows.map(lambda found: Place(table=found[0].fieldname, key=found[1])),
		rows.map(lambda found: Place(found[0].content[0], found[0].fieldname, found[1])),
	)


@given(places())
def test_a_place_reads_as_it_was_written(place: Place) -> None:
	assert parse(str(place), KIND) == place


@given(st.text())
def test_what_names_nothing_is_no_place(text: str) -> None:
	place = parse(text, KIND)
	assert place is None or str(place) == text


def line(task: str = "T1", result: str = "", percent: float = 0.0) -> dict:
	return {"task": task, "role": "Lead", "words": "W", "result": result, "percent": percent}


def content(**changed: object) -> dict:
	return {
		"situation": "", "next": "", "lines": [line("T1"), line("T2")], "proposals": [], "evidence": [],
		"files": [], **changed,
	}  # fmt: skip


@given(
	st.lists(
		st.sampled_from(["situation", "next", "line1", "line2", "proposal", "evidence", FILES]), unique=True
	)
)
def test_each_change_is_found_and_nothing_else(changes: list[str]) -> None:
	after = content()
	expected = set()
	for change in changes:
		if change in ("situation", "next"):
			after[change] = "khác"
			expected.add(change)
		elif change.startswith("line"):
			after["lines"][int(change[-1]) - 1]["result"] = "khác"
			expected.add(f"lines|T{change[-1]}|Lead|result")
		elif change == "proposal":
			after["proposals"] = [{"task": "T1", "addressee": "", "proposal": "xin xe"}]
			expected.add("proposals|T1|")
		elif change == "evidence":
			after["evidence"] = [{"task": "T2", "file": "/a.pdf", "caption": ""}]
			expected.add("evidence|T2|/a.pdf")
		else:
			after["files"] = [["a.pdf", "/a.pdf", "0"]]
			expected.add(FILES)
	assert {str(place) for place in changed_places(content(), after, KIND)} == expected


def test_two_rows_of_one_key_are_one_place() -> None:
	row = {"task": "T1", "addressee": "X", "proposal": "một"}
	before, after = content(proposals=[row, row]), content(proposals=[row, {**row, "proposal": "hai"}])
	assert [str(place) for place in changed_places(before, after, KIND)] == ["proposals|T1|X"]
	assert not changed_places(content(proposals=[row]), content(proposals=[dict(row)]), KIND)


def opened(named: str, place: str) -> bool:
	return is_open(parse(place, KIND), [parse(named, KIND)], KIND)


def test_a_whole_line_opens_its_fields_and_what_hangs_on_its_task() -> None:
	for place in ("lines|T1|Lead", "lines|T1|Lead|percent", "proposals|T1|X", "evidence|T1|/a.pdf", FILES):
		assert opened("lines|T1|Lead", place), place
	for place in ("lines|T2|Lead|percent", "proposals|T2|X", "proposals||X", "situation"):
		assert not opened("lines|T1|Lead", place), place


def test_a_field_opens_itself_alone() -> None:
	assert opened("lines|T1|Lead|result", "lines|T1|Lead|result")
	for place in ("lines|T1|Lead|percent", "proposals|T1|X", FILES, "situation"):
		assert not opened("lines|T1|Lead|result", place)
	assert opened("situation", "situation") and not opened("situation", "next")


def test_a_table_opens_its_rows_and_the_table_of_files_the_files() -> None:
	assert opened("proposals", "proposals|T9|X") and not opened("proposals", FILES)
	assert opened("evidence", "evidence|T1|/b.pdf") and opened("evidence", FILES)


def test_with_no_place_named_all_are_open() -> None:
	assert closed_places([Place(field="situation")], [], KIND) == []
	assert closed_places([Place(field="next")], [Place(field="situation")], KIND) == [Place(field="next")]


def test_remarks_must_name_a_place_once_and_say_enough() -> None:
	good = Asked("lines|T1|Lead", "Ghi rõ khối lượng")
	assert remark_refusal([good, Asked("situation", "Nêu rõ văn bản")], content(), KIND) is None
	for bad in (
		[Asked("lines|T9|Lead", "Ghi rõ khối lượng")],
		[Asked("situation", "ngắn")],
		[good, good],
		[Asked("", "Ghi rõ khối lượng")],
		[Asked("situation", "x" * 2001)],
		[Asked(f"lines|T{number}|Lead", "Ghi rõ khối lượng") for number in range(101)],
	):
		assert isinstance(remark_refusal(bad, content(), KIND), errors.RemarkUnfit)
