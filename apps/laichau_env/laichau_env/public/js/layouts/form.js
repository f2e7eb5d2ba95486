// The form of an adjusted layout: what it is used for, what changed in its base, preview, and the way back.

import { html } from "../common/markup.js";
import { comparison } from "./comparison.js";
import { get_comparison, get_preview, move } from "./server.js";

const TEXTS = ["print_format", "html", "parts", "css"];

frappe.provide("laichau.layouts");

Object.assign(laichau.layouts, {
	/** Each refresh. */
	refresh(frm) {
		if (frm.is_new()) return;
		frm.$wrapper.addClass("lc-form");
		draw_state(frm);
		if (!frm.perm[0].write) return;
		frm.add_custom_button(__("Preview"), () => preview(frm));
		if (frm.doc.in_use) {
			frm.add_custom_button(__("Stop Using"), () => step(frm, "lay_aside"));
		} else {
			frm.add_custom_button(__("Use This Layout"), () => step(frm, "use"));
			frm.change_custom_button_type(__("Use This Layout"), null, "primary");
		}
		frm.add_custom_button(__("Return to the Shipped Layout"), () => back(frm));
		if (frm.doc.on_older_base) {
			frm.add_custom_button(__("Keep This Copy"), () => keep(frm));
		}
	},
});

function draw_state(frm) {
	const { in_use, on_older_base, agency } = frm.doc;
	const whose = agency
		? frappe.utils.get_link_title("Agency", agency) || agency
		: __("all agencies");
	const $place = frm.fields_dict.state_view.$wrapper;
	$place.html(
		html`<p>
				<span class="lc-chip" data-tone="${in_use ? "green" : "grey"}"
					>${in_use ? __("In Use") : __("Not In Use")}</span
				>
				${in_use
					? __("Drafts and new papers of {0} are placed by this copy.", [whose])
					: __("Papers are placed by the shipped layout or another copy.")}
				${__("Papers that were issued before stay as they are.")}
			</p>
			${on_older_base
				? html`<p class="lc-older-base">
						<span class="lc-chip" data-tone="orange">${__("On an Older Base")}</span>
						${__(
							"The shipped layout has changed since it was copied. Compare, then keep this copy or return to the shipped layout."
						)}
					</p>`
				: ""}
			<button type="button" class="btn btn-default btn-sm" data-do="compare">
				${__("Compare With the Shipped Layout")}
			</button>
			<div class="lc-comparison" hidden></div>`.toString()
	);
	$place.find("[data-do=compare]").on("click", () => compare(frm, $place));
}

async function compare(frm, $place) {
	const $comparison = $place.find(".lc-comparison");
	if (!$comparison.children().length) {
		$comparison.html(comparison(await get_comparison(frm.docname)).toString());
	}
	$comparison.prop("hidden", !$comparison.prop("hidden"));
}

async function preview(frm) {
	const pdf = await get_preview(Object.fromEntries(TEXTS.map((name) => [name, frm.doc[name]])));
	if (!pdf) return;
	const address = URL.createObjectURL(pdf);
	const dialog = new frappe.ui.Dialog({ title: __("Preview"), size: "extra-large" });
	dialog.$body.html(
		html`<p>
				<a
					class="btn btn-default btn-sm"
					href="${address}"
					target="_blank"
					download="xem-thu.pdf"
					>${__("Download")}</a
				>
				${__("A sample, marked as a draft. Nothing has been saved.")}
			</p>
			<iframe
				class="lc-preview"
				src="${address}"
				title="${__("Preview")}"
			></iframe>`.toString()
	);
	dialog.onhide = () => URL.revokeObjectURL(address);
	dialog.show();
}

async function step(frm, name) {
	if (frm.is_dirty()) await frm.save();
	await move(name, frm.docname);
	frm.reload_doc();
}

function back(frm) {
	frappe.confirm(
		__(
			"The texts of this copy become those of the shipped layout, and papers are placed by the shipped layout again. Earlier states of the copy are kept."
		),
		async () => {
			await move("back_to_base", frm.docname);
			frm.reload_doc();
		}
	);
}

function keep(frm) {
	frappe.confirm(
		__(
			"You have compared: the copy stays as it is. You are told when the shipped layout changes again."
		),
		() => step(frm, "keep_on_base")
	);
}
