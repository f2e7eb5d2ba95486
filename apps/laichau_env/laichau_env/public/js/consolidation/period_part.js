// On the form of a period: its consolidated reports, and the button for those who may make one.

import { html } from "../common/markup.js";
import { ask_to_make } from "./rebuild.js";
import { get_offer } from "./server.js";

const SECTION = "lc-period-consolidated";

frappe.ui.form.on("Reporting Period", {
	async refresh(frm) {
		if (frm.is_new() || !frappe.model.can_read("Consolidated Report")) return;
		const name = frm.docname;
		const { scopes, reports } = await get_offer(name);
		if (frm.docname !== name) return;
		if (scopes.length)
			frm.add_custom_button(__("Make Consolidated Report"), () => ask_to_make(name, scopes));
		frm.dashboard.parent.find(`.${SECTION}`).remove();
		if (!reports.length) return;
		frm.dashboard.add_section(String(list_of(reports)), __("Consolidated Reports"), SECTION);
		frm.dashboard.show();
	},
});

function list_of(reports) {
	return html`<ul class="list-unstyled">
		${reports.map(
			({ name, title, state_label }) =>
				html`<li>
					<a href="${frappe.utils.get_form_link("Consolidated Report", name)}"
						>${title}</a
					>
					<span class="lc-muted">– ${state_label}</span>
				</li>`
		)}
	</ul>`;
}
