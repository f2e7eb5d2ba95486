"""Puts a PAdES signature on a PDF, with its image where the decree wants it. Keeps every byte that was there."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from laichau_env.documents.signing.boxes import Box
from laichau_env.documents.signing.rules import AGENCY, ANNEX, PERSON

READ_ALOUD = {
	PERSON: "Chữ ký số của người có thẩm quyền",
	AGENCY: "Chữ ký số của cơ quan, tổ chức",
	ANNEX: "Chữ ký số của cơ quan, tổ chức trên phụ lục",
}
"""What a signature is called to whoever does not see its image (words of Decree 30/2020/NĐ-CP, Appendix I, II.7-8)."""


@dataclass(frozen=True)
class Wanted:
	"""A signature to be put on: whose, where, and what is seen of it: an image, or a page of one line."""

	kind: str
	box: Box
	look: Image.Image | bytes
	reason: str
	location: str


def signed(
	pdf: bytes,
	signer: signers.Signer,
	wanted: Wanted,
	timestamper: TimeStamper | None = None,
	long_term: ValidationContext | None = None,
) -> bytes:
	"""`pdf` with one more signature, as an update after its last byte.

	With `long_term`, certificates and revocation data that it knows are kept in the file (PAdES B-LT).
	"""
	writer = IncrementalPdfFileWriter(BytesIO(pdf))
	field = f"{wanted.kind}{_signatures_in(pdf) + 1}"
	fields.append_signature_field(
		writer,
		fields.SigFieldSpec(
			field,
			on_page=wanted.box.page,
			box=wanted.box.corners,
			readable_field_name=READ_ALOUD[wanted.kind],
		),
	)
	metadata = signers.PdfSignatureMetadata(
		field_name=field,
		md_algorithm="sha256",
		subfilter=fields.SigSeedSubFilter.PADES,
		reason=wanted.reason,
		location=wanted.location,
		embed_validation_info=long_term is not None,
		validation_context=long_term,
	)
	pdf_signer = signers.PdfSigner(
		metadata, signer=signer, timestamper=timestamper, stamp_style=_style(wanted)
	)
	return pdf_signer.sign_pdf(writer).getvalue()


def _style(wanted: Wanted) -> StaticStampStyle:
	"""What is seen alone, without border, filling its box."""
	layout = SimpleBoxLayoutRule(
		x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
	)
	look = wanted.look
	shown = _PageOf(look) if isinstance(look, bytes) else PdfImage(look)
	return StaticStampStyle(
		border_width=0, background=shown, background_opacity=1.0, background_layout=layout
	)


class _PageOf(PdfContent):
	"""The first page of a PDF as the look of a signature; it brings its font along."""

	def __init__(self, page: bytes) -> None:
		self.page = page
		super().__init__()

	def render(self) -> bytes:
		"""Draw the page; the writer is there by now."""
		drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self.page)))
		self.resources.xobject["/Line"] = drawn
		left, bottom, right, top = map(float, drawn.get_object()["/BBox"])
		self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
		return b"/Line Do"


def _signatures_in(pdf: bytes) -> int:
	return len(PdfFileReader(BytesIO(pdf)).embedded_signatures)
