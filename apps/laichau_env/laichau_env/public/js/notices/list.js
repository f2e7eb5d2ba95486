// The list of what one was told: each row opens the record; how one wants e-mail is chosen here.

import { show_day, show_moment } from "../common/dates.js";
import { mirror_nothing } from "../common/dialogs.js";
import { html } from "../common/markup.js";
import { choose, get_choice } from "./server.js";

const TONES = {
	"Your Turn": "blue",
	"Sent Back to You": "red",
	"Overdue Notice": "red",
	Escalation: "red",
	Reminder: "orange",
	"Sources Changed": "orange",
};

frappe.provide("laichau.notices");

Object.assign(laichau.notices, {
	/** Once a list. */
	attach_list(list) {
		list.$page.addClass("lc-list lc-notices");
		list.page.add_inner_button(__("How I Get E-mail"), ask_choice);
	},

	/**
	 * What was told, as the link to what it is about; on a phone, where it is the one column, after the kind and the day.
	 * A formatter of the first column stands in for the framework's link.
	 */
	title_of(notice) {
		const { kind, sentence, sent_on } = notice;
		const said = frappe.utils.is_xs()
			? `${__(kind)} – ${show_day(sent_on)}: ${sentence}`
			: sentence;
		return html`<a href="${this.link_of(notice)}">${said}</a>`.toString();
	},

	moment_of(moment) {
		return show_moment(moment);
	},

	/** The kind, until what was told is put right. */
	indicator_of({ kind, settled_on }) {
		return settled_on
			? [__("Settled"), "gray", "settled_on,is,set"]
			: [__(kind), TONES[kind] || "gray", `kind,=,${kind}`];
	},

	/** The record that a notice is about; one without a record opens itself. */
	link_of({ name, document_type, document_name }) {
		return document_name
			? frappe.utils.get_form_link(document_type, document_name)
			: frappe.utils.get_form_link("Work Notice", name);
	},
});

async function ask_choice() {
	const { mode, modes, is_mail_set_up } = await get_choice();
	const dialog = new frappe.ui.Dialog({
		title: __("How I Get E-mail"),
		fields: [
			{
				fieldtype: "HTML",
				fieldname: "note",
				options: `<p class="text-muted">${
					is_mail_set_up
						? __("In the system you are told at once, whatever you choose here.")
						: __("This site sends no e-mail yet; in the system you are told at once.")
				}</p>`,
			},
			{
				fieldtype: "Select",
				fieldname: "mode",
				label: __("E-mails of Notices"),
				options: modes,
				default: mode,
				reqd: 1,
			},
		],
		primary_action_label: __("Save"),
		primary_action: async (values) => {
			await choose(values.mode);
			dialog.hide();
			frappe.show_alert({ message: __("Saved"), indicator: "green" });
		},
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}
