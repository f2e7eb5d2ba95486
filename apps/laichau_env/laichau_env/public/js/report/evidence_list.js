// Evidence files as a list of links, with a button to take one off for who may edit.

import { html } from "../common/markup.js";

/** Links to the files of `rows` (Report Evidence); `removable` adds the button. */
export function file_list(rows, removable = false) {
	return html`<ul class="lc-file-list">
		${rows.map(
			(row) =>
				html`<li>
					<a href="${safe_url(row.file)}" target="_blank" rel="noopener">
						${row.caption || file_name(row.file)}
					</a>
					${removable
						? html`<button
								type="button"
								class="btn btn-xs btn-default"
								data-remove-file="${row.name}"
								aria-label="${__("Remove {0}", [
									row.caption || file_name(row.file),
								])}"
							>
								${__("Remove")}
							</button>`
						: ""}
				</li>`
		)}
	</ul>`;
}

function file_name(url) {
	return decodeURIComponent((url || "").split("/").pop());
}

function safe_url(url) {
	return /^\/(private\/)?files\//.test(url || "") ? url : "#";
}
