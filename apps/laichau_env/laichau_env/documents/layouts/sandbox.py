"""Places a paper by a copy that a person wrote: in a sandbox that knows the copy's own texts and nothing else.

The same escaping and the same strictness as for shipped layouts (documents/rendering.py). No file, no address, no
Python behind the values: names that begin with "_" are closed, filters are those listed, what could ask for endless
memory or time is bounded.
"""

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.loaders import FunctionLoader
from jinja2.nodes import EvalContextModifier
from jinja2.sandbox import ImmutableSandboxedEnvironment

from laichau_env.documents.layouts.texts import STYLE, Layout, shared_parts
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.rendering import carried
from laichau_env.documents.rendering import html_of as shipped_html_of

BODY = "layout.html"
FILTERS = frozenset(
	"abs batch capitalize count d default dictsort e escape first float groupby int items join last length list "
	"lower map max min reject rejectattr replace reverse round select selectattr slice sort string sum title trim "
	"truncate unique upper".split()
)
LONGEST_LOOP = 1000
LONGEST_HTML = 20_000_000
SHORT = 40
"""Letters of a text that "%" may fill in ("%02d") or "*" repeat (a line of dots)."""
CLOSED_METHODS = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs"})
"""Methods of texts that make a text of any length out of a number."""


class LayoutSandbox(ImmutableSandboxedEnvironment):
	"""The sandbox of one layout."""

	intercepted_binops = frozenset({"*", "**", "%"})

	def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
		"""Figures may be counted with, short texts repeated or filled in; nothing is raised to a power."""
		figures = all(isinstance(side, int | float) for side in (left, right))
		filled = operator == "%" and isinstance(left, str) and len(left) <= SHORT and _few_digits(left)
		repeated = (
			operator == "*"
			and isinstance(left, str)
			and isinstance(right, int)
			and len(left) <= SHORT
			and right <= LONGEST_LOOP
		)
		if operator == "**" or not (figures or filled or repeated):
			raise SecurityError(f"{type(left).__name__} {operator} {type(right).__name__}")
		return super().call_binop(context, operator, left, right)

	def wrap_str_format(self, value: Any) -> Any:
		"""No `format`: its widths make texts of any length."""
		if super().wrap_str_format(value) is not None:
			raise SecurityError("str.format")

	def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
		"""What the sandbox lets be read, without the methods that make endless texts."""
		if isinstance(obj, str) and attr in CLOSED_METHODS:
			return False
		return super().is_safe_attribute(obj, attr, value)

	def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
		tree = super()._parse(source, name, filename)
		for switch in tree.find_all(EvalContextModifier):
			for option in switch.options:
				if option.key == "autoescape" and getattr(option.value, "value", None) is not True:
					raise SecurityError("autoescape")
		return tree


def html_of(paper: Frame, layout: Layout | None = None) -> str:
	"""The paper as HTML, placed by `layout`, or by the shipped one."""
	if layout is None:
		return shipped_html_of(paper)
	chunks: list[str] = []
	length = 0
	for chunk in sandbox_of(layout).get_template(BODY).generate(paper=paper):
		length += len(chunk)
		if length > LONGEST_HTML:
			raise SecurityError("endless")
		chunks.append(chunk)
	return "".join(chunks)


def sandbox_of(layout: Layout) -> LayoutSandbox:
	"""A sandbox that knows the texts of `layout`; a fault in one is told with its field and line."""
	environment = LayoutSandbox(
		loader=FunctionLoader(_loader(layout)),
		autoescape=True,
		undefined=StrictUndefined,
		finalize=carried,
	)
	environment.filters = {name: environment.filters[name] for name in FILTERS}
	environment.globals = {"namespace": environment.globals["namespace"], "range": _short_range}
	return environment


def _loader(layout: Layout) -> Callable[[str], tuple[str, str, Callable[[], bool]]]:
	texts = {name: (text, "parts") for name, text in shared_parts(layout.parts).items()}
	texts |= {BODY: (layout.html, "html"), STYLE: (layout.css, "css")}

	def load(name: str) -> tuple[str, str, Callable[[], bool]]:
		if name not in texts:
			raise TemplateNotFound(name)
		text, field = texts[name]
		return text, field, lambda: True

	return load


def _short_range(*ends: int) -> Iterable[int]:
	found = range(*ends)
	if len(found) > LONGEST_LOOP:
		raise SecurityError("range")
	return found


def _few_digits(pattern: str) -> bool:
	"""No width or precision of more than two digits in a pattern."""
	digits = "".join(sign if sign.isdigit() else " " for sign in pattern).split()
	return "*" not in pattern and all(len(number) < 3 for number in digits)
