// The list of consolidated reports: whole titles, and the button that makes one for who may.

import { mirror_nothing } from "../common/dialogs.js";
import { ask_to_make } from "./rebuild.js";
import { get_offer } from "./server.js";

frappe.provide("laichau.consolidation");

Object.assign(laichau.consolidation, {
	/** Once a list. */
	attach_list(list) {
		list.$page.addClass("lc-list");
		if (!frappe.perm.has_perm("Consolidated Report", 0, "create")) return;
		list.page.add_inner_button(__("Make Consolidated Report"), ask_period);
	},
});

function ask_period() {
	const dialog = new frappe.ui.Dialog({
		title: __("Make Consolidated Report"),
		fields: [
			{
				fieldtype: "Link",
				fieldname: "period",
				label: __("Reporting Period"),
				options: "Reporting Period",
				get_query: () => ({ filters: { status: ["!=", "Planned"] } }),
				reqd: 1,
			},
		],
		primary_action_label: __("Continue"),
		primary_action: async ({ period }) => {
			const { scopes } = await get_offer(period);
			if (!scopes.length) {
				frappe.msgprint(
					__("There is no consolidated report left for you to make in this period.")
				);
				return;
			}
			dialog.hide();
			ask_to_make(period, scopes);
		},
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}
