"""Places in a record's content: how they are written, which ones two contents differ in, which one covers which.

A place is text: "situation" (a field), "proposals" (a table), "files" (the attached files), "lines|<key>|<key>"
(a row, by the key of its table), "lines|<key>|<key>|result" (a field of a row). Pure: contents are the plain values
of approval/content.py.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from laichau_env.common.approvable import ChildTable, Kind
from laichau_env.common.hashing import canonical_json

SEPARATOR = "|"
FILES = "files"


@dataclass(frozen=True)
class Place:
	"""A place taken apart: a field of the record, or a table, a row in it, a field of that row."""

	field: str = ""
	table: str = ""
	key: tuple[str, ...] = ()

	def __str__(self) -> str:
		"""The place as text."""
		if not self.table:
			return self.field
		return SEPARATOR.join([self.table, *self.key, *([self.field] if self.field else [])])


def parse(text: str, kind: Kind) -> Place | None:
	"""The place that `text` names in records of `kind`; None where it names nothing."""
	head, *rest = text.split(SEPARATOR)
	if not rest and (head in kind.content or head == FILES):
		return Place(field=head)
	table = _table(kind, head)
	if not table:
		return None
	if not rest:
		return Place(table=head)
	key, field = tuple(rest[: len(table.key)]), rest[len(table.key) :]
	if len(key) < len(table.key) or len(field) > 1 or (field and field[0] not in table.content):
		return None
	return Place(field[0] if field else "", head, key)


def exists(place: Place, content: Mapping[str, Any], kind: Kind) -> bool:
	"""Whether a record with `content` has the place; a field or table always, a row if it is there."""
	table = _table(kind, place.table)
	return not place.key or any(row_key(row, table) == place.key for row in content[place.table])


def row_key(row: Mapping[str, Any], table: ChildTable) -> tuple[str, ...]:
	"""The key of a row as places write it."""
	return tuple(str(row[name] or "") for name in table.key)


def changed_places(before: Mapping[str, Any], after: Mapping[str, Any], kind: Kind) -> list[Place]:
	"""Places in which two contents differ, as narrow as they can be named, in the order of the form."""
	changed = [Place(field=name) for name in kind.content if before[name] != after[name]]
	for table in kind.tables:
		changed += _changed_in_table(before[table.fieldname], after[table.fieldname], table)
	if before.get(FILES) != after.get(FILES):
		changed.append(Place(field=FILES))
	return changed


def is_open(place: Place, named: Iterable[Place], kind: Kind) -> bool:
	"""Whether a place may be edited when only the `named` ones may."""
	return any(_covers(one, place, kind) for one in named)


def opens_rows_of(fieldname: str, named: Iterable[Place], kind: Kind) -> bool:
	"""Whether some row of a table, there or still to come, may be edited when only the `named` places may."""
	table = _table(kind, fieldname)
	return any(one.table == fieldname or _carries_subject(one, table, kind) for one in named)


def _carries_subject(named: Place, table: ChildTable, kind: Kind) -> bool:
	"""Whether rows of `table` may hang on the subject of a whole row of the frame."""
	frame = _table(kind, named.table)
	return bool(frame and frame.fixed_rows and named.key and not named.field and frame.key[0] in table.key)


def _covers(named: Place, place: Place, kind: Kind) -> bool:
	if named == place:
		return True
	if place.field == FILES and not place.table:
		return _opens_files(named, kind)
	if not named.table or named.field:
		return False
	if named.table == place.table:
		return named.key in ((), place.key)
	return _same_subject(named, place, kind)


def _opens_files(named: Place, kind: Kind) -> bool:
	"""Files hang on rows: they are open with a whole row of a frame that files name, or with the table that lists them."""
	table = _table(kind, named.table)
	if not table or named.field:
		return False
	return "file" in table.key or (table.fixed_rows and _names_subject_of(table, kind))


def _names_subject_of(table: ChildTable, kind: Kind) -> bool:
	return any("file" in other.key and table.key[0] in other.key for other in kind.tables)


def _same_subject(named: Place, place: Place, kind: Kind) -> bool:
	"""A whole row of the frame opens what hangs on the same subject: rows that carry its first key."""
	table, other = _table(kind, named.table), _table(kind, place.table)
	if not (table and other and table.fixed_rows and named.key and place.key):
		return False
	subject = table.key[0]
	return subject in other.key and place.key[other.key.index(subject)] == named.key[0]


def _changed_in_table(before: list, after: list, table: ChildTable) -> list[Place]:
	old, new = _by_key(before, table), _by_key(after, table)
	changed: list[Place] = []
	for key in dict.fromkeys([*old, *new]):
		rows, others = old.get(key, []), new.get(key, [])
		if len(rows) == len(others) == 1:
			differing = [name for name in table.content if rows[0][name] != others[0][name]]
			changed += [Place(name, table.fieldname, key) for name in differing]
		elif Counter(map(canonical_json, rows)) != Counter(map(canonical_json, others)):
			changed.append(Place(table=table.fieldname, key=key))
	return changed


def _by_key(rows: list, table: ChildTable) -> dict[tuple[str, ...], list]:
	found: dict[tuple[str, ...], list] = {}
	for row in rows:
		found.setdefault(row_key(row, table), []).append(row)
	return found


def _table(kind: Kind, fieldname: str) -> ChildTable | None:
	return next((table for table in kind.tables if table.fieldname == fieldname), None)
