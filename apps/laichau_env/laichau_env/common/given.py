"""What a request brings as JSON text or as a value: of the shape that is wanted, or refused in words."""

import json
from enum import StrEnum
from typing import Any, TypeVar

from laichau_env.common import errors
from laichau_env.common.refuse import refuse

Choice = TypeVar("Choice", bound=StrEnum)


def given_object(value: Any, field: str) -> dict[str, Any]:
	"""An object; nothing given = an empty one. Raises MisshapenInput (417) naming `field`."""
	found = _parsed(value, field)
	return found if isinstance(found, dict) else refuse(errors.MisshapenInput(field=field))


def given_list(value: Any, field: str) -> list[Any]:
	"""A list; nothing given = an empty one. Raises MisshapenInput (417) naming `field`."""
	found = _parsed(value, field, [])
	return found if isinstance(found, list) else refuse(errors.MisshapenInput(field=field))


def given_names(value: Any, field: str) -> list[str]:
	"""A list of names: texts or numbers, nothing nested. Raises MisshapenInput (417) naming `field`."""
	found = given_list(value, field)
	if not all(isinstance(one, str | int) for one in found):
		refuse(errors.MisshapenInput(field=field))
	return [str(one) for one in found]


def given_objects(value: Any, field: str) -> list[dict[str, Any]]:
	"""A list of objects. Raises MisshapenInput (417) naming `field`."""
	found = given_list(value, field)
	if not all(isinstance(one, dict) for one in found):
		refuse(errors.MisshapenInput(field=field))
	return found


def given_choice(kind: type[Choice], value: Any, field: str) -> Choice:
	"""One of the values of an enumeration. Raises MisshapenInput (417) naming `field`."""
	try:
		return kind(value)
	except ValueError:
		refuse(errors.MisshapenInput(field=field))


def _parsed(value: Any, field: str, nothing: Any = None) -> Any:
	empty = {} if nothing is None else nothing
	if value is None or value == "":
		return empty
	if not isinstance(value, str):
		return value
	try:
		found = json.loads(value)
	except ValueError:
		refuse(errors.MisshapenInput(field=field))
	return empty if found is None else found
