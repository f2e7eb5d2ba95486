"""Word files of every kind of paper, each made once, and what LibreOffice makes of them in one call."""

import os
import subprocess
from functools import cache
from pathlib import Path

from laichau_env.documents.docx.builder import docx_of
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.papers.registers import OutgoingRegister
from laichau_env.documents.rendering import FONTS
from prints import samples
from prints.cases import CASES, MEASURED_ONLY
from prints.cases.letters import URGING
from prints.measure import Paper

FONT_SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>"""
LITTLE = {
	f"{kind.__name__} {case}": paper
	for kind, cases in CASES.items()
	for case, paper in cases.items()
	if case not in MEASURED_ONLY
}
SAME_PLACES: dict[str, Frame] = {
	**LITTLE,
	**{name: getattr(samples, name) for name in ("EMPTY", "LONG")},
	"URGING": URGING,
}
EXTREME = {f"{kind.__name__} extreme": cases["extreme"] for kind, cases in CASES.items()}
BOOK = CASES[OutgoingRegister]["long"]
OPENED: dict[str, Frame] = {**SAME_PLACES, "BOOK": BOOK, "EXTREME": EXTREME["ReportPaper extreme"]}


@cache
def word_of(name: str) -> bytes:
	"""The Word file of a paper."""
	return docx_of({**OPENED, **EXTREME}[name])


def opened_by_libreoffice(folder: Path) -> dict[str, Paper]:
	"""The papers of OPENED as it prints their Word files, with the papers' font in place of Times New Roman."""
	(folder / "fonts.conf").write_text(FONT_SETTINGS.format(fonts=FONTS, cache=folder / "cache"))
	for name in OPENED:
		(folder / f"{name}.docx").write_bytes(word_of(name))
	profile = f"-env:UserInstallation=file://{folder}/profile"
	files = map(str, folder.glob("*.docx"))
	subprocess.run(
		["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
		check=True,
		capture_output=True,
		timeout=240,
		env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
	)
	return {name: Paper((folder / f"{name}.pdf").read_bytes()) for name in OPENED}
