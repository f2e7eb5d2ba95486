"""What somebody might do to a paper between our hands and ours again: each function answers with the changed file."""

import asyncio
import hashlib
import re
import zlib
from io import BytesIO

from prints.authority import PASSPHRASE, Authority, Holder
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

Sides = tuple[float, float, float, float]
A4 = (0, 0, 595, 841)
COVER = b"1 g 0 0 595 841 re f 0 g"
"""White over all that is there."""


def signed(
	pdf: bytes, holder: Holder, authority: Authority, field: str = "Signature1", **seen: object
) -> bytes:
	"""As another program signs: a field of its own name; nothing is seen of it unless `box` says where."""
	writer = IncrementalPdfFileWriter(BytesIO(pdf))
	if seen:
		fields.append_signature_field(writer, fields.SigFieldSpec(field, **seen))
	signer = signers.SimpleSigner.load_pkcs12_data(holder.pkcs12(authority), (), PASSPHRASE.encode())
	metadata = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
	return signers.sign_pdf(writer, metadata, signer=signer).getvalue()


def overlaid(pdf: bytes) -> bytes:
	"""Another content over page 1."""
	writer = _writer(pdf)
	page = writer.root["/Pages"]["/Kids"][0].get_object()
	stream = writer.add_object(generic.StreamObject(stream_data=b"0 0 m 100 100 l S"))
	page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), stream])
	writer.update_container(page)
	return _written(writer)


def field_nobody_signs(pdf: bytes, box: Sides = A4, page: int = 0, *, script: bool = False) -> bytes:
	"""A signature field that shows white and stays unsigned; with a script, one that runs near the mouse."""
	writer = _writer(pdf)
	fields.append_signature_field(writer, fields.SigFieldSpec("Cho_ky", on_page=page, box=box))
	field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
	field["/AP"] = generic.DictionaryObject({pdf_name("/N"): _drawing(writer, COVER)})
	if script:
		field["/AA"] = generic.DictionaryObject({pdf_name("/E"): _script()})
	return _written(writer)


def field_of_many_parts(pdf: bytes, holder: Holder, authority: Authority, boxes: list[Sides]) -> bytes:
	"""One signature that is seen at several places of page 1."""
	writer = _writer(pdf)
	fields.append_signature_field(writer, fields.SigFieldSpec("Signature1", on_page=0, box=boxes[0]))
	field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
	page = writer.root["/Pages"]["/Kids"][0].get_object()
	kids = generic.ArrayObject()
	for box in boxes[1:]:
		part = generic.DictionaryObject(
			{
				pdf_name("/Type"): pdf_name("/Annot"),
				pdf_name("/Subtype"): pdf_name("/Widget"),
				pdf_name("/Parent"): writer.root["/AcroForm"]["/Fields"].raw_get(-1),
				pdf_name("/Rect"): generic.ArrayObject(map(generic.FloatObject, box)),
				pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): _drawing(writer, COVER)}),
			}
		)
		kids.append(writer.add_object(part))
	page["/Annots"].extend(kids)
	writer.update_container(page["/Annots"])
	field["/Kids"] = kids
	return signed(_written(writer), holder, authority, "Signature2")


def annotated(
	pdf: bytes, box: Sides, kind: str = "/FreeText", text: str = "15", *, script: bool = False
) -> bytes:
	"""A stamp on page 1, as clerks put number and date."""
	writer = _writer(pdf)
	page = writer.root["/Pages"]["/Kids"][0].get_object()
	note = generic.DictionaryObject(
		{
			pdf_name("/Type"): pdf_name("/Annot"),
			pdf_name("/Subtype"): pdf_name(kind),
			pdf_name("/Rect"): generic.ArrayObject(map(generic.FloatObject, box)),
			pdf_name("/Contents"): generic.pdf_string(text),
			pdf_name("/F"): generic.NumberObject(4),
			pdf_name("/DA"): generic.pdf_string("/Helv 13 Tf 0 g"),
			pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): _drawing(writer, b"")}),
		}
	)
	if script:
		note["/A"] = _script()
	annots = page["/Annots"] if "/Annots" in page else generic.ArrayObject()
	page["/Annots"] = generic.ArrayObject([*annots, writer.add_object(note)])
	writer.update_container(page)
	return _written(writer)


def runs_at_opening(pdf: bytes) -> bytes:
	"""A script of the whole document."""
	writer = _writer(pdf)
	writer.root["/OpenAction"] = _script()
	writer.update_root()
	return _written(writer)


def filled(pdf: bytes, **values: str) -> bytes:
	"""Values typed into the form's fields."""
	writer = _writer(pdf)
	for raw in writer.root["/AcroForm"]["/Fields"]:
		field = raw.get_object()
		if field.get("/T") in values:
			field["/V"] = generic.pdf_string(values[field["/T"]])
			field["/AP"] = generic.DictionaryObject({pdf_name("/N"): _drawing(writer, b"")})
			writer.mark_update(raw.reference)
	return _written(writer)


def of_many_updates(pdf: bytes, count: int) -> bytes:
	"""`count` updates that change nothing that is seen."""
	for number in range(count):
		writer = _writer(pdf)
		writer.set_info(generic.DictionaryObject({pdf_name("/Producer"): generic.pdf_string(str(number))}))
		pdf = _written(writer)
	return pdf


def bomb(pdf: bytes, megabytes: int) -> bytes:
	"""An update that puts the document's first object into a packed stream of `megabytes`."""
	start, before = len(pdf), int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
	root = int(re.findall(rb"/Root (\d+) 0 R", pdf)[-1])
	head, packer = f"{root} 0 ".encode(), zlib.compressobj(9)
	packed = packer.compress(head) + b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes))
	packed += packer.flush()
	stream = (
		f"9001 0 obj\n<</Type/ObjStm/N 1/First {len(head)}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
	).encode() + packed + b"\nendstream\nendobj\n"  # fmt: skip
	table = start + len(stream)
	rows = b"".join(
		bytes([kind]) + place.to_bytes(4, "big") + b"\0\0"
		for kind, place in ((2, 9001), (1, start), (1, table))
	)
	xref = (
		f"9002 0 obj\n<</Type/XRef/W[1 4 2]/Index[{root} 1 9001 2]/Size 9003/Root {root} 0 R"
		f"/Prev {before}/Length {len(rows)}>>\nstream\n"
	)
	return pdf + stream + xref.encode() + rows + f"\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n".encode()


def signed_in_part(pdf: bytes, holder: Holder, authority: Authority, left_out: int = 40) -> bytes:
	"""A signature whose holder leaves the file's last bytes out of what it covers; its sum is right."""
	content = bytearray(signed(pdf, holder, authority))
	found = list(re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", content))[-1]
	first, length, second, rest = map(int, found.groups())
	told = f"/ByteRange [{first} {length} {second} {rest - left_out}".encode()
	content[found.start() : found.end()] = told + b" " * (found.end() - found.start() - len(told) - 1) + b"]"
	covered = bytes(content[first : first + length] + content[second : second + rest - left_out])
	signer = signers.SimpleSigner.load_pkcs12_data(holder.pkcs12(authority), (), PASSPHRASE.encode())
	sum_of = hashlib.sha256(covered).digest()
	made = asyncio.run(signer.async_sign(sum_of, "sha256")).dump().hex().encode()
	room = second - length - 2
	content[length + 1 : length + 1 + room] = made + b"0" * (room - len(made))
	return bytes(content)


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
	return IncrementalPdfFileWriter(BytesIO(pdf))


def _written(writer: IncrementalPdfFileWriter) -> bytes:
	out = BytesIO()
	writer.write(out)
	return out.getvalue()


def _script() -> generic.DictionaryObject:
	return generic.DictionaryObject(
		{pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("app.alert(1)")}
	)


def _drawing(writer: IncrementalPdfFileWriter, content: bytes) -> generic.IndirectObject:
	facts = {
		pdf_name("/Type"): pdf_name("/XObject"),
		pdf_name("/Subtype"): pdf_name("/Form"),
		pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, A4)),
	}
	return writer.add_object(generic.StreamObject(facts, stream_data=content))
