// Many reports in one file: choose PDF or ZIP, see how far it is, take the file. Used by period, list and the batch's form.

import { mirror_nothing } from "../common/dialogs.js";
import { follow } from "../common/follow.js";
import { html } from "../common/markup.js";
import { show_number } from "../common/numbers.js";
import { ask_batch, file_address, get_batch, go_on } from "./batch_server.js";

const EVENT = "laichau_batch";
const UNFINISHED = ["Queued", "Running"];
const TONES = { Queued: "grey", Running: "blue", Ready: "green", Failed: "red", Removed: "grey" };
const MEGABYTE = 1024 * 1024;

frappe.provide("laichau.papers");

Object.assign(laichau.papers, {
	/** On the form of a period. */
	offer_period(frm) {
		if (frm.is_new() || frm.doc.status === "Planned") return;
		frm.add_custom_button(__("Print All Reports"), () =>
			open_batch({ period: frm.docname }, frm.doc.title)
		);
	},

	/** In the list of reports: those ticked, else those of one period. */
	offer_list(list) {
		list.page.add_menu_item(__("Print Many Reports"), () => {
			const names = list.get_checked_items(true);
			if (names.length) open_batch({ names }, __("{0} reports ticked", [names.length]));
			else ask_period();
		});
		list.page.add_menu_item(__("My Printed Batches"), () =>
			frappe.set_route("List", "Paper Batch")
		);
	},

	/** Each refresh of the form of a batch. */
	refresh_batch(frm) {
		frm.disable_save();
		frm.$wrapper.addClass("lc-form");
		laichau.papers.stop?.();
		laichau.papers.stop = follow_batch(frm.docname, frm.fields_dict.progress_view.$wrapper);
	},
});

function ask_period() {
	frappe.prompt(
		{
			fieldtype: "Link",
			fieldname: "period",
			label: __("Reporting Period"),
			options: "Reporting Period",
			reqd: 1,
			description: __("Or tick reports in the list first."),
		},
		({ period }) =>
			open_batch(
				{ period },
				frappe.utils.get_link_title("Reporting Period", period) || period
			),
		__("Print Many Reports"),
		__("Continue")
	);
}

function open_batch(what, title) {
	let stop = null;
	const dialog = new frappe.ui.Dialog({
		title: __("Print Many Reports"),
		fields: [
			{
				fieldtype: "HTML",
				fieldname: "what",
				options: html`<p><b>${title}</b></p>`.toString(),
			},
			{
				fieldtype: "Select",
				fieldname: "form",
				label: __("File Type"),
				options: [
					{ value: "PDF", label: __("One PDF with a bookmark for each agency") },
					{ value: "ZIP", label: __("ZIP of the files as issued, signatures included") },
				],
				default: "PDF",
				reqd: 1,
			},
			{ fieldtype: "HTML", fieldname: "progress" },
		],
		primary_action_label: __("Make the File"),
		primary_action: async ({ form }) => {
			const { name } = await ask_batch(form, what);
			dialog.get_primary_btn().hide();
			dialog.set_df_property("form", "read_only", 1);
			stop = follow_batch(name, dialog.fields_dict.progress.$wrapper);
		},
	});
	dialog.onhide = () => stop?.();
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

function follow_batch(name, $place) {
	return follow({
		name,
		event: EVENT,
		ask: () => get_batch(name),
		draw: (batch, look) => draw(batch, $place, look),
		ended: ({ status }) => !UNFINISHED.includes(status),
	});
}

function draw(batch, $place, look) {
	const share = (batch.done / (batch.total || 1)) * 100;
	$place.html(
		html`<section class="lc-batch" role="status">
			<div class="lc-bulk-head">
				<span class="lc-chip" data-tone="${TONES[batch.status]}"
					>${batch.status_label}</span
				>
				<span class="lc-bar"><span style="width: ${share}%"></span></span>
				<span>${__("{0} of {1} reports", [batch.done, batch.total])}</span>
			</div>
			${batch.message ? html`<p class="lc-bulk-why">${batch.message}</p>` : ""}
			${batch.status === "Ready"
				? html`<p>
						<a
							class="btn btn-primary btn-sm"
							data-do="download"
							href="${file_address(batch.name)}"
							>${__("Download {0} ({1} MB)", [
								batch.form,
								show_number(
									Math.max(0.1, Math.round((batch.size / MEGABYTE) * 10) / 10)
								),
							])}</a
						>
						<span class="lc-bulk-note"
							>${__("Only you can take it; it is removed after {0} days.", [
								batch.kept_days,
							])}</span
						>
					</p>`
				: ""}
			${UNFINISHED.includes(batch.status)
				? html`<p class="lc-bulk-note">
						${__(
							"You may close this; it goes on, and is kept under «My Printed Batches»."
						)}
					</p>`
				: ""}
			${batch.may_go_on
				? html`<button type="button" class="btn btn-default btn-sm" data-do="go-on">
						${__("Carry On")}
					</button>`
				: ""}
		</section>`.toString()
	);
	$place.find("[data-do=go-on]").on("click", () => go_on(batch.name).then(look, look));
}
