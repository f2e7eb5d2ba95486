"""Puts a PAdES signature on a PDF, with its image where the decree wants it. Keeps every byte that was there."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle, TextStampStyle
from pyhanko_certvalidator import ValidationContext

from laichau_env.documents.signing.boxes import Box

PERSON, AGENCY, ANNEX = "Person", "Agency", "Appendix"


@dataclass(frozen=True)
class Wanted:
	"""A signature to be put on: whose, where, with which image (none: the text of an annex)."""

	kind: str
	box: Box
	image: Image.Image | None
	reason: str
	location: str
	text: str = ""


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
		writer, fields.SigFieldSpec(field, on_page=wanted.box.page, box=wanted.box.corners)
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


def _style(wanted: Wanted) -> StaticStampStyle | TextStampStyle:
	"""The image alone, without border, filling its box; of an annex a text in 10 point black."""
	if wanted.image is None:
		return TextStampStyle(
			stamp_text=wanted.text, text_box_style=TextBoxStyle(font_size=10, border_width=0), border_width=0
		)
	layout = SimpleBoxLayoutRule(
		x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
	)
	return StaticStampStyle(
		border_width=0, background=PdfImage(wanted.image), background_opacity=1.0, background_layout=layout
	)


def _signatures_in(pdf: bytes) -> int:
	return len(PdfFileReader(BytesIO(pdf)).embedded_signatures)
