// What changed in the shipped layout since it was copied, beside what the copy changed: lines that went and that came.

import { html } from "../common/markup.js";

/** The tables of all texts in which something differs. */
export function comparison(texts) {
	return html`${texts.map(
		({ label, base, own }) =>
			html`<h5>${label}</h5>
				<div class="lc-remark-sides">
					<div>
						<div class="lc-remark-side">${__("Shipped layout: before and now")}</div>
						${changes(base)}
					</div>
					<div>
						<div class="lc-remark-side">
							${__("Shipped layout before, and this copy")}
						</div>
						${changes(own)}
					</div>
				</div>`
	)}`;
}

function changes(found) {
	if (!found.length) return html`<p class="lc-empty">${__("Nothing changed.")}</p>`;
	return found.map(
		({ line, new_line, above, old, new: added, below }) =>
			html`<div class="lc-diff">
				<div class="lc-diff-place">${__("Line {0}, now {1}", [line, new_line])}</div>
				${above.map((text) => row(" ", text))}${old.map((text) => row("-", text))}
				${added.map((text) => row("+", text))}${below.map((text) => row(" ", text))}
			</div>`
	);
}

const LOOKS = { "-": "lc-gone", "+": "lc-new", " ": "" };

function row(sign, text) {
	return html`<pre class="${LOOKS[sign]}">${sign} ${text}</pre>`;
}
