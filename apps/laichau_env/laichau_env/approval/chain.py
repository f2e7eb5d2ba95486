"""Hash chain of approval events: one for each document, one over all. Pure.

A change made straight in the database breaks the event's own hash, a deletion breaks its successor's or the
head; `bench --site SITE verify-approvals` walks both chains (verify.py).
"""

from collections.abc import Mapping

from laichau_env.common.hashing import canonical_json, sha256

HASHED_FIELDS = (
	"reference_doctype",
	"reference_name",
	"sequence",
	"round",
	"action",
	"from_state",
	"to_state",
	"tier",
	"event_time",
	"actor",
	"actor_name",
	"actor_title",
	"actor_role",
	"agency",
	"agency_name",
	"acting_for",
	"acting_for_name",
	"delegation",
	"reason",
	"content_hash",
	"values_json",
	"content_json",
)
NUMBERS = frozenset({"sequence", "round"})


def event_hash(event: Mapping[str, object], previous_hash: str) -> str:
	"""Hash of an event's fields and of the document's event before it."""
	fields = {name: _plain(name, event.get(name)) for name in HASHED_FIELDS}
	return sha256(canonical_json({**fields, "previous_hash": previous_hash}))


def chain_hash(previous_chain_hash: str, event_hash_: str) -> str:
	"""Hash of the whole chain up to an event."""
	return sha256(f"{previous_chain_hash}{event_hash_}")


def _plain(name: str, value: object) -> object:
	return int(value or 0) if name in NUMBERS else str(value or "")
