// The list of outgoing papers: metadata of those ticked or filtered, and the start of a series where paper left off.

import { mirror_nothing } from "../common/dialogs.js";
import { export_metadata, get_kinds, start_after } from "./server.js";

frappe.provide("laichau.register");

Object.assign(laichau.register, {
	/** Once a list of papers. */
	attach_list(list) {
		list.$page.addClass("lc-list");
		list.page.add_menu_item(__("Export Metadata (JSON)"), () => export_of(list, "json"));
		list.page.add_menu_item(__("Export Metadata (XML)"), () => export_of(list, "xml"));
		laichau.sheets.offer_registers(list);
		laichau.register.offer_start(list);
	},

	/** For who may write in series. */
	offer_start(list) {
		if (!frappe.model.can_write("Document Number Series")) return;
		list.page.add_inner_button(__("Numbers Used on Paper"), () => ask_start(list));
	},
});

function export_of(list, form) {
	const names = list.get_checked_items(true);
	export_metadata(form, { names, filters: list.get_filters_for_args() });
}

async function ask_start(list) {
	const kinds = await get_kinds();
	const dialog = new frappe.ui.Dialog({
		title: __("Numbers Used on Paper"),
		fields: [
			{
				fieldtype: "HTML",
				fieldname: "note",
				options: frappe.utils.escape_html(
					__(
						"Numbers up to this one were used on paper outside the system. The next paper takes the number after it; a number that was given is never given again."
					)
				),
			},
			{
				fieldtype: "Link",
				fieldname: "agency",
				label: __("Agency"),
				options: "Agency",
				reqd: 1,
			},
			{
				fieldtype: "Select",
				fieldname: "paper_kind",
				label: __("Kind of Paper"),
				options: [{ value: "", label: __("One series for all kinds") }, ...kinds],
				default: "BC",
			},
			{ fieldtype: "Column Break" },
			{
				fieldtype: "Int",
				fieldname: "year",
				label: __("Year"),
				default: moment(frappe.datetime.get_today()).year(),
				reqd: 1,
			},
			{ fieldtype: "Int", fieldname: "number", label: __("Last Number Used"), reqd: 1 },
			{
				fieldtype: "Date",
				fieldname: "day",
				label: __("Date of That Paper"),
				default: frappe.datetime.get_today(),
				reqd: 1,
			},
		],
		primary_action_label: __("Set as Start"),
		primary_action: async (values) => {
			const { next } = await start_after(values);
			dialog.hide();
			frappe.show_alert({
				message: __("The next number is {0}.", [next]),
				indicator: "green",
			});
			list.refresh();
		},
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}
