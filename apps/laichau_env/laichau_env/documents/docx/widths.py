"""Widths of printed text by the metrics of the papers' font, for lines that are drawn as long as a text."""

from functools import cache

from fontTools.ttLib import TTFont

from laichau_env.documents.rendering import FONTS

STYLES = {
	(False, False): "Regular",
	(True, False): "Bold",
	(False, True): "Italic",
	(True, True): "BoldItalic",
}


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
	"""Width in points of `text` on one line."""
	widths, units = _metrics(STYLES[bold, italic])
	return sum(widths.get(ord(sign), units // 2) for sign in text) * size / units


@cache
def _metrics(style: str) -> tuple[dict[int, int], int]:
	font = TTFont(FONTS / f"LiberationSerif-{style}.ttf", lazy=True)
	advances = font["hmtx"].metrics
	return {code: advances[name][0] for code, name in font.getBestCmap().items()}, font["head"].unitsPerEm
