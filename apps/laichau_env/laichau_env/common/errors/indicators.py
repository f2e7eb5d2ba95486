"""Refusals about indicators and their figures."""

from laichau_env.common.errors.base import Refusal


class IndicatorUnfit(Refusal):
	code = "indicator-unfit"
	sentence = "«{field}»{where}: «{value}» không hợp lệ. {advice}"


class FigureUnfit(Refusal):
	code = "figure-unfit"
	sentence = "Chỉ tiêu {indicator} (dòng {row}), «{field}»: «{value}» không hợp lệ. {advice}"


class FigureMissing(Refusal):
	code = "figure-missing"
	sentence = (
		"Còn {count} chỉ tiêu chưa có số liệu (đầu tiên: {indicator}, dòng {row}). Hãy nhập «{field}»; "
		"nếu chưa có số thì ghi «{other}», ít nhất {least} ký tự."
	)


class FigureJumps(Refusal):
	code = "figure-jumps"
	sentence = (
		"Chỉ tiêu {indicator} (dòng {row}): {value} {change}. "
		"Hãy kiểm tra lại; nếu đúng thì nêu rõ ở «{field}», ít nhất {least} ký tự."
	)
