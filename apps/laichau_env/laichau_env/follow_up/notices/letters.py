"""The e-mails of notices as HTML, in words and links only. Pure."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

MOST_ITEMS = 50
"""Rows of a list in one e-mail."""
FOOT = "Thư do hệ thống gửi, xin không trả lời. Việc xử lý chỉ thực hiện được sau khi đăng nhập."


class Item(NamedTuple):
	"""A line with a link to what it is about; `detail` is for the reader alone, e.g. the reason of a return."""

	sentence: str
	detail: str
	link: str


def of_one(item: Item) -> str:
	"""The e-mail of one notice."""
	return f"{_paragraph(item)}{_foot()}"


def of_morning(told: Sequence[Item], waiting: Sequence[Item]) -> str:
	"""The e-mail of a morning: what is new, then what waits."""
	parts = [
		_list("Thông báo mới", told),
		_list("Việc đang chờ", waiting),
	]
	return f"{''.join(parts)}{_foot()}"


def _list(title: str, items: Sequence[Item]) -> str:
	if not items:
		return ""
	more = len(items) - MOST_ITEMS
	rest = f"<p>và {more} việc khác, xem trong hệ thống.</p>" if more > 0 else ""
	rows = "".join(f"<li>{_words(item)}</li>" for item in items[:MOST_ITEMS])
	return f"<h3>{escape(title)} ({len(items)})</h3><ul>{rows}</ul>{rest}"


def _paragraph(item: Item) -> str:
	return f"<p>{_words(item)}</p>"


def _words(item: Item) -> str:
	detail = f"<br>{escape(item.detail)}" if item.detail else ""
	return f'{escape(item.sentence)}{detail}<br><a href="{escape(item.link)}">Mở trong hệ thống</a>'


def _foot() -> str:
	return f"<p><small>{escape(FOOT)}</small></p>"
