"""What people send that does not fit: texts too long for their place, images that are none. Refused, in words."""

import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from types import ModuleType

import frappe
import pytest
from actors import CHAIR, OFFICER, PLANNER, as_user
from factories import report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import State
from laichau_env.documents.service import pdf_of
from PIL import Image, ImageDraw
from prints.measure import Paper

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
PROFILE = "/api/resource/Signing Profile"


@pytest.fixture
def draft(site: ModuleType) -> Document:
	report = report_at(State.DRAFT, "XAU-1", evidence=False)
	frappe.db.commit()
	return report


def png(mode: str = "RGBA", colour: tuple[int, ...] = (20, 40, 200, 255), form: str = "PNG") -> bytes:
	image = Image.new(mode, (300, 150), (255, 255, 255, 0)[: len(mode)])
	ImageDraw.Draw(image).line((20, 120, 150, 20, 280, 120), fill=colour[: len(mode)], width=9)
	out = BytesIO()
	image.save(out, form)
	return out.getvalue()


def huge_png() -> bytes:
	"""A PNG of few bytes that says that it is 60,000 dots wide and high."""
	head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
	chunk = b"IHDR" + head
	return PNG_HEAD + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))


IMAGES = {
	"broken PNG": png()[:120],
	"PNG with a wrong byte": png()[:60] + b"\x00\x01" + png()[62:],
	"only a head": PNG_HEAD,
	"JPEG called PNG": png("RGB", form="JPEG"),
	"not clear": png("RGB"),
	"wrong colour": png(colour=(200, 20, 20, 255)),
	"dots without end": huge_png(),
	"3 MB": png() + b"\x00" * 3 * 1024 * 1024,
	"a page": b"<script>alert(1)</script>",
}


@pytest.fixture
def planner(http: Callable, site: ModuleType) -> Iterator[Callable]:
	"""The plan administrator's session; profiles that he makes are taken away again."""
	yield http(PLANNER.user)
	site.db.rollback()
	for name in site.get_all("Signing Profile", {"official": official()}, pluck="name"):
		site.delete_doc("Signing Profile", name, force=True)
	site.db.commit()


def official() -> str:
	return frappe.db.get_value("Official", {"user": CHAIR.user})


def upload(session: Callable, content: bytes, private: int = 1) -> object:
	return session.post(
		"/api/method/upload_file",
		data={"is_private": private},
		files={"file": ("chu-ky.png", content, "image/png")},
	)


def make_profile(session: Callable, image: str) -> object:
	return session.post(PROFILE, json={"signer_kind": "Person", "official": official(), "image": image})


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_that_can_not_be_a_signature_is_refused(planner: Callable, name: str) -> None:
	sent = upload(planner, IMAGES[name])
	assert sent.status_code == 200, sent.text[:300]
	answer = make_profile(planner, sent.json()["message"]["file_url"])
	assert (answer.status_code, answer.json().get("refusal")) == (417, "signature-image-unfit"), answer.text
	frappe.db.rollback()
	assert not frappe.db.exists("Signing Profile", {"official": official()})


def test_an_image_open_to_everybody_is_refused_a_good_one_is_kept(planner: Callable) -> None:
	opened = upload(planner, png(), private=0).json()["message"]["file_url"]
	assert make_profile(planner, opened).status_code == 417
	kept = upload(planner, png(), private=1).json()["message"]["file_url"]
	answer = make_profile(planner, kept)
	assert answer.status_code == 200, answer.text[:500]


def test_an_image_of_50_mb_is_refused_before_it_is_kept(planner: Callable) -> None:
	before = frappe.db.count("File")
	answer = upload(planner, png() + b"\x00" * 50 * 1024 * 1024)
	assert answer.status_code == 413
	frappe.db.rollback()
	assert frappe.db.count("File") == before


@pytest.mark.parametrize("field", ["situation", "result"])
def test_a_text_that_does_not_fit_is_refused_with_its_place(
	draft: Document, http: Callable, field: str
) -> None:
	text = "Đã thực hiện một phần việc. " * 3_000
	session, path = http(OFFICER.user), f"/api/resource/Progress Report/{draft.name}"
	sent = {"situation": text}
	if field == "result":
		lines = session.get(path).json()["data"]["lines"]
		sent = {"lines": [{**line, "result": text if line["idx"] == 2 else ""} for line in lines]}
	answer = session.put(path, json=sent)
	assert (answer.status_code, answer.json().get("refusal")) == (417, "text-too-long"), answer.text[:500]
	assert (", dòng 2" in answer.json()["exception"]) == (field == "result")


def test_the_longest_text_and_marks_typed_apart_are_printed_whole(draft: Document, http: Callable) -> None:
	typed = unicodedata.normalize("NFD", "Nậm Tăm 🎉 \u202eẩn\u202c <b>đậm</b> & ") + "Xongviệc. " * 4_000
	path = f"/api/resource/Progress Report/{draft.name}"
	answer = http(OFFICER.user).put(path, json={"situation": typed})
	assert answer.status_code == 200, answer.text[:500]
	frappe.db.rollback()
	with as_user(OFFICER):
		text = Paper(pdf_of(draft.name)).flow()
	assert "Nậm Tăm ẩn <b>đậm</b> &" in text
	assert text.count("Xongviệc.") == 4_000
