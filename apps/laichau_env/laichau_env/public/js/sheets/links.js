// Sheets of a report, lists of a plan's tasks, registers: as PDF beside the Desk or as a Word file.

import { mirror_nothing } from "../common/dialogs.js";

const FIRST_YEAR = 2020;
const API = "/api/method/laichau_env.documents.sheets.api";

frappe.provide("laichau.sheets");

Object.assign(laichau.sheets, {
	/** Once a list of outgoing papers: the registers of one's own agency. */
	offer_registers(list) {
		list.page.add_menu_item(__("Register of Outgoing Papers"), () => ask_register(0));
		list.page.add_menu_item(__("Register of Papers Followed Up"), () => ask_register(1));
	},
});

/** On the form of a report that was sent: its sheets, for those whom the server gives them. */
export async function offer_sheets(frm) {
	const name = frm.docname;
	if (frm.is_new() || !frm.doc.examining_agency) return;
	const { message } = await frappe.call({
		method: "laichau_env.documents.sheets.api.get_sheets",
		type: "GET",
		args: { name },
	});
	if (frm.docname !== name || !message.examination) return;
	for (const [label, call] of [
		[__("Examination Sheet"), "download_examination"],
		[__("Submitting Sheet"), "download_submitting"],
	]) {
		frm.page.add_menu_item(`${label} (PDF)`, () => open(call, { name }), true);
		frm.page.add_menu_item(`${label} (Word)`, () => open(call, { name, as_word: 1 }), true);
	}
}

frappe.ui.form.on("Directive", {
	refresh(frm) {
		if (frm.is_new()) return;
		const group = __("Print Papers");
		const name = frm.docname;
		const add = (label, call, more) => {
			frm.add_custom_button(`${label} (PDF)`, () => open(call, { name, ...more }), group);
			frm.add_custom_button(
				`${label} (Word)`,
				() => open(call, { name, ...more, as_word: 1 }),
				group
			);
		};
		if (frm.doc.directive_type === "Plan") {
			add(__("Task List by Section"), "download_tasks", {});
			add(__("Task List by Agency"), "download_tasks", { by_agency: 1 });
		}
		if (frm.doc.directive_type === "Decision" || frm.doc.issued_with) {
			add(__("Decision with Plan and Appendix"), "download_decision", {});
		}
	},
});

function ask_register(follow_up) {
	const dialog = new frappe.ui.Dialog({
		title: follow_up
			? __("Register of Papers Followed Up")
			: __("Register of Outgoing Papers"),
		fields: [
			{
				fieldtype: "Select",
				fieldname: "year",
				label: __("Year"),
				options: years(),
				default: years()[0],
				reqd: 1,
			},
		],
		primary_action_label: __("Open PDF"),
		primary_action: ({ year }) => open("download_register", { year, follow_up }),
		secondary_action_label: __("Download Word File"),
		secondary_action: () =>
			open("download_register", { year: dialog.get_value("year"), follow_up, as_word: 1 }),
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

/** Years that may have a register, this one first. */
function years() {
	const now = moment(frappe.datetime.get_today()).year();
	return Array.from({ length: now - FIRST_YEAR + 1 }, (_, before) => String(now - before));
}

function open(call, args) {
	window.open(`${API}.${call}?${new URLSearchParams(args)}`, "_blank");
}
