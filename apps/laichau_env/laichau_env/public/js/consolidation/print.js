// The paper of a consolidated report: what the printer's button and the menu of its form open.

import { open_paper, open_word } from "../report/print.js";

frappe.ui.form.on("Consolidated Report", {
	/** Once a form. */
	setup(frm) {
		frm.print_doc = () => open_paper(frm);
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.page.add_menu_item(__("Print Report (PDF)"), () => open_paper(frm), true);
		frm.page.add_menu_item(__("Download Report (Word)"), () => open_word(frm), true);
	},
});
