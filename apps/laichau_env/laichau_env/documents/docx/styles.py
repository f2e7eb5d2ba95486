"""Named Word styles, one a part of the paper, made from the look that the style sheets give it."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from laichau_env.documents.docx.computed import Look

FONT, BLACK = "Times New Roman", "000000"
ALIGNMENT = {
	"center": WD_ALIGN_PARAGRAPH.CENTER,
	"right": WD_ALIGN_PARAGRAPH.RIGHT,
	"justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
NAMES = {
	"governing": "Cơ quan chủ quản",
	"issuing": "Cơ quan ban hành",
	"country": "Quốc hiệu",
	"motto": "Tiêu ngữ",
	"number": "Số, ký hiệu",
	"place": "Địa danh, thời gian",
	"letter-excerpt": "Trích yếu công văn",
	"urgency-stamp": "Dấu khẩn",
	"title": "Tên loại",
	"excerpt": "Trích yếu",
	"addressees": "Kính gửi",
	"enclosed": "Gửi kèm",
	"attached-to": "Kèm theo quyết định",
	"subject": "Tên hồ sơ",
	"fact": "Nhãn",
	"facts": "Thông tin",
	"tiers-title": "Tiêu đề bảng",
	"basis": "Căn cứ",
	"authority": "Thẩm quyền ban hành",
	"decides": "Quyết định",
	"section": "Mục",
	"item": "Khoản có tiêu đề",
	"text": "Nội dung",
	"recipients label": "Nơi nhận",
	"recipients": "Danh sách nơi nhận",
	"signature": "Quyền hạn, chức vụ",
	"signature name": "Họ tên người ký",
	"appendix label": "Phụ lục",
	"appendix name": "Tên phụ lục",
	"attached": "Kèm theo",
	"tasks": "Ô bảng",
	"tasks head": "Đầu bảng",
	"finis": "Kết thúc",
	"unit": "Đơn vị tính",
	"pen": "Dòng viết tay",
	"book-title": "Tên sổ",
	"cover": "Bìa sổ",
}
OUTLINE = {"section": 0, "item": 1, "appendix name": 0}
"""Parts that Word's navigation shows, with their level."""


def prepare(document: Document) -> None:
	"""Font, language and spacing that every style starts from."""
	normal = document.styles["Normal"]
	normal.font.name, normal.font.size = FONT, Pt(14)
	fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
	for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
		fonts.set(qn(script), FONT)
	language = OxmlElement("w:lang")
	language.set(qn("w:val"), "vi-VN")
	normal.element.rPr.append(language)
	normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
	normal.paragraph_format.widow_control = True


class StyleBook:
	"""The styles of one document, each made when its part first occurs."""

	def __init__(self, document: Document) -> None:
		"""Begin with the document's own Normal style."""
		self.document = document
		self.looks: dict[str, Look] = {}

	def apply(self, paragraph: Paragraph, part: str, look: Look) -> None:
		"""Give a paragraph the style of its part, and by hand only what differs from it."""
		name = NAMES[part]
		if name not in self.looks:
			self._add(name, part, look)
		paragraph.style = self.document.styles[name]
		if look != self.looks[name]:
			_shape(paragraph.paragraph_format, look)

	def look_of(self, paragraph: Paragraph) -> Look:
		"""What the style of a paragraph says."""
		return self.looks[paragraph.style.name]

	def _add(self, name: str, part: str, look: Look) -> None:
		style: ParagraphStyle = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
		style.base_style, style.quick_style = self.document.styles["Normal"], True
		style.font.name, style.font.size = FONT, Pt(look.size)
		style.font.bold, style.font.italic = look.bold, look.italic
		if look.colour != BLACK:
			style.font.color.rgb = RGBColor.from_string(look.colour)
		_shape(style.paragraph_format, look)
		if part in OUTLINE:
			level = OxmlElement("w:outlineLvl")
			level.set(qn("w:val"), str(OUTLINE[part]))
			style.element.get_or_add_pPr().append(level)
		self.looks[name] = look


def _shape(target: object, look: Look) -> None:
	target.alignment = ALIGNMENT.get(look.align, WD_ALIGN_PARAGRAPH.LEFT)
	target.first_line_indent = Pt(look.indent)
	target.space_before, target.space_after = Pt(look.before), Pt(look.after)
	target.line_spacing = Pt(look.line)
	target.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
	target.keep_with_next, target.keep_together = look.keep_with_next, look.keep_together
