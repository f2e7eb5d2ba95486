"""Signatures on a paper, by an authority of the tests, checked by pyHanko and by pdfsig of poppler."""

import resource
import subprocess
import zlib
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import frappe
import pytest
from laichau_env.common import errors
from laichau_env.documents.pdf import rendered, to_pdf
from laichau_env.documents.signing import boxes, checking, corner, images, keys, pades
from laichau_env.documents.signing.pades import Wanted
from laichau_env.documents.signing.rules import AGENCY, ANNEX, PERSON
from laichau_env.documents.signing.secret import Secret
from laichau_env.documents.signing.updates import Rooms
from laichau_env.documents.verification import mark
from laichau_env.documents.verification.mark import code_in, mark_of
from laichau_env.documents.verification.rules import beginnings
from PIL import Image
from prints import forger, samples
from prints.authority import PASSPHRASE, Authority, Holder
from prints.forger import overlaid
from prints.measure import Paper
from prints.signed import A4_HEIGHT, BLUE, RED, put_on, signer_of, trust

IN_CORNER = (400, 790, 560, 812)
MM = 72 / 25.4


@pytest.fixture(scope="module")
def authority() -> Authority:
	return Authority("CA thử của tỉnh")


@pytest.fixture(scope="module")
def chair(authority: Authority) -> Holder:
	return authority.issue("Lò Văn Mẫu")


@pytest.fixture(scope="module")
def commune(authority: Authority) -> Holder:
	return authority.issue("Ủy ban nhân dân xã Bum Tở")


@pytest.fixture(scope="module")
def paper() -> object:
	return rendered(
		samples.COMMUNE, '{"kỳ": "quý IV"}', mark_of("0123456789abcdef0123", "https://x.vn/xac-minh")
	)


@pytest.fixture
def sign(authority: Authority, paper: object) -> Callable[..., bytes]:
	return lambda pdf, holder, kind=PERSON, **more: put_on(pdf, paper, holder, authority, kind, **more)


def free(paper: object) -> Rooms:
	"""Where the paper lets signatures be seen."""
	at_name = boxes.block_room(paper.places["signatory"], A4_HEIGHT)
	return Rooms((at_name, boxes.corner_box(595.28, A4_HEIGHT)))


def seen_by_pdfsig(pdf: bytes, folder: Path) -> str:
	file = folder / "signed.pdf"
	file.write_bytes(pdf)
	return subprocess.run(
		["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
	).stdout


def test_the_leader_signs_first_then_the_agency(
	authority: Authority, chair: Holder, commune: Holder, paper: object, sign: Callable, tmp_path: Path
) -> None:
	once = sign(paper.pdf, chair)
	twice = sign(once, commune, AGENCY)
	found = checking.signatures(twice, trust(authority))
	assert [(one.signer, one.is_good) for one in found] == [
		("Lò Văn Mẫu", True),
		("Ủy ban nhân dân xã Bum Tở", True),
	]
	assert once.startswith(paper.pdf) and twice.startswith(once)
	rooms = free(paper)
	assert checking.only_signed_since(twice, paper.pdf, rooms) and checking.only_signed_since(
		twice, once, rooms
	)
	told = seen_by_pdfsig(twice, tmp_path)
	assert told.count("Signature Validation: Signature is Valid.") == 2, told
	assert "ETSI.CAdES.detached" in told


def test_images_stand_where_the_decree_wants_them(
	chair: Holder, commune: Holder, paper: object, sign: Callable
) -> None:
	signed = Paper(sign(sign(paper.pdf, chair), commune, AGENCY))
	page = signed.pdf.pages[1]
	position = next(line for line in signed.lines(2) if "PHÓ CHỦ TỊCH" in line.text)
	name = next(line for line in signed.lines(2) if "Lò Văn Mẫu" in line.text)
	blue, red = sorted(
		((note["x0"] / MM, note["x1"] / MM, note["top"] / MM, note["bottom"] / MM) for note in page.annots),
		key=lambda sides: -sides[0],
	)
	assert position.bottom - 1 < blue[2] < blue[3] < name.top + 1
	assert abs((blue[0] + blue[1]) / 2 - (name.left + name.right) / 2) < 1
	assert abs(red[1] - red[0] - 36) < 0.5
	covered = (red[1] - blue[0]) / (blue[1] - blue[0])
	assert abs(covered - 1 / 3) < 0.03 and red[0] < blue[0]


def test_one_changed_byte_is_found(
	authority: Authority, chair: Holder, paper: object, sign: Callable, tmp_path: Path
) -> None:
	signed = bytearray(sign(paper.pdf, chair))
	place = signed.index(b"stream") + 40
	signed[place] ^= 1
	(found,) = checking.signatures(bytes(signed), trust(authority))
	assert not found.intact and "thay đổi" in found.problem
	assert "Digest Mismatch" in seen_by_pdfsig(bytes(signed), tmp_path)


def test_an_update_after_the_signature_is_found(
	authority: Authority, chair: Holder, paper: object, sign: Callable
) -> None:
	from pyhanko.pdf_utils import generic
	from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

	writer = IncrementalPdfFileWriter(BytesIO(sign(paper.pdf, chair)))
	page = writer.root["/Pages"]["/Kids"][0].get_object()
	page["/MediaBox"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 100, 100)))
	writer.update_container(page)
	out = BytesIO()
	writer.write(out)
	(found,) = checking.signatures(out.getvalue(), trust(authority))
	assert found.is_good, "what it covers is what it was"
	assert not checking.only_signed_since(out.getvalue(), paper.pdf, free(paper))


@pytest.mark.parametrize(
	("days", "problem"),
	[((-400, -30), "hết hạn"), ((10, 400), "chưa có hiệu lực")],
	ids=["expired", "not yet"],
)
def test_a_certificate_out_of_force_is_not_trusted(
	authority: Authority, paper: object, sign: Callable, days: tuple[int, int], problem: str
) -> None:
	(found,) = checking.signatures(sign(paper.pdf, authority.issue("Người cũ", days=days)), trust(authority))
	assert found.intact and not found.trusted and problem in found.problem


def test_a_revoked_certificate_is_not_trusted(authority: Authority, paper: object, sign: Callable) -> None:
	gone = authority.issue("Người đã nghỉ")
	signed = sign(paper.pdf, gone)
	(found,) = checking.signatures(signed, trust(authority, authority.revocation_list(gone)))
	assert "thu hồi" in found.problem
	(good,) = checking.signatures(signed, trust(authority, authority.revocation_list()))
	assert good.is_good


def test_a_stranger_s_certificate_is_not_trusted(
	authority: Authority, chair: Holder, paper: object, sign: Callable
) -> None:
	(found,) = checking.signatures(sign(paper.pdf, chair), trust(Authority("CA khác")))
	assert found.intact and not found.trusted and "tin cậy" in found.problem


def test_a_time_stamp_is_checked(authority: Authority, chair: Holder, paper: object, sign: Callable) -> None:
	signed = sign(paper.pdf, chair, timestamper=authority.timestamper())
	(found,) = checking.signatures(signed, trust(authority))
	assert found.timestamped and found.is_good


def test_revocation_data_are_kept_in_the_file(
	authority: Authority, chair: Holder, paper: object, sign: Callable
) -> None:
	long_term = trust(authority, authority.revocation_list())
	signed = sign(paper.pdf, chair, timestamper=authority.timestamper(), long_term=long_term)
	assert b"/DSS" in signed
	(found,) = checking.signatures(signed, trust(authority, authority.revocation_list()))
	assert found.is_good


def test_a_change_before_the_first_signature_is_found(
	authority: Authority, chair: Holder, paper: object, sign: Callable
) -> None:
	"""The signature itself is good: it vouches for the changed file. Only the comparison with ours tells."""
	changed = overlaid(paper.pdf)
	signed = sign(changed, chair)
	(found,) = checking.signatures(signed, trust(authority))
	assert found.is_good and signed.startswith(paper.pdf)
	rooms = free(paper)
	assert not checking.only_signed_since(signed, paper.pdf, rooms)
	assert checking.only_signed_since(sign(paper.pdf, chair), paper.pdf, rooms)
	assert checking.only_signed_since(paper.pdf, paper.pdf, rooms)


def test_a_change_between_two_signatures_is_found(
	chair: Holder, commune: Holder, paper: object, sign: Callable
) -> None:
	signed = sign(overlaid(sign(paper.pdf, chair)), commune, AGENCY)
	assert not checking.only_signed_since(signed, paper.pdf, free(paper))


@pytest.mark.parametrize(
	"forge",
	[
		lambda pdf, *who: forger.field_nobody_signs(pdf),
		lambda pdf, *who: forger.field_nobody_signs(pdf, IN_CORNER, script=True),
		lambda pdf, *who: forger.signed(pdf, *who, on_page=0, box=(60, 300, 300, 480)),
		lambda pdf, *who: forger.field_of_many_parts(pdf, *who, [IN_CORNER, (0, 0, 300, 300)]),
		lambda pdf, *who: forger.annotated(pdf, (60, 300, 300, 480)),
		lambda pdf, *who: forger.annotated(pdf, IN_CORNER, "/Link"),
		lambda pdf, *who: forger.runs_at_opening(pdf),
		lambda pdf, *who: forger.of_many_updates(pdf, checking.MOST_UPDATES + 1),
	],
	ids=["unsigned cover", "script", "over text", "many parts", "note", "link", "opening", "updates"],
)  # fmt: skip
def test_what_could_show_or_do_something_else_is_no_signature(
	authority: Authority, chair: Holder, paper: object, forge: Callable
) -> None:
	"""A good signature after it does not heal it: it vouches for what stands there by then."""
	forged = forger.signed(forge(paper.pdf, chair, authority), chair, authority, "Signature9")
	assert checking.signatures(forged, trust(authority))[-1].is_good
	assert not checking.only_signed_since(forged, paper.pdf, free(paper))


def test_a_signature_may_be_seen_at_the_name_and_in_the_corner(
	authority: Authority, chair: Holder, paper: object
) -> None:
	at_name = boxes.signature_box(paper.places["signatory"], A4_HEIGHT)
	once = forger.signed(paper.pdf, chair, authority, on_page=at_name.page, box=at_name.corners)
	twice = forger.signed(once, chair, authority, "Signature2", on_page=0, box=IN_CORNER)
	assert checking.only_signed_since(twice, paper.pdf, free(paper))


def test_a_paper_without_a_form_may_be_signed_elsewhere(authority: Authority, chair: Holder) -> None:
	"""Papers frozen before they were made ready for signing have none."""
	old = to_pdf("<p>Văn bản cũ</p>", title="x", author="y")
	once = forger.signed(old, chair, authority)
	twice = forger.signed(once, chair, authority, "Signature2")
	assert b"/AcroForm" not in old
	assert checking.only_signed_since(twice, old, Rooms())
	assert not checking.only_signed_since(forger.field_nobody_signs(once), old, Rooms())
	assert not checking.only_signed_since(forger.overlaid(once), old, Rooms())


def test_a_signature_over_a_part_of_the_file_is_none(
	authority: Authority, chair: Holder, paper: object, tmp_path: Path
) -> None:
	signed = forger.signed_in_part(paper.pdf, chair, authority)
	(found,) = checking.signatures(signed, trust(authority))
	assert not found.intact and found.problem
	assert "Total document signed" not in seen_by_pdfsig(signed, tmp_path)


def test_a_packed_stream_of_any_size_is_not_unpacked(paper: object) -> None:
	packed = forger.bomb(paper.pdf, 40)
	before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
	with pytest.raises(checking.NotAPdf):
		checking.only_signed_since(packed, paper.pdf, free(paper))
	assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000, "kilobytes"


def test_more_signatures_than_a_paper_can_have_are_not_checked(
	authority: Authority, chair: Holder, paper: object, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(checking, "MOST_SIGNATURES", 1)
	twice = forger.signed(forger.signed(paper.pdf, chair, authority), chair, authority, "Signature2")
	with pytest.raises(checking.NotAPdf):
		checking.signatures(twice, trust(authority))


def test_an_annex_bears_number_and_time_in_its_corner(
	authority: Authority, commune: Holder, paper: object, tmp_path: Path
) -> None:
	text = corner.corner_text("15/BC-UBND", datetime(2026, 12, 16, 9, 5, 7))
	assert text == "Số: 15/BC-UBND; 16/12/2026; 09:05:07 +07:00"
	signer = signer_of(commune, authority)
	box = boxes.corner_box(595.28, A4_HEIGHT)
	wanted = Wanted(ANNEX, box, corner.corner_page(text), "Phụ lục", "Bum Tở")
	signed = pades.signed(paper.pdf, signer, wanted)
	(found,) = checking.signatures(signed, trust(authority))
	assert found.is_good
	drawn = drawn_by_poppler(signed, tmp_path)
	(line,) = [words for words in drawn if words.startswith("Số: 15/BC-UBND; 16/12")]
	assert line == text
	(note,) = Paper(signed).pdf.pages[0].annots
	assert note["x1"] / MM > 195 and note["top"] / MM < 10
	fonts = subprocess.run(["pdffonts", tmp_path / "signed.pdf"], capture_output=True, text=True, check=True)
	assert "Courier" not in fonts.stdout


def drawn_by_poppler(pdf: bytes, folder: Path) -> list[str]:
	"""Lines of page 1 as poppler draws them, signatures included."""
	(folder / "signed.pdf").write_bytes(pdf)
	return subprocess.run(
		["pdftotext", "-l", "1", folder / "signed.pdf", "-"],
		capture_output=True,
		text=True,
		check=True,
	).stdout.splitlines()


def test_the_mark_stands_in_the_margin_of_the_last_page_and_moves_nothing(paper: object) -> None:
	plain = rendered(samples.COMMUNE, '{"kỳ": "quý IV"}')
	assert (paper.pages, paper.places["signatory"]) == (plain.pages, plain.places["signatory"])
	marked, bare = Paper(paper.pdf), Paper(plain.pdf)
	for number in range(1, paper.pages):
		assert marked.text(number) == bare.text(number)
	added = [line for line in marked.lines(paper.pages) if line.text not in bare.text(paper.pages)]
	page = marked.pdf.pages[paper.pages - 1]
	assert added and all(line.top > float(page.height) / MM - 20 for line in added)
	assert "0123456789abcdef0123" in " ".join(line.text for line in added)
	assert code_in(paper.pdf) == "0123456789abcdef0123" and code_in(plain.pdf) == ""
	again = rendered(
		samples.COMMUNE, '{"kỳ": "quý IV"}', mark_of("0123456789abcdef0123", "https://x.vn/xac-minh")
	)
	assert again.pdf == paper.pdf


def test_a_stranger_s_file_is_not_unpacked_again_and_again() -> None:
	"""It says a thousand times that metadata begin, each of them many times as large as the file."""
	packed = zlib.compress(bytes(1_000_000), 9)
	head = b"/Type /Metadata /Subtype /XML /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
	unpacked: list[int] = []

	class Counting:
		def decompress(self, *given: object) -> bytes:
			unpacked.append(1)
			return zlib.decompressobj().decompress(*given)

	with pytest.MonkeyPatch.context() as patch:
		patch.setattr(mark, "zlib", SimpleNamespace(decompressobj=Counting, error=zlib.error))
		assert code_in(b"%PDF-1.7\n" + (head + packed) * 1000) == ""
	assert len(unpacked) == mark.MOST_PLACES
	assert len(beginnings(b"%PDF-1.7\n" + b"%%EOF\n" * 100_000)) < 200


def test_what_is_no_pdf_is_told_so(authority: Authority) -> None:
	for content in (b"", b"%PDF-1.7 hong", b"PK\x03\x04"):
		with pytest.raises(checking.NotAPdf):
			checking.signatures(content, trust(authority))


def refused(call: Callable, *args: object) -> errors.Refusal:
	with pytest.raises(frappe.ValidationError) as caught, call(*args):
		pass
	return caught.value.refusal


def test_a_key_file_opens_by_its_passphrase_only(site: object, authority: Authority, chair: Holder) -> None:
	good = chair.pkcs12(authority)
	with keys.key_file(Secret(good), Secret(PASSPHRASE.encode())) as signer:
		assert keys.common_name(signer.signing_cert) == "Lò Văn Mẫu"
	for content, passphrase in (
		(good, "sai"),
		(b"khong phai khoa", PASSPHRASE),
		(b"", PASSPHRASE),
		(good + b"0" * keys.MOST_BYTES, PASSPHRASE),
		(chair.pkcs12_with_key_of(authority.issue("Người khác"), authority), PASSPHRASE),
	):
		refusal = refused(keys.key_file, Secret(content), Secret(passphrase.encode()))
		assert isinstance(refusal, errors.SigningKeyUnfit)


def test_a_secret_shows_nowhere() -> None:
	secret = Secret(PASSPHRASE.encode())
	assert PASSPHRASE not in f"{secret} {secret!r} {[secret]} {vars(type(secret))}"


@pytest.mark.parametrize(
	("image", "kind", "fit"),
	[
		(BLUE, PERSON, True),
		(RED, AGENCY, True),
		(RED, PERSON, False),
		(BLUE, AGENCY, False),
		(Image.new("RGBA", (50, 50), (20, 40, 200, 255)), PERSON, False),
		(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), PERSON, False),
	],
	ids=["blue", "red", "red for a person", "blue for an agency", "opaque", "empty"],
)
def test_images_have_their_colour_and_a_clear_ground(image: Image.Image, kind: str, fit: bool) -> None:
	out = BytesIO()
	image.save(out, "PNG")
	assert (images.image_refusal(out.getvalue(), kind) is None) == fit


def test_broken_and_huge_images_are_refused() -> None:
	out = BytesIO()
	BLUE.save(out, "PNG")
	jpeg = BytesIO()
	BLUE.convert("RGB").save(jpeg, "JPEG")
	for content in (
		b"",
		b"\x89PNG hong",
		out.getvalue()[:200],
		jpeg.getvalue(),
		out.getvalue() + b"0" * 3_000_000,
	):
		assert isinstance(images.image_refusal(content, PERSON), errors.SignatureImageUnfit)
