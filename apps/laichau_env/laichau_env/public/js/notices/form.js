// The form of one notice: what was said, and the way to what it is about.

import { plain_form } from "../approval/form.js";
import { show_moment } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";
import { open_summary } from "../follow_up/weekly.js";

const WEEKLY = "Weekly Summary";
const SAID = ["sentence", "detail", "sent_on"];
const KEPT_FOR_THE_SYSTEM = [
	"sb_what",
	"kind",
	"document_type",
	"document_name",
	"state",
	"round",
	"reminder_day",
];
const WHO = ["sb_who", "user", "agency", "email_state"];

frappe.ui.form.on("Work Notice", {
	setup: (frm) => plain_form(frm, [{ label: __("Reload"), run: () => frm.reload_doc() }]),
	refresh(frm) {
		frm.disable_save();
		frm.page.set_title(__("Work Notice"));
		frm.toggle_display([...SAID, ...KEPT_FOR_THE_SYSTEM], false);
		frm.toggle_display(WHO, frm.doc.user !== frappe.session.user);
		frm.dashboard.parent.find(".lc-notice").remove();
		frm.dashboard.add_section(said(frm.doc).toString(), __("What Was Told"), "lc-notice");
		frm.dashboard.parent.find("[data-do=summary]").on("click", open_summary);
		frm.dashboard.show();
	},
});

function said({ kind, document_type, document_name, sentence, detail, sent_on, settled_on }) {
	return html`<p>${sentence}</p>
		${detail ? html`<p>${paragraphs(detail)}</p>` : ""}
		<p class="text-muted">${show_moment(sent_on)}</p>
		${settled_on
			? html`<p class="text-muted">${__("Settled On")}: ${show_moment(settled_on)}</p>`
			: ""}
		<p>${way_on(kind, document_type, document_name)}</p>`;
}

/** In the text, not in the head of the page: a phone hides the buttons there in a menu. */
function way_on(kind, document_type, document_name) {
	if (document_name) {
		const address = frappe.utils.get_form_link(document_type, document_name);
		return html`<a class="btn btn-primary btn-sm" href="${address}"
			>${__("Open the Record")}</a
		>`;
	}
	if (kind !== WEEKLY) return "";
	return html`<button type="button" class="btn btn-primary btn-sm" data-do="summary">
		${__("See the Weekly Summary")}
	</button>`;
}
