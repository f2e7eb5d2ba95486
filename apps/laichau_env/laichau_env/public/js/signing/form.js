// The digital signatures of an Official Document: whose comes next, and the buttons of who may put it on.

import { html } from "../common/markup.js";
import { bring_back, sign_annex, sign_with_file, sign_with_token } from "./dialogs.js";
import { get_signing, open_file } from "./server.js";

frappe.provide("laichau.signing");

Object.assign(laichau.signing, {
	/** Each refresh. */
	async refresh_form(frm) {
		if (frm.is_new()) return;
		const name = frm.docname;
		const told = await get_signing(name);
		if (frm.docname !== name) return;
		draw_intro(frm, told);
		draw_buttons(frm, told);
	},
});

function draw_intro(frm, { part, holder }) {
	const text = {
		Person: __("Waiting for the digital signature of {0}.", [holder]),
		Agency: __("Waiting for the digital signature of the agency: {0}.", [holder]),
		"": __("Both digital signatures are on the paper."),
	}[part];
	frm.set_intro("");
	if (frm.doc.status === "Issued") frm.set_intro(String(html`${text}`), part ? "blue" : "green");
}

function draw_buttons(frm, told) {
	const again = () => {
		frappe.show_alert({ message: __("The signed file is kept."), indicator: "green" });
		frm.reload_doc();
	};
	const buttons = [
		[
			told.may_sign,
			__("Sign With a Certificate File"),
			() => sign_with_file(frm, again),
			"primary",
		],
		[
			told.has_token,
			__("Sign With the Signing Device"),
			() => sign_with_token(frm, again),
			"primary",
		],
		[told.may_bring_back, __("Bring the Signed File Back"), () => bring_back(frm, again)],
		[told.may_sign_annex, __("Sign an Annex File"), () => sign_annex(frm, told, again)],
		[
			told.may_bring_back,
			__("Download for Signing"),
			() => open_file(frm.docname, { to_keep: true }),
		],
	];
	for (const [shown, label, run, style] of buttons) {
		frm.remove_custom_button(label);
		if (!shown) continue;
		frm.add_custom_button(label, run);
		if (style) frm.change_custom_button_type(label, null, style);
	}
	for (const { title, signed_sha256 } of frm.doc.annexes || []) {
		frm.add_custom_button(__("Annex: {0}", [title]), () =>
			open_file(frm.docname, { annex: signed_sha256, to_keep: true })
		);
	}
}
