"""A request whose JSON has another shape than the pages send is refused in words, not by a server error."""

from collections.abc import Callable

import pytest
from actors import EXAMINER

API = "/api/method/laichau_env"
SHAPES = ("[[1]]", "5", "{{", '"text"', '{"a": 1}', "[1, {}]")
LISTS = {
	"approval.bulk.api.prepare_bulk": ("names", {"doctype": "Progress Report", "action": "Recommend"}),
	"approval.bulk.api.start_bulk": ("items", {"doctype": "Progress Report", "action": "Recommend"}),
	"documents.batch.api.ask": ("names", {"form": "ZIP"}),
	"documents.register.api.export_metadata": ("names", {"form": "json"}),
}
OBJECTS = {
	"approval.api.act": (
		"values",
		{"doctype": "Progress Report", "name": "BC-KHONG-CO", "action": "Recommend"},
	),
	"documents.outgoing.api.prepare": ("values", {"kind": "urging", "period": "KHONG-CO"}),
	"documents.outgoing.api.issue": ("values", {"kind": "urging", "period": "KHONG-CO", "seen_hash": "0"}),
}


@pytest.mark.parametrize("call", [*LISTS, *OBJECTS])
def test_another_shape_is_refused_in_words(http: Callable, call: str) -> None:
	field, others = {**LISTS, **OBJECTS}[call]
	fitting = '{"a": 1}' if call in OBJECTS else None
	for shape in SHAPES:
		if shape == fitting:
			continue
		answer = http(EXAMINER.user).post(f"{API}.{call}", data={**others, field: shape})
		assert answer.status_code == 417, f"{shape}: {answer.status_code} {answer.text[:200]}"
		assert answer.json()["refusal"] == "misshapen-input", shape


@pytest.mark.parametrize("values", ['{"agencies": {"a": 1}}', '{"agencies": [[1]]}'])
def test_so_is_what_stands_inside(http: Callable, values: str) -> None:
	given = {"kind": "urging", "period": "KHONG-CO", "values": values}
	answer = http(EXAMINER.user).post(f"{API}.documents.outgoing.api.prepare", data=given)
	assert (answer.status_code, answer.json()["refusal"]) == (417, "misshapen-input")


def test_a_choice_that_there_is_not_is_refused_in_words(http: Callable) -> None:
	given = {"period": "KHONG-CO", "scope": "Country"}
	answer = http(EXAMINER.user).post(f"{API}.consolidation.api.make_report", data=given)
	assert (answer.status_code, answer.json()["refusal"]) == (417, "misshapen-input")
