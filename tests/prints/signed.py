"""Signatures of an authority of the tests on a paper that was laid out."""

from laichau_env.documents.pdf import Rendered
from laichau_env.documents.signing import boxes, checking, pades
from laichau_env.documents.signing.pades import Wanted
from laichau_env.documents.signing.rules import PERSON
from PIL import Image, ImageDraw
from prints.authority import PASSPHRASE, Authority, Holder
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator import ValidationContext

A4_HEIGHT = 841.89


def ink(colour: tuple[int, int, int], size: tuple[int, int]) -> Image.Image:
	"""The image of a signature or seal: a ring on a clear ground."""
	image = Image.new("RGBA", size, (0, 0, 0, 0))
	ImageDraw.Draw(image).ellipse((8, 8, size[0] - 8, size[1] - 8), outline=(*colour, 255), width=8)
	return image


BLUE, RED = ink((20, 40, 200), (500, 220)), ink((220, 20, 20), (360, 360))


def signer_of(holder: Holder, authority: Authority) -> SimpleSigner:
	"""The holder's key, opened."""
	return SimpleSigner.load_pkcs12_data(holder.pkcs12(authority), (), PASSPHRASE.encode())


def put_on(
	pdf: bytes, paper: Rendered, holder: Holder, authority: Authority, kind: str = PERSON, **more: object
) -> bytes:
	"""`pdf`, a state of `paper`, with one more signature where the decree wants it."""
	person = boxes.signature_box(paper.places["signatory"], A4_HEIGHT)
	box, image = (person, BLUE) if kind == PERSON else (boxes.seal_box(person), RED)
	wanted = Wanted(kind, box, image, "Ban hành văn bản", "Bum Tở")
	return pades.signed(pdf, signer_of(holder, authority), wanted, **more)


def trust(authority: Authority, *crls: bytes) -> ValidationContext:
	"""What trusts one authority."""
	return checking.validation_context([authority.root.asn1], crls)
