// Builds HTML in which everything a person typed is escaped unless it was built here.

class Markup {
	constructor(text) {
		this.text = text;
	}

	toString() {
		return this.text;
	}
}

function shown(value) {
	if (value === null || value === undefined || value === false) return "";
	if (value instanceof Markup) return value.text;
	if (Array.isArray(value)) return value.map(shown).join("");
	return frappe.utils.escape_html(String(value));
}

/** Tagged template: html`<b>${name}</b>` escapes `name`; pieces built by html`` stay as they are. */
export function html(pieces, ...values) {
	return new Markup(pieces.reduce((text, piece, at) => text + shown(values[at - 1]) + piece));
}

/** Text as it was typed, its line breaks kept. */
export function paragraphs(text) {
	return html`<span class="lc-text">${(text || "").trim()}</span>`;
}
