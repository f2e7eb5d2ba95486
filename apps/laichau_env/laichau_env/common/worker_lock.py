"""The lock of a running job: held by the worker's database connection, so it ends when the worker does."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from pypika.terms import Function

from laichau_env.common.hashing import sha256

LETTERS = 48
"""Of the lock's name; the database takes 64 and one server holds many sites."""


@contextmanager
def only_one(name: str) -> Iterator[bool]:
	"""Hold the lock of job `name`, the name of its record; gives False at once where another worker holds it."""
	held = _ask("GET_LOCK", _key(name), 0) == 1
	try:
		yield held
	finally:
		if held:
			_ask("RELEASE_LOCK", _key(name))


def is_held(name: str) -> bool:
	"""Whether a worker that lives is at job `name`, on whatever machine. One query."""
	return _ask("IS_USED_LOCK", _key(name)) is not None


def _key(name: str) -> str:
	return sha256(f"{frappe.conf.db_name}|job|{name}")[:LETTERS]


def _ask(function: str, *arguments: object) -> int | None:
	return frappe.qb.select(Function(function, *arguments)).run()[0][0]
