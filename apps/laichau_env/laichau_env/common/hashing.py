"""Canonical JSON and its SHA-256: equal content gives equal text, whatever order it was stored in. Pure."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal


def canonical_json(value: object) -> str:
	"""JSON with sorted keys and no blanks; dates as ISO text."""
	return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_as_text)


def sha256(text: str) -> str:
	"""Hex SHA-256 of UTF-8 text."""
	return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _as_text(value: object) -> str:
	if isinstance(value, date | datetime | Decimal):
		return str(value)
	raise TypeError(f"{type(value).__name__} has no canonical form")
