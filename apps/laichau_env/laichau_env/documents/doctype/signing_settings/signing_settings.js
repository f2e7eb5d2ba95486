// The signing settings: certificate and revocation list of an authority can be taken from files of either form.

const KINDS = { certificate: "CERTIFICATE", revocation_list: "X509 CRL" };

frappe.ui.form.on("Signing Settings", {
	refresh(frm) {
		frm.add_custom_button(__("Authority From File"), () => choose(frm, "certificate"));
		frm.add_custom_button(__("Revocation List From File"), () =>
			choose(frm, "revocation_list")
		);
	},
});

function choose(frm, field) {
	const input = document.createElement("input");
	input.type = "file";
	input.accept = field === "certificate" ? ".pem,.crt,.cer,.der" : ".pem,.crl,.der";
	input.onchange = async () => {
		const content = new Uint8Array(await input.files[0].arrayBuffer());
		const row = field === "certificate" ? frm.add_child("authorities") : chosen_row(frm);
		if (row)
			frappe.model.set_value(row.doctype, row.name, field, as_pem(content, KINDS[field]));
		frm.refresh_field("authorities");
	};
	input.click();
}

/** The row that is ticked, else the last one. */
function chosen_row(frm) {
	const ticked = frm.fields_dict.authorities.grid.get_selected_children();
	const rows = frm.doc.authorities || [];
	if (!rows.length) frappe.msgprint(__("Add the authority first."));
	return ticked[0] || rows[rows.length - 1];
}

/** PEM text as it is; bytes (DER) written as PEM. */
function as_pem(content, kind) {
	const text = new TextDecoder("latin1").decode(content);
	if (text.startsWith("-----BEGIN")) return text;
	const lines = btoa(text).match(/.{1,64}/g);
	return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ""].join("\n");
}
