"""Adjusted layouts: what a sandbox refuses, and that a fault is told with its field and line."""

import re
from dataclasses import replace

import pytest
from laichau_env.documents.docx.builder import docx_of
from laichau_env.documents.kinds import KINDS, PaperKind
from laichau_env.documents.layouts.faults import Fault, fault_of
from laichau_env.documents.layouts.samples import sample_of
from laichau_env.documents.layouts.sandbox import html_of
from laichau_env.documents.layouts.texts import Layout, base_of, kind_named
from laichau_env.documents.pdf import pdf_of

KIND = kind_named("Submission Paper")
BASE = base_of(KIND)
AT = 9
"""Line of the layout's text before which tests put theirs."""


def with_line(text: str, words: str, at: int = AT) -> str:
	lines = text.splitlines()
	return "\n".join([*lines[: at - 1], words, *lines[at - 1 :]])


def fault_in(**texts: str) -> Fault | None:
	return fault_of(replace(BASE, **texts), KIND)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.print_format)
def test_every_shipped_layout_is_a_good_start(kind: PaperKind) -> None:
	"""A copy that nobody changed says what the shipped layout says, and is found without fault."""
	base = base_of(kind)
	for bare in (False, True):
		sample = sample_of(kind, bare=bare)
		assert without_style(html_of(sample, base)) == without_style(html_of(sample))
	assert fault_of(base, kind) is None


def test_a_copy_that_nobody_changed_gives_the_bytes_of_the_shipped_layout() -> None:
	sample = sample_of(KIND)
	assert pdf_of(sample, layout=BASE) == pdf_of(sample)
	assert len(docx_of(sample, BASE)) == len(docx_of(sample))


def without_style(html: str) -> str:
	return " ".join(re.sub("<style>.*?</style>", "", html, flags=re.DOTALL).split())


@pytest.mark.parametrize(
	"words",
	[
		"{{ ''.__class__.__mro__ }}",
		"{{ paper.on_lines.__globals__ }}",
		"{{ self.__init__.__globals__ }}",
		"{{ parts.head.__globals__ }}",
		"{{ paper.excerpt.__format__ }}",
		"{{ ().__class__.__bases__[0].__subclasses__() }}",
		"{{ namespace.__init__.__globals__ }}",
		"{{ 'a' * 1000000000 }}",
		"{{ [1] * 1000000000 }}",
		"{{ 9 ** 9 ** 9 }}",
		"{{ '%999999999d' % 1 }}",
		"{{ '{:>999999999}'.format(1) }}",
		"{{ 'a'.ljust(999999999) }}",
		"{% for a in range(100000) %}x{% endfor %}",
		"{% autoescape false %}{{ paper.excerpt }}{% endautoescape %}",
	],
)
def test_a_way_out_of_the_sandbox_is_refused(words: str) -> None:
	fault = fault_in(html=with_line(BASE.html, words))
	assert fault and fault.field == "html"
	assert "không được dùng lệnh này" in fault.why or "không có dữ liệu" in fault.why


@pytest.mark.parametrize(
	("words", "why"),
	[
		("{% include '/etc/passwd' %}", "không được lấy tệp «/etc/passwd»"),
		("{% include 'laichau_env/hooks.py' %}", "không được lấy tệp «laichau_env/hooks.py»"),
		("{% import '../../hooks.py' as x %}", "không được lấy tệp"),
		("<img src='file:///etc/passwd'>", "địa chỉ bên ngoài (file:///etc/passwd)"),
		("<img src='http://127.0.0.1:9/x.png'>", "địa chỉ bên ngoài (http://127.0.0.1:9/x.png)"),
		("<link rel=attachment href='file:///etc/passwd'>", "địa chỉ bên ngoài"),
		("<object data='file:///etc/passwd'></object>", "địa chỉ bên ngoài"),
		("<link rel=stylesheet href='file:///etc/passwd'>", "địa chỉ bên ngoài"),
		("{{ paper.nothing }}", "văn bản không có dữ liệu tên «nothing»"),
		("{{ frappe }}", "văn bản không có dữ liệu tên «frappe»"),
		("{{ paper.excerpt | safe }}", "sai cú pháp"),
		("{% foo %}", "sai cú pháp"),
		("{{ 1 + }}", "sai cú pháp"),
		("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "tự gọi lại chính nó"),
		("<p style='colr: red'>x</p>", "không hiểu kiểu này"),
	],
)
def test_a_fault_of_the_text_is_told_with_its_line(words: str, why: str) -> None:
	fault = fault_in(html=with_line(BASE.html, words))
	assert fault and (fault.field, fault.line) == ("html", AT)
	assert why in fault.why
	assert str(fault).startswith(f"Nội dung (HTML), dòng {AT}: ")


@pytest.mark.parametrize(
	"words",
	[
		".paper { background: url(file:///etc/passwd) }",
		".paper p { font-family: x } @font-face { font-family: x; src: url(file:///etc/passwd) }",
		".paper p { colr: red }",
		".paper p { color red }",
		"{{ ''.__class__.__mro__ }}",
		"{{ nothing }}",
		"</style><img src='file:///etc/passwd'><style>",
	],
)
def test_a_fault_of_the_style_is_told_with_its_line(words: str) -> None:
	last = len(BASE.css.splitlines()) + 1
	fault = fault_in(css=f"{BASE.css.rstrip()}\n{words}")
	assert fault and (fault.field, fault.line) == ("css", last if last == fault.line else last - 1)


def test_a_fault_of_the_shared_parts_is_told_with_its_line() -> None:
	parts = BASE.parts.replace("{{ paper.signature.name }}", "{{ paper.signature.nam }}")
	line = next(n for n, text in enumerate(parts.splitlines(), start=1) if "signature.nam }}" in text)
	fault = fault_in(parts=parts)
	assert (fault.field, fault.line) == ("parts", line)


@pytest.mark.parametrize(
	("texts", "why"),
	[
		({"html": BASE.html.replace("{{ parts.standing(paper) }}", "")}, "DỰ THẢO"),
		({"parts": BASE.parts.replace('id="signatory"', "")}, "thiếu chỗ ký"),
		({"html": BASE.html.replace('<div class="paper">', "<div>")}, '<div class="paper">'),
		({"html": ""}, "DỰ THẢO"),
	],
	ids=["no mark of drafts", "no place of the signature", "no body", "nothing"],
)
def test_what_every_paper_needs_is_missed(texts: dict[str, str], why: str) -> None:
	fault = fault_in(**texts)
	assert fault and why in fault.why


def test_nothing_of_a_file_is_in_a_paper_whose_layout_asks_for_it() -> None:
	"""What is stored past the check (a database restored, say) still fetches nothing."""
	layout = replace(BASE, html=with_line(BASE.html, "<link rel=attachment href='file:///etc/passwd'>"))
	assert b"root:" not in pdf_of(sample_of(KIND), layout=layout)


def test_what_people_typed_stays_text() -> None:
	paper = replace(sample_of(KIND), excerpt="<b>{{ 7 * 7 }}</b> & ''")
	html = html_of(paper, BASE)
	assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt; &amp;" in re.sub("</p><p[^>]*>", " ", html)


def test_a_version_is_its_texts() -> None:
	same = Layout(
		BASE.print_format, BASE.html.replace("\n", "\r\n"), BASE.parts, BASE.css + "\n", name="khác"
	)
	assert same.version == BASE.version
	assert replace(BASE, css=BASE.css + "p { color: red }").version != BASE.version
