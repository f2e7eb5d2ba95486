// "Điều chỉnh": choose a shipped layout, and for whose papers; the copy opens in its form.

import { mirror_nothing } from "../common/dialogs.js";
import { adjust, get_layouts } from "./server.js";

frappe.provide("laichau.layouts");

/** The button of the list of copies. */
laichau.layouts.ask = async function () {
	const layouts = await get_layouts();
	const dialog = new frappe.ui.Dialog({
		title: __("Adjust a Layout"),
		fields: [
			{
				fieldtype: "Select",
				fieldname: "print_format",
				label: __("Shipped Layout"),
				options: layouts,
				reqd: 1,
				description: __("The shipped layout stays as it is; you change a copy."),
			},
			{
				fieldtype: "Link",
				fieldname: "agency",
				label: __("Agency"),
				options: "Agency",
				description: __("Empty: papers of all agencies."),
			},
			{ fieldtype: "Data", fieldname: "title", label: __("Name of the Copy") },
		],
		primary_action_label: __("Adjust"),
		primary_action: async ({ print_format, agency, title }) => {
			const { name } = await adjust(print_format, agency, title);
			dialog.hide();
			frappe.set_route("Form", "Layout Copy", name);
		},
	});
	mirror_nothing(dialog);
	dialog.show();
};
