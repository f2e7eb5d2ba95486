// "What changed since last time": old and new side by side for each place, what went and what came marked in words.

import { html } from "../common/markup.js";
import { get_comparison } from "./returns_server.js";

/** The button that opens the comparison, and the place for it. */
export function comparison_button() {
	return html`<button
			type="button"
			class="btn btn-default"
			data-do="compare"
			aria-expanded="false"
		>
			${__("Changes Since Last Time")}
		</button>
		<div class="lc-comparison" hidden></div>`;
}

/** Ask the server once for each drawing, then open and close. */
export function connect_comparison(frm, $section) {
	const $button = $section.find("[data-do=compare]");
	const $place = $section.find(".lc-comparison");
	$button.on("click", async () => {
		const opens = $place.prop("hidden");
		if (opens && !$place.children().length) {
			$place.html(html`<p class="lc-empty">${__("Loading...")}</p>`.toString());
			$place.prop("hidden", false);
			$place.html((await told(frm)).toString());
		}
		$place.prop("hidden", !opens);
		$button.attr("aria-expanded", opens);
	});
}

async function told(frm) {
	try {
		return table(await get_comparison(frm));
	} catch {
		return html`<p class="lc-empty">${__("Could not load the list. Reload the page.")}</p>`;
	}
}

function table(changes) {
	if (!changes.length) {
		return html`<p class="lc-empty">${__("Nothing has changed since last time.")}</p>`;
	}
	return html`<p class="lc-remarks-note">
			${__("{0} places changed.", [changes.length])}
			<del class="lc-gone">${__("struck through: taken out")}</del>,
			<ins class="lc-new">${__("underlined: put in")}</ins>.
		</p>
		${changes.map(change)}`;
}

function change({ label, parts }) {
	return html`<article class="lc-change">
		<h5>${label}</h5>
		<div class="lc-remark-sides">
			<div>
				<div class="lc-remark-side">${__("Before")}</div>
				${side(parts, "gone")}
			</div>
			<div>
				<div class="lc-remark-side">${__("Now")}</div>
				${side(parts, "new")}
			</div>
		</div>
	</article>`;
}

function side(parts, mark) {
	const shown = parts.filter((part) => part.mark === "same" || part.mark === mark);
	if (!shown.length) return html`<span class="lc-remark-none">${__("(empty)")}</span>`;
	return html`<div class="lc-text">${shown.map(marked)}</div>`;
}

function marked({ mark, text }) {
	if (mark === "gone") return html`<del class="lc-gone">${text}</del>`;
	return mark === "new" ? html`<ins class="lc-new">${text}</ins>` : html`${text}`;
}
