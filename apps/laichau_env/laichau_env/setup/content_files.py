"""Reads the province's content files into typed rows, or says what is wrong where. Pure.

A table is declared in content_tables.py. Row numbers are those that a spreadsheet shows: the header is row 1.
"""

import csv
import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NoReturn

from laichau_env.common.errors import ContentFileMalformed

LINE_BREAK = " / "
"""Separates several lines or codes in one cell."""


class Kind(Enum):
	"""What a cell holds."""

	TEXT = "text"
	LINES = "lines"
	WHOLE = "whole number"
	NUMBER = "number"
	DATE = "date"
	FLAG = "flag"
	TEXT_FILE = "text file"


@dataclass(frozen=True)
class Column:
	"""One column: its kind, whether it must be filled, which values it takes."""

	name: str
	kind: Kind = Kind.TEXT
	required: bool = False
	options: tuple[str, ...] = ()
	limits: tuple[float, float] | None = None


@dataclass(frozen=True)
class Reference:
	"""Columns that together name a row of a file, by that file's key; empty = names none.

	`earlier`: the row named stands before in the same file, so that no circle can come about.
	"""

	columns: tuple[str, ...]
	file: str
	earlier: bool = False


@dataclass(frozen=True)
class Table:
	"""One content file: its columns, the columns that tell its rows apart, what it refers to."""

	file: str
	columns: tuple[Column, ...]
	key: tuple[str, ...]
	references: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Row:
	"""One checked row; an empty cell is None, except for text ("") and lines (())."""

	file: str
	number: int
	values: dict[str, object] = field(default_factory=dict)

	def __getitem__(self, column: str) -> object:
		return self.values[column]

	def malformed(self, column: str, reason: str) -> NoReturn:
		"""Say what is wrong with a cell of this row."""
		malformed(self.file, self.number, column, reason)


Content = dict[str, list[Row]]
"""File -> its rows."""


def malformed(file: str, row: int, column: str, reason: str) -> NoReturn:
	"""Stop the reading: nothing is loaded. Raises ContentFileMalformed."""
	raise ContentFileMalformed(file=file, row=row, column=column, reason=reason)


def read_tables(folder: Path, tables: Iterable[Table]) -> Content:
	"""All rows of all tables, typed and checked one by one, then against each other."""
	tables = tuple(tables)
	content = {table.file: read_table(folder, table) for table in tables}
	keys = {table.file: {_key(row, table.key): row.number for row in content[table.file]} for table in tables}
	for table in tables:
		for row in content[table.file]:
			for reference in table.references:
				_check_reference(row, reference, keys[reference.file])
	return content


def read_table(folder: Path, table: Table) -> list[Row]:
	"""The rows of one file; each key stands once."""
	records = _json_records if table.file.endswith(".json") else _csv_records
	columns = {column.name: column for column in table.columns}
	rows, seen = [], {}
	for number, cells in records(folder, table, columns):
		row = Row(table.file, number)
		for column in table.columns:
			row.values[column.name] = _typed(folder, row, column, cells.get(column.name))
		key = _key(row, table.key)
		if key in seen:
			row.malformed(table.key[-1], f"«{key[-1]}» đã có ở dòng {seen[key]}")
		seen[key] = number
		rows.append(row)
	return rows


def read_text(folder: Path, file: str, complain: Callable[[str], NoReturn]) -> str:
	"""The text of a file as UTF-8 in composed form, so that equal words have equal letters."""
	path = folder / file
	if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
		complain(f"không có tệp «{file}»")
	try:
		return unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig"))
	except UnicodeDecodeError:
		complain(f"tệp «{file}» không phải UTF-8")


# --- the two file forms


def _csv_records(
	folder: Path, table: Table, columns: dict[str, Column]
) -> Iterable[tuple[int, dict[str, str]]]:
	text = read_text(folder, table.file, lambda reason: malformed(table.file, 0, "", reason))
	try:
		lines = list(csv.reader(text.splitlines(keepends=True), strict=True))
	except csv.Error as error:
		malformed(table.file, 0, "", f"không đọc được dạng CSV ({error})")
	header = [cell.strip() for cell in lines[0]] if lines else []
	for name in header:
		if name not in columns:
			malformed(table.file, 1, name, "cột không có trong mẫu")
		if header.count(name) > 1:
			malformed(table.file, 1, name, "cột bị lặp")
	for name in columns:
		if name not in header:
			malformed(table.file, 1, name, "thiếu cột")
	for number, cells in enumerate(lines[1:], start=2):
		if not any(cell.strip() for cell in cells):
			continue
		if len(cells) != len(header):
			malformed(table.file, number, header[-1], f"có {len(cells)} ô, tiêu đề có {len(header)} cột")
		yield number, dict(zip(header, cells, strict=True))


def _json_records(
	folder: Path, table: Table, columns: dict[str, Column]
) -> Iterable[tuple[int, dict[str, object]]]:
	text = read_text(folder, table.file, lambda reason: malformed(table.file, 0, "", reason))
	try:
		records = json.loads(text)
	except json.JSONDecodeError as error:
		malformed(table.file, error.lineno, str(error.colno), f"không đọc được dạng JSON ({error.msg})")
	if not isinstance(records, list):
		malformed(table.file, 1, "", "phải là một danh sách")
	for number, record in enumerate(records, start=1):
		if not isinstance(record, dict):
			malformed(table.file, number, "", "phải là một bản ghi")
		for name in record:
			if name not in columns:
				malformed(table.file, number, name, "cột không có trong mẫu")
		yield number, record


# --- one cell


def _typed(folder: Path, row: Row, column: Column, cell: object) -> object:
	if column.kind is Kind.LINES:
		value = _lines(row, column, cell)
	elif cell is not None and not isinstance(cell, str):
		row.malformed(column.name, "phải là chữ")
	else:
		value = _from_text(folder, row, column, (cell or "").strip())
	if column.required and value in (None, "", ()):
		row.malformed(column.name, "không được để trống")
	for word in value if isinstance(value, tuple) else (value,):
		if column.options and word and word not in column.options:
			row.malformed(column.name, f"«{word}» không hợp lệ; chọn một trong: {', '.join(column.options)}")
	if column.limits and value is not None and not column.limits[0] <= value <= column.limits[1]:
		row.malformed(
			column.name, f"«{value:g}» phải trong khoảng {column.limits[0]:g} đến {column.limits[1]:g}"
		)
	return value


def _lines(row: Row, column: Column, cell: object) -> tuple[str, ...]:
	lines = cell.split(LINE_BREAK) if isinstance(cell, str) else cell or []
	if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
		row.malformed(column.name, "phải là danh sách các dòng chữ")
	return tuple(line.strip() for line in lines if line.strip())


def _from_text(folder: Path, row: Row, column: Column, text: str) -> object:
	if column.kind is Kind.TEXT or not text:
		return text if column.kind in (Kind.TEXT, Kind.TEXT_FILE) else None
	if column.kind is Kind.TEXT_FILE:
		return read_text(folder, text, lambda reason: row.malformed(column.name, reason)).strip()
	reading, wanted = READINGS[column.kind]
	try:
		return reading(text)
	except ValueError:
		row.malformed(column.name, f"«{text}» {wanted}")


def _flag(text: str) -> int:
	if text not in ("0", "1"):
		raise ValueError(text)
	return int(text)


READINGS: dict[Kind, tuple[Callable[[str], object], str]] = {
	Kind.WHOLE: (int, "không phải số nguyên"),
	Kind.NUMBER: (float, "không phải số (dùng dấu chấm thập phân)"),
	Kind.DATE: (date.fromisoformat, "không phải ngày dạng năm-tháng-ngày, ví dụ 2026-03-31"),
	Kind.FLAG: (_flag, "phải là 0 hoặc 1"),
}


# --- rows against rows


def _key(row: Row, columns: tuple[str, ...]) -> tuple[object, ...]:
	return tuple(row[column] for column in columns)


def _check_reference(row: Row, reference: Reference, known: dict[tuple[object, ...], int]) -> None:
	column = reference.columns[-1]
	value = row[column]
	if value in (None, "", ()):
		return
	for last in value if isinstance(value, tuple) else (value,):
		key = (*(row[name] for name in reference.columns[:-1]), last)
		if key not in known:
			row.malformed(column, f"«{last}» không có trong tệp {reference.file}")
		if reference.earlier and known[key] >= row.number:
			row.malformed(column, f"«{last}» phải đứng ở dòng trước")
