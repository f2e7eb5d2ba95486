"""Many papers in one file: names that every system takes, and when a job wants a worker."""

import io
import zipfile
from datetime import datetime, timedelta

import pytest
from laichau_env.common import errors
from laichau_env.documents.batch import assembly, rules

NOW = datetime(2026, 12, 16, 9)


@pytest.mark.parametrize(
	("title", "name"),
	[
		("Ủy ban nhân dân xã Bum Tở", "Ủy ban nhân dân xã Bum Tở"),
		("../../etc/passwd", ".. .. etc passwd"),
		('a\\b:c*d?e"f<g>h|i\n\x00j', "a b c d e f g h i j"),
		("  ...  ", "bao-cao"),
		("", "bao-cao"),
		("tên kết thúc bằng chấm. ", "tên kết thúc bằng chấm"),
		("U\u0309y ban", "Ủy ban"),
		("a\u202egpj.exe", "a gpj.exe"),
		("x" * 300, "x" * rules.LONGEST_NAME),
	],
)
def test_names_are_safe_and_readable(title: str, name: str) -> None:
	assert rules.safe_name(title) == name
	assert "/" not in rules.entry_name(1, 5, title)


def test_equal_titles_do_not_meet_in_the_archive() -> None:
	content = assembly.as_zip([("Xã A", b"1"), ("Xã A", b"2")], NOW)
	archive = zipfile.ZipFile(io.BytesIO(content))
	assert archive.namelist() == ["01 - Xã A.pdf", "02 - Xã A.pdf"]
	assert [archive.read(name) for name in archive.namelist()] == [b"1", b"2"]


@pytest.mark.parametrize(
	("form", "count", "refused"),
	[
		("PDF", 1, False),
		("ZIP", rules.MOST_REPORTS, False),
		("EXE", 1, True),
		("PDF", 0, True),
		("PDF", 1001, True),
	],
)
def test_what_may_be_asked_for(form: str, count: int, refused: bool) -> None:
	refusal = rules.asking_refusal(form, [str(number) for number in range(count)])
	assert isinstance(refusal, errors.BatchUnfit) == refused


def test_one_key_whatever_the_order_of_ticking() -> None:
	key = rules.open_key("a@x", "PDF", ["1", "2"])
	assert key == rules.open_key("a@x", "PDF", ["2", "1"])
	assert len({key, rules.open_key("b@x", "PDF", ["1", "2"]), rules.open_key("a@x", "ZIP", ["1", "2"])}) == 3


@pytest.mark.parametrize(
	("status", "held", "waited", "taken"),
	[
		(rules.RUNNING, False, 0, True),
		(rules.RUNNING, True, 9, False),
		(rules.QUEUED, False, 0, False),
		(rules.QUEUED, False, 9, True),
		(rules.READY, False, 9, False),
		(rules.FAILED, False, 9, False),
	],
)
def test_a_job_without_a_worker_is_taken_up(status: str, held: bool, waited: int, taken: bool) -> None:
	assert rules.may_be_taken_up(status, held, NOW - timedelta(minutes=waited), NOW) is taken
