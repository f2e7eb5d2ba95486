// Values of the dialog "Enter Result": from the line into the fields, and back.

import { number_to_type, read_number, show_number } from "../common/numbers.js";

const NUMBERS = ["percent", "funds_planned", "funds_disbursed"];
const TEXTS = ["result", "cumulative_result", "pace", "difficulties"];
const DAYS = ["completed_on"];

/** All fields of a line that are entered. */
export const FIELDS = [...TEXTS, ...DAYS, ...NUMBERS];

/** Put the values of `line` into the dialog; `typed` (kept from before, or null) goes first. */
export function fill(dialog, line, typed) {
	const stored = {};
	for (const name of NUMBERS) stored[name] = number_to_type(line[name]);
	for (const name of [...TEXTS, ...DAYS]) stored[name] = line[name] || "";
	dialog.set_values({ ...stored, ...typed });
	for (const name of NUMBERS) show_as_read(dialog.get_field(name));
	if (typed) {
		frappe.show_alert({
			message: __("What you typed before was put back."),
			indicator: "blue",
		});
	}
}

/** What stands in the fields now, as typed. */
export function typed_now(dialog) {
	return dialog.get_values(true) || {};
}

/** The values to write; null, and the cursor on the field, when a number can't be read. */
export function values_of(dialog) {
	const typed = typed_now(dialog);
	const values = {};
	for (const name of TEXTS) values[name] = typed[name] || "";
	for (const name of DAYS) values[name] = typed[name] || null;
	for (const name of NUMBERS) {
		const { $input } = dialog.get_field(name);
		values[name] = read_number($input.val()) || 0;
		if (Number.isNaN(read_number($input.val()))) {
			$input.trigger("focus");
			return null;
		}
	}
	return values;
}

function show_as_read(control) {
	const $read = $('<div class="lc-read" role="status"></div>').appendTo(control.$wrapper);
	const show = () => {
		const value = read_number(control.$input.val());
		const wrong = Number.isNaN(value);
		const told = value ? __("Read as: {0}", [show_number(value)]) : "";
		$read
			.toggleClass("lc-read--wrong", wrong)
			.text(wrong ? __("This is not a number.") : told);
	};
	control.$input.attr("inputmode", "decimal").on("input", show);
	show();
}
