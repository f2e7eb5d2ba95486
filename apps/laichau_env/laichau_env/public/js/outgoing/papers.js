// Papers that went out for a period, on its form and on each of its reports: those that who looks may read.

import { show_day } from "../common/dates.js";
import { html } from "../common/markup.js";
import { status_chip } from "../register/status.js";

const SECTION = "lc-period-papers";
const MOST = 20;

frappe.ui.form.on("Reporting Period", { refresh: (frm) => show_papers(frm, frm.docname) });
frappe.ui.form.on("Progress Report", { refresh: (frm) => show_papers(frm, frm.doc.period) });

async function show_papers(frm, period) {
	frm.dashboard.parent.find(`.${SECTION}`).remove();
	if (frm.is_new() || !period || !frappe.model.can_read("Official Document")) return;
	const name = frm.docname;
	const papers = await frappe.db.get_list("Official Document", {
		filters: { source_doctype: "Reporting Period", source_name: period },
		fields: ["name", "notation", "issued_date", "agency_name", "excerpt", "status"],
		order_by: "creation desc",
		limit: MOST,
	});
	if (frm.docname !== name || !papers.length) return;
	frm.dashboard.parent.find(`.${SECTION}`).remove();
	frm.dashboard.add_section(String(list_of(papers)), __("Papers of This Period"), SECTION);
	frm.dashboard.show();
}

function list_of(papers) {
	return html`<ul class="list-unstyled">
		${papers.map(
			({ name, notation, issued_date, agency_name, excerpt, status }) =>
				html`<li>
					${status_chip(status)}
					<a href="${frappe.utils.get_form_link("Official Document", name)}"
						>${__("No. {0}, {1}", [notation, show_day(issued_date)])}</a
					>
					- ${agency_name}: ${excerpt}
				</li>`
		)}
	</ul>`;
}
