// The Bulk Approval form: progress and results, as the dialog showed them.

import { follow } from "./bulk_progress.js";

frappe.provide("laichau.bulk");

Object.assign(laichau.bulk, {
	/** Once a form. */
	setup_form(frm) {
		frm.toolbar.can_rename = () => false;
		frm.toolbar.make_menu_items = () => {
			frm.page.add_menu_item(__("Reload"), () => frm.reload_doc(), true);
		};
		frm.$wrapper.addClass("lc-form");
	},

	/** Each refresh. Who only looks after the system sees the counts, the results are for who started it. */
	refresh_form(frm) {
		frm.disable_save();
		const own = frm.doc.asked_by === frappe.session.user;
		for (const { df } of frm.fields) {
			if (df.fieldtype === "Section Break" || df.fieldtype === "Column Break") continue;
			frm.toggle_display(df.fieldname, (df.fieldname === "result_view") === own);
		}
		frm.toggle_display("items", false);
		laichau.bulk.stop?.();
		if (own) laichau.bulk.stop = follow(frm.docname, frm.fields_dict.result_view.$wrapper);
	},
});
