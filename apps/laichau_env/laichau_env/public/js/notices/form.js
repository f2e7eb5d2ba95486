// The form of one notice: what was said, and the way to what it is about.

import { plain_form } from "../approval/form.js";
import { show_moment } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";
import { open_summary } from "../follow_up/weekly.js";

const WEEKLY = "Weekly Summary";

frappe.ui.form.on("Work Notice", {
	setup: (frm) => plain_form(frm, [{ label: __("Reload"), run: () => frm.reload_doc() }]),
	refresh(frm) {
		const { kind, document_type, document_name, sentence, detail, sent_on } = frm.doc;
		frm.disable_save();
		frm.page.set_title(__(kind));
		frm.toggle_display(["sentence", "detail", "sent_on"], false);
		frm.dashboard.parent.find(".lc-notice").remove();
		frm.dashboard.add_section(
			html`<p>${sentence}</p>
				${detail ? html`<p>${paragraphs(detail)}</p>` : ""}
				<p class="text-muted">${show_moment(sent_on)}</p>`.toString(),
			__("What Was Told"),
			"lc-notice"
		);
		frm.dashboard.show();
		if (document_name) {
			const open = () => frappe.set_route("Form", document_type, document_name);
			frm.add_custom_button(__("Open the Record"), open);
			frm.change_custom_button_type(__("Open the Record"), null, "primary");
		} else if (kind === WEEKLY) {
			frm.add_custom_button(__("See the Weekly Summary"), open_summary);
			frm.change_custom_button_type(__("See the Weekly Summary"), null, "primary");
		}
	},
});
