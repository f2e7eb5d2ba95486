// The dialogs of signing: what they ask for goes to the server once and is forgotten with the dialog.

import { html } from "../common/markup.js";
import { send } from "./server.js";

const PDF = "application/pdf,.pdf";

/** Sign with a PKCS#12 file and its passphrase. */
export function sign_with_file(frm, then) {
	ask({
		title: __("Sign With a Certificate File"),
		hint: __(
			"The file and the password are used for this signature only and are not kept on the server."
		),
		inputs: [key_file(), passphrase()],
		label: __("Sign"),
		run: (values) => send("sign_with_file", { name: frm.docname }, values),
		then,
	});
}

/** Sign with the key on the server's token. */
export function sign_with_token(frm, then) {
	ask({
		title: __("Sign With the Signing Device"),
		hint: __("The PIN opens the device for this signature only and is not kept."),
		inputs: [pin()],
		label: __("Sign"),
		run: (values) => send("sign_with_token", { name: frm.docname }, values),
		then,
	});
}

/** Sign an annex in a file of its own for the agency. */
export function sign_annex(frm, { annex_token }, then) {
	ask({
		title: __("Sign an Annex File"),
		hint: __(
			"The agency's signature is put in the upper right corner of page 1: number, date and time."
		),
		inputs: [
			{ name: "title", label: __("Title of the Annex"), type: "text" },
			{ name: "annex", label: __("PDF File of the Annex"), type: "file", accept: PDF },
			...(annex_token ? [pin()] : [key_file(), passphrase()]),
		],
		label: __("Sign"),
		run: ({ title, ...files }) => send("sign_annex", { name: frm.docname, title }, files),
		then,
	});
}

/** Hand in the file that was signed in another program. */
export function bring_back(frm, then) {
	ask({
		title: __("Bring the Signed File Back"),
		hint: __(
			"Only the file that was downloaded here is accepted, with nothing added but signatures."
		),
		inputs: signed_paper(),
		label: __("Hand In"),
		run: ({ signed_file, number, day }) =>
			send("bring_back", { name: frm.docname, number, day }, { signed_file }),
		then,
	});
}

/** Hand in the paper of a report that was signed and numbered in another program: it is issued by that. */
export function issue_signed(frm, { days_late }, then) {
	ask({
		title: __("Bring the Signed File Back"),
		hint: __(
			"The leader's digital signature on the file signs and sends the report. Number and date are read from the blanks of the file; type them in where the clerk's program put them on as an image."
		),
		inputs: [
			...signed_paper(),
			...(days_late
				? [{ name: "late_reason", label: __("Reason of Late Sending"), type: "text" }]
				: []),
		],
		label: __("Issue and Send"),
		run: ({ signed_file, ...values }) =>
			send("outside.api.issue", { name: frm.docname, ...values }, { signed_file }),
		then,
	});
}

/** The file, and what stands on it. */
function signed_paper() {
	return [
		{ name: "signed_file", label: __("Signed PDF File"), type: "file", accept: PDF },
		{
			name: "number",
			label: __("Number on the signed file"),
			type: "number",
			optional: true,
		},
		{ name: "day", label: __("Date on the signed file"), type: "date", optional: true },
	];
}

function key_file() {
	return {
		name: "key_file",
		label: __("Certificate File (.p12, .pfx)"),
		type: "file",
		accept: ".p12,.pfx,application/x-pkcs12",
	};
}

function passphrase() {
	return { name: "passphrase", label: __("Password of the Certificate File"), type: "password" };
}

function pin() {
	return { name: "pin", label: __("PIN of the Device"), type: "password" };
}

function ask({ title, hint, inputs, label, run, then }) {
	const dialog = new frappe.ui.Dialog({
		title,
		fields: [{ fieldtype: "HTML", fieldname: "form", options: String(form_of(hint, inputs)) }],
		primary_action_label: label,
		primary_action: async () => {
			const values = read(dialog, inputs);
			if (!values) return;
			dialog.disable_primary_action();
			try {
				const answer = await run(values);
				dialog.hide();
				then(answer);
			} catch {
				dialog.$wrapper.find("input[type=password]").val("").first().trigger("focus");
			} finally {
				dialog.enable_primary_action();
			}
		},
		secondary_action_label: __("Go Back"),
		secondary_action: () => dialog.hide(),
	});
	dialog.$wrapper.addClass("lc-dialog");
	dialog.$wrapper.on("hidden.bs.modal", () => dialog.$wrapper.remove());
	dialog.show();
}

function form_of(hint, inputs) {
	return html`<p class="text-muted">${hint}</p>
		${inputs.map(
			({ name, label, type, accept, optional }) =>
				html`<div class="form-group">
					<label for="lc-sign-${name}"
						>${label}${optional ? ` (${__("optional")})` : ""}</label
					>
					<input
						class="form-control"
						id="lc-sign-${name}"
						name="${name}"
						type="${type}"
						accept="${accept || ""}"
						autocomplete="off"
					/>
				</div>`
		)}`;
}

/** What was given by name; nothing, and a word about it, where something is missing. */
function read(dialog, inputs) {
	const values = {};
	for (const { name, label, type, optional } of inputs) {
		const input = dialog.$wrapper.find(`input[name=${name}]`).get(0);
		values[name] = type === "file" ? input.files[0] : input.value;
		if (!values[name] && !optional) {
			input.focus();
			frappe.show_alert({ message: __("Missing: {0}", [label]), indicator: "red" });
			return null;
		}
	}
	return values;
}
