"""Who signs for whom (Decree 30/2020/NĐ-CP, article 13; Appendix I, II.7): each form on a report and on a letter."""

from dataclasses import replace
from itertools import pairwise

import pytest
from laichau_env.documents.papers.frame import Frame, Signature
from prints import samples
from prints.cases.letters import URGING
from prints.printed import Printed

REPORT = replace(samples.COMMUNE, situation=(), next_steps=(), appendix=())
LETTER = replace(URGING, behind=())
FORMS = {
	"the head himself": ("GIÁM ĐỐC",),
	"TM.": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
	"KT.": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
	"TM. and KT.": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
	"Q.": ("Q. GIÁM ĐỐC",),
	"TL.": ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
	"TL. passed to a deputy": ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
	"TUQ.": ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
}
"""Form -> lines of the block as they are kept."""
BROKEN = {"TUQ.": ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")}
"""And as they are printed, where one is too long for its column."""
ABOUT = 0.4


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", [REPORT, LETTER], ids=["report", "letter"])
def test_the_form_is_printed_line_by_line_over_the_name(paper: Frame, form: str) -> None:
	wanted = BROKEN.get(form, FORMS[form])
	printed = Printed(replace(paper, signature=Signature(FORMS[form], "Nguyễn Thị Mẫu")))
	column = [line for line in printed.paper.lines(printed.signed_on, 104) if line.bold and line.right > 104]
	block = column[-len(wanted) - 1 :]
	assert [line.text for line in block] == [*wanted, "Nguyễn Thị Mẫu"]
	for line in block:
		assert (line.size, line.italic) == (14, False)
		assert line.centre == pytest.approx(block[0].centre, abs=ABOUT)
	steps = [below.top - above.top for above, below in pairwise(block[:-1])]
	assert all(step == pytest.approx(steps[0], abs=0.1) for step in steps), "one line under the other"
	assert 20 <= block[-1].top - block[-2].bottom <= 35, "room for signature and seal"
