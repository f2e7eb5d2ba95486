// On the form of a period: the papers that go out for it, for those who may draft them.

import { open_dialog } from "./dialog.js";
import { get_offer } from "./server.js";

frappe.ui.form.on("Reporting Period", {
	async refresh(frm) {
		if (frm.is_new()) return;
		const name = frm.docname;
		const offer = await get_offer(name);
		if (frm.docname !== name) return;
		for (const kind of offer.kinds) {
			frm.add_custom_button(
				kind.label,
				() => open_dialog(frm, kind, offer),
				__("Outgoing Papers")
			);
		}
	},
});
