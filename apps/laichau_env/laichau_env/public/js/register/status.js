// Whether a paper of the register counts, in word and colour.

import { html } from "../common/markup.js";

const TONES = { Issued: "green", Recalled: "red", Replaced: "orange" };

/** The status of a paper as a chip. */
export function status_chip(status) {
	return html`<span class="lc-chip" data-tone="${TONES[status]}">${__(status)}</span>`;
}
