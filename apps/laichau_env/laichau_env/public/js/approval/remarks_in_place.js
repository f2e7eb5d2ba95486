// Remarks at the fields they speak of, and closed fields shown as read only while only some places are open.

import { html } from "../common/markup.js";
import { remarks_on } from "./places.js";
import { remark_card } from "./remark_card.js";
import { approval_of } from "./server.js";

/** Each refresh: remarks under their fields; fields that did not come back become read only, with a word why. */
export function mark_fields(frm) {
	close_fields(frm);
	$(frm.layout.wrapper).find(".lc-remark-at-field, .lc-closed").remove();
	for (const [fieldname, control] of Object.entries(frm.fields_dict)) {
		const remarks = control.$wrapper ? remarks_on(frm, fieldname) : [];
		// rows that the form draws itself carry their remarks
		if (remarks.length && !control.df.hidden) put(control, remarks);
	}
	for (const fieldname of closed_fields(frm)) tell_closed(frm.fields_dict[fieldname]);
}

function put(control, remarks) {
	$(
		html`<div class="lc-remark-at-field">
			${remarks.map((remark) => remark_card(remark, { head: false }))}
		</div>`.toString()
	).appendTo(control.$wrapper);
}

function tell_closed(control) {
	if (!control || !control.$wrapper) return;
	$(
		html`<div class="lc-closed">
			${__("Read only: this part was not sent back.")}
		</div>`.toString()
	).appendTo(control.$wrapper);
}

function closed_fields(frm) {
	const { can_edit, closed_fields: closed = [] } = approval_of(frm) || {};
	return can_edit ? closed : [];
}

/** Only what an earlier refresh closed is opened again. */
function close_fields(frm) {
	const closed = new Set(closed_fields(frm));
	frm.laichau_closed ||= new Set();
	for (const fieldname of frm.laichau_closed) {
		if (!closed.has(fieldname)) frm.set_df_property(fieldname, "read_only", 0);
	}
	for (const fieldname of closed) frm.set_df_property(fieldname, "read_only", 1);
	frm.laichau_closed = closed;
}
