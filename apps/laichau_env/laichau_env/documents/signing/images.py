"""Images of signatures and seals: PNG with transparency, blue or red, of a sane size."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from laichau_env.common import errors
from laichau_env.common.errors import Refusal

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 4000 * 4000
STRONG = 60
"""Opacity from which a pixel counts as ink."""
INK_SHARE = 0.8


def image_refusal(content: bytes, kind: str) -> Refusal | None:
	"""Why a file can't be the image of a signature (`kind` "Person", blue) or seal ("Agency", red)."""
	if len(content) > MOST_BYTES:
		return errors.SignatureImageUnfit(why=f"tệp nặng hơn {MOST_BYTES // 1024 // 1024} MB")
	try:
		with Image.open(BytesIO(content)) as first:
			if first.format != "PNG":
				return errors.SignatureImageUnfit(why="không phải tệp PNG")
			if first.width * first.height > MOST_PIXELS:
				return errors.SignatureImageUnfit(why="ảnh quá lớn")
			first.verify()  # sums and end of the file; converting alone may pass over a torn one
		image = opened(content)
	except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
		return errors.SignatureImageUnfit(why="tệp ảnh hỏng hoặc không đọc được")
	return _ink_refusal(image, kind)


def opened(content: bytes) -> Image.Image:
	"""The image, ready to be put on a page; it was checked before."""
	return Image.open(BytesIO(content)).convert("RGBA")


def _ink_refusal(image: Image.Image, kind: str) -> Refusal | None:
	small = image.resize((min(image.width, 120), min(image.height, 120)))
	content = small.tobytes()
	pixels = [content[place : place + 4] for place in range(0, len(content), 4)]
	ink = [pixel for pixel in pixels if pixel[3] >= STRONG]
	if len(ink) == len(pixels):
		return errors.SignatureImageUnfit(why="nền ảnh không trong suốt")
	if not ink:
		return errors.SignatureImageUnfit(why="ảnh trống")
	wanted, word = (2, "xanh") if kind == "Person" else (0, "đỏ")
	coloured = sum(pixel[wanted] == max(pixel[:3]) and pixel[wanted] > min(pixel[:3]) + 20 for pixel in ink)
	if coloured < INK_SHARE * len(ink):
		return errors.SignatureImageUnfit(why=f"ảnh phải có màu {word}")
	return None
