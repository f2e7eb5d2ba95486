"""Tables of a paper in Word: fixed columns, head repeated on each page, rows that stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import Table, _Cell, _Row

from laichau_env.documents.docx import pages

if TYPE_CHECKING:
	from laichau_env.documents.docx.builder import Builder, Hold

TWIPS_A_POINT = 20
PROPERTIES = (
	"w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize",
	"w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar",
	"w:tblLook",
)  # fmt: skip
"""Properties of a table in the order that Word asks for (ECMA-376, CT_TblPr)."""
BORDER = {"val": "single", "sz": "4", "space": "0", "color": "000000"}


def write_table(builder: Builder, element: Element, path: tuple[str, ...], width: float, hold: Hold) -> None:
	"""A table with its cells; `width` in points."""
	rows = [
		(row, group) for group in _groups(element) for row in group if row.tag == "tr" and not _is_edge(row)
	]
	widths = _column_widths(builder, element, rows, width)
	before = builder.looks.box(element, "margin_top") + builder.take_room_above()
	if before or builder.page_ended:
		_space(builder, before)
	table = builder.document.add_table(len(rows), len(widths))
	cells = _cells_of(table)
	_shape_table(table, cells, widths, builder, rows)
	grid = _Grid(len(widths))
	whole = hold.together or builder.looks.word(element, "break_inside") == "avoid"
	for number, ((row, group), target_row) in enumerate(zip(rows, list(table.rows), strict=True)):
		_shape_row(builder, target_row, row, group, element)
		follows = hold.next if number == len(rows) - 1 else whole or group.tag == "thead"
		keep = follows or builder.looks.word(row, "break_after") == "avoid"
		for cell, column, down, across in grid.place(row, number):
			target = cells[number][column]
			if down > 1 or across > 1:
				target = target.merge(cells[number + down - 1][column + across - 1])
			_write_cell(builder, target, cell, path, sum(widths[column : column + across]), keep=keep)
	after = builder.looks.box(element, "margin_bottom")
	if after:
		_space(builder, after)


def _cells_of(table: Table) -> list[list[_Cell]]:
	"""Cells by row and column, before any are joined; python-docx would look through the whole table for each one."""
	return [[_Cell(cell, table) for cell in row.tc_lst] for row in table._tbl.tr_lst]


class _Grid:
	"""Which columns of a row are free, cells that reach down counted."""

	def __init__(self, columns: int) -> None:
		self.columns = columns
		self.taken: set[tuple[int, int]] = set()

	def place(self, row: Element, number: int) -> list[tuple[Element, int, int, int]]:
		"""Cell, first column, rows down, columns across of each cell of a row."""
		placed, column = [], 0
		for cell in row:
			if cell.tag not in ("td", "th"):
				continue
			while (number, column) in self.taken:
				column += 1
			down, across = int(cell.get("rowspan") or 1), int(cell.get("colspan") or 1)
			self.taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
			placed.append((cell, column, down, across))
			column += across
		return placed


def _is_edge(row: Element) -> bool:
	"""The foot that closes a page of the PDF; Word draws that line by itself."""
	return "edge" in (row.get("class") or "").split()


def _groups(table: Element) -> list[Element]:
	groups = [child for child in table if child.tag in ("thead", "tbody", "tfoot")]
	return groups or [table]


def _column_widths(
	builder: Builder, table: Element, rows: list[tuple[Element, Element]], width: float
) -> list[float]:
	"""Widths in points: of the columns declared, else of the first row's cells; what is left over is shared."""
	columns = [column for group in table if group.tag == "colgroup" for column in group]
	if not columns:
		columns = [cell for cell in rows[0][0] if cell.tag in ("td", "th")]
	declared = [builder.looks.box(column, "width") for column in columns]
	left_over = (width - sum(declared)) / max(declared.count(0), 1)
	return [value or left_over for value in declared]


def _shape_table(
	table: Table,
	cells: list[list[_Cell]],
	widths: list[float],
	builder: Builder,
	rows: list[tuple[Element, Element]],
) -> None:
	table.autofit = False
	properties = table._tbl.tblPr
	_set(properties, _element("w:tblW", w=_twips(sum(widths)), type="dxa"))
	cell = next(cell for cell in rows[0][0] if cell.tag in ("td", "th"))
	_set(properties, _element("w:tblInd", w=_twips(builder.looks.box(cell, "padding_left")), type="dxa"))
	_set(properties, _margins(builder, cell))
	if builder.looks.word(cell, "border_top_style") == "solid":
		borders = OxmlElement("w:tblBorders")
		for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
			borders.append(_element(f"w:{side}", **BORDER))
		_set(properties, borders)
	for number, width in enumerate(widths):
		table.columns[number].width = Pt(width)
	for row in cells:
		for target, width in zip(row, widths, strict=True):
			target.width = Pt(width)


def _margins(builder: Builder, cell: Element) -> BaseOxmlElement:
	"""The padding of a cell; the style sheets draw half of a border inside it.

	Left and right are rounded as a sum, so that a column breaks its lines where the PDF does.
	"""
	room = {side: builder.looks.box(cell, f"padding_{side}") for side in ("top", "left", "bottom", "right")}
	left, right = (room[side] + builder.looks.border(cell) / 2 for side in ("left", "right"))
	sides = _twips(room["top"]), _twips(left), _twips(room["bottom"]), _twips(left + right) - _twips(left)
	margins = OxmlElement("w:tblCellMar")
	for side, twips in zip(room, sides, strict=True):
		margins.append(_element(f"w:{side}", w=twips, type="dxa"))
	return margins


def _shape_row(builder: Builder, target: _Row, row: Element, group: Element, table: Element) -> None:
	properties = target._tr.get_or_add_trPr()
	if any(builder.looks.word(part, "break_inside") == "avoid" for part in (row, table)):
		properties.append(OxmlElement("w:cantSplit"))
	if group.tag == "thead":
		properties.append(OxmlElement("w:tblHeader"))


def _write_cell(
	builder: Builder, target: _Cell, cell: Element, path: tuple[str, ...], width: float, *, keep: bool
) -> None:
	name = cell.get("class") or ""
	inner = width - builder.looks.box(cell, "padding_left") - builder.looks.box(cell, "padding_right")
	parts = (*path, name, "tasks head") if cell.tag == "th" else (*path, name)
	if builder.looks.word(cell, "vertical_align") == "middle":
		target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
	blocks = [child for child in cell if child.tag == "p"]
	first = target.paragraphs[0]
	own_text = (cell.text or "").strip() or not blocks
	if own_text:
		builder.write_paragraph(target, cell, parts, inner, keep=keep, paragraph=first)
	for number, block in enumerate(blocks):
		paragraph = first if number == 0 and not own_text else None
		builder.write_paragraph(target, block, parts, inner, keep=keep, paragraph=paragraph)


def _space(builder: Builder, points: float) -> None:
	"""Room above or below a table, which Word gives to paragraphs only."""
	paragraph = builder.document.add_paragraph()
	pages.flatten(paragraph)
	builder.begin_page(paragraph)
	paragraph.paragraph_format.space_before = Pt(max(points - 1, 0))
	paragraph.paragraph_format.keep_with_next = True


def _set(properties: BaseOxmlElement, child: BaseOxmlElement) -> None:
	"""Put a property of a table at its place, instead of one of the same name."""
	name = f"w:{child.tag.rpartition('}')[2]}"
	properties.remove_all(name)
	properties.insert_element_before(child, *PROPERTIES[PROPERTIES.index(name) + 1 :])


def _element(tag: str, **attributes: str | int) -> BaseOxmlElement:
	made = OxmlElement(tag)
	for key, value in attributes.items():
		made.set(qn(f"w:{key}"), str(value))
	return made


def _twips(points: float) -> int:
	return round(points * TWIPS_A_POINT)
