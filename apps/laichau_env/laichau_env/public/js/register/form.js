// The form of a paper in the register: what it is and whether it counts, its record, the file as issued, its metadata.

import { ask } from "../approval/dialog.js";
import { plain_form } from "../approval/form.js";
import { show_day, show_moment } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";
import { recall } from "../outgoing/server.js";
import { address_of_file, open_file } from "../signing/server.js";
import { export_metadata } from "./server.js";
import { status_chip } from "./status.js";

const IN_SUMMARY = [
	"agency",
	"status",
	"closed_on",
	"closed_reason",
	"replaced_by",
	"source_doctype",
	"source_name",
	"notation",
];

frappe.provide("laichau.register");

Object.assign(laichau.register, {
	/** Once a form. */
	setup_form(frm) {
		plain_form(frm, [{ label: __("Reload"), run: () => frm.reload_doc() }]);
	},

	/** Each refresh. */
	refresh_form(frm) {
		frm.disable_save();
		frm.toggle_display(IN_SUMMARY, false);
		draw_summary(frm);
		frm.add_custom_button(__("Print Again"), () => open_file(frm.docname));
		frm.change_custom_button_type(__("Print Again"), null, "primary");
		for (const form of ["json", "xml"]) {
			frm.add_custom_button(
				form.toUpperCase(),
				() => export_metadata(form, { names: [frm.docname] }),
				__("Export Metadata")
			);
		}
		if (facts_of(frm).may_recall) {
			frm.add_custom_button(__("Recall the Paper"), () => ask_recall(frm));
			frm.change_custom_button_type(__("Recall the Paper"), null, "danger");
		}
	},
});

/** What the server said of the paper beside its record: {may_recall, least_reason, replaces}. */
function facts_of(frm) {
	return frm.doc.__onload?.paper || { replaces: [] };
}

function ask_recall(frm) {
	const action = {
		label: __("Recall the Paper"),
		target_label: __("Recalled"),
		needs_reason: true,
		least_reason: facts_of(frm).least_reason,
		style: "danger",
	};
	ask(action, __(frm.doc.status), async (reason) => {
		await recall(frm.docname, reason);
		frappe.show_alert({
			message: __("Recalled. The paper keeps its number in the register."),
			indicator: "green",
		});
		frm.reload_doc();
	});
}

function link_to(name, notation) {
	return html`<a href="${frappe.utils.get_form_link("Official Document", name)}"
		>${notation}</a
	>`;
}

function draw_summary(frm) {
	const { doc } = frm;
	const source = doc.source_name
		? html`<a href="${frappe.utils.get_form_link(doc.source_doctype, doc.source_name)}"
				>${__(doc.source_doctype)} ${doc.source_name}</a
			>`
		: "";
	const successor = doc.replaced_by
		? link_to(
				doc.replaced_by,
				frappe.utils.get_link_title("Official Document", doc.replaced_by) ||
					doc.replaced_by
			)
		: "";
	const replaced = facts_of(frm).replaces.map(({ name, notation }, at) => [
		at ? ", " : "",
		link_to(name, notation),
	]);
	const facts = [
		[__("Made From"), source],
		[__("Recalled or Replaced On"), show_moment(doc.closed_on)],
		[__("Reason of Recall"), doc.closed_reason && paragraphs(doc.closed_reason)],
		[__("Replaced By"), successor],
		[__("Replaces"), replaced.length && replaced],
		[__("Recipients"), (doc.recipients || []).map(({ organ_name }) => organ_name).join("; ")],
	].filter(([, value]) => value);
	frm.fields_dict.summary_view.$wrapper.html(
		html`<section class="lc-register">
			<p>
				${status_chip(doc.status)}
				<b>${__("No. {0}, {1}", [doc.notation, show_day(doc.issued_date)])}</b>
				- ${doc.agency_name}
			</p>
			<p>${doc.excerpt}</p>
			<dl>
				${facts.map(
					([label, value]) =>
						html`<dt>${label}</dt>
							<dd>${value}</dd>`
				)}
			</dl>
			<a
				class="btn btn-primary btn-sm d-lg-none"
				target="_blank"
				href="${address_of_file(doc.name)}"
				>${__("Open the Paper (PDF)")}</a
			>
		</section>`.toString()
	);
}
