// The date picker in Vietnamese; the engine brings other languages, not this one.

const DAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
const DAYS_SHORT = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];
const MONTHS = Array.from({ length: 12 }, (_, at) => `Tháng ${at + 1}`);

$.fn.datepicker.language.vi ||= {
	days: DAYS,
	daysShort: DAYS_SHORT,
	daysMin: DAYS_SHORT,
	months: MONTHS,
	monthsShort: Array.from({ length: 12 }, (_, at) => `Th${at + 1}`),
	today: "Hôm nay",
	clear: "Xóa",
	dateFormat: "dd-mm-yyyy",
	timeFormat: "hh:ii",
	firstDay: 1,
};
