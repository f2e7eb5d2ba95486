"""Whatever text people type, the paper is a good one: every sign that the font has stands on it, within its margins."""

import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from laichau_env.documents.rendering import covered_signs
from prints.cases.letters import SUBMISSION
from prints.expected import BOTTOM, LEFT, TOP
from prints.measure import MM
from prints.printed import Printed, squeezed

EXAMPLES = 15
NASTY = {
	"markup": "<b>&lt;</b> <!-- --> </td></table></div><style>*{display:none}</style> & &amp; \"' ]]>",
	"template": "{{ 7 * 7 }} {% include 'x' %} {# #} ${x} %(x)s",
	"combining marks": unicodedata.normalize("NFD", "Ủy ban nhân dân xã Nậm Tăm, phường Đoàn Kết"),
	"a heap of marks": "a" + "\u0301\u0323\u0302" * 40 + " b",
	"turned direction": "\u202eoen iàoN\u202c \u2067abc\u2069 \u200fxyz\u200e",
	"other scripts": "שלום مرحبا 中文 ภาษา ру́сский ελληνικά",
	"pictographs": "🎉 👨\u200d👩\u200d👧 🇻🇳 ✅ ☂️ \U000e0041",
	"invisible": "a\u200bb\u00adc\ufeffd\u2060e\x00\x07\x1b[31mf\x7f",
	"line ends": "một\r\nhai\rba\u2028bốn\vnăm\fsáu",
	"blanks": "một\u00a0hai\u3000ba\u2003bốn\tnăm",
	"one long word": "đ" * 6_000,
	"one long number": "1" * 2_000 + "/" + "9" * 2_000,
	"many numbers": "67/NQ-CP " * 400,
	"lone surrogate": "a\ud83db",
	"outside of every script": "\uffff\ufffd\U0010ffff \ue000",
}


def printed_with(text: str) -> Printed:
	"""The text in each place of a paper: head, title, addressee, body, recipients, signature."""
	return Printed(
		replace(
			SUBMISSION,
			agency=text,
			excerpt=text[:120],
			addressees=(text[:300],),
			basis=(text,),
			recipients=(text[:300], "Lưu: VT"),
			parts=(),
			enclosures=(),
		)
	)


def check(printed: Printed, text: str) -> None:
	"""Nothing is lost, nothing added, nothing outside of the margins, nothing in a font of the machine's."""
	wanted, shown = printed.signs_wanted(), printed.signs_shown()
	assert not wanted - shown and not shown - wanted
	typed = Counter(
		sign
		for sign in squeezed(unicodedata.normalize("NFC", text))
		if ord(sign) in covered_signs() and unicodedata.category(sign)[0] not in "CM"
	)
	assert not typed - shown, f"lost: {dict(typed - shown)}"
	assert all("Liberation" in font and embedded for font, embedded in printed.paper.fonts())
	for page in printed.pages:
		for sign in printed.paper.signs(page):
			assert sign["x0"] >= LEFT * MM - 1
			assert sign["x1"] <= printed.right_edge(page) * MM + 1, (page, sign["text"])
			assert sign["bottom"] <= (297 - BOTTOM) * MM + 1
			assert sign["top"] >= TOP * MM - 1 or sign["text"].isdigit()


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_text_is_printed_well(name: str) -> None:
	check(printed_with(NASTY[name]), NASTY[name])


@settings(
	max_examples=EXAMPLES,
	deadline=None,
	database=None,
	derandomize=True,
	phases=[Phase.generate],
	suppress_health_check=list(HealthCheck),
)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=400))
def test_any_text_is_printed_well(text: str) -> None:
	check(printed_with(text), text)


def test_direction_of_writing_can_not_be_turned() -> None:
	text = printed_with("Duyệt \u202e000.1\u202c đồng").paper.flow()
	assert "Duyệt 000.1 đồng" in text


def test_typed_marks_are_joined_to_their_letters() -> None:
	typed = unicodedata.normalize("NFD", "Nậm Tăm, Sì Lở Lầu, Pu Sam Cáp")
	assert "Nậm Tăm, Sì Lở Lầu, Pu Sam Cáp" in printed_with(typed).paper.flow()
