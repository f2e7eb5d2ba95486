// The words of the report: merged from the sources, or the officer's in their place; where both met, side by side.

import { approval_of } from "../approval/server.js";
import { html, paragraphs } from "../common/markup.js";
import { mirror_nothing } from "../common/dialogs.js";
import { save_report } from "../report/save.js";
import { keep_words, standing_of } from "./server.js";
import { open_text_sources } from "./sources.js";

const GROUPS = [
	["Part", () => __("Narrative")],
	["Result", () => __("Results by Task")],
	["Difficulties", () => __("Difficulties by Task")],
	["Proposals", () => __("Proposals by Who Must Act")],
];

const WITH_SOURCES = ["Part", "Proposals"]; // those of tasks stand behind the task's figures

/** Draw the words into the field `texts_view`. */
export function draw_texts(frm) {
	const field = frm.fields_dict.texts_view;
	const standing = standing_of(frm);
	if (!field || !standing) return;
	const can_edit = Boolean((approval_of(frm) || {}).can_edit);
	const meets = new Set(standing.meetings);
	const shown = (frm.doc.texts || []).filter(
		(row) => row.built_text || row.hand_text || row.kind === "Part"
	);
	const $place = $(field.$wrapper);
	$place.html(
		html`${GROUPS.map(([kind, title]) => {
			const rows = shown.filter((row) => row.kind === kind);
			return rows.length
				? html`<section class="lc-part">
						<h3 class="lc-part-name">${title()} (${rows.length})</h3>
						${rows.map((row) =>
							card(frm, row, { can_edit, meets: meets.has(row.name) })
						)}
					</section>`
				: "";
		})}`.toString()
	);
	connect(frm, $place);
}

function name_of(frm, { kind, subject, plan_task }) {
	const { names, parts, places } = standing_of(frm);
	if (kind === "Part") return parts[subject] || subject;
	if (kind === "Proposals") return names[subject] || __("Nobody is named");
	const line = frm.doc.lines.find((row) => row.plan_task === plan_task);
	return line ? `${places[plan_task]}. ${line.task_content}` : plan_task;
}

function card(frm, row, { can_edit, meets }) {
	const with_sources = WITH_SOURCES.includes(row.kind) && row.built_text;
	return html`<article
		class="lc-line ${meets ? "lc-line--remarked" : ""}"
		data-text="${row.name}"
	>
		<h4 class="lc-heading">
			${name_of(frm, row)}
			${row.hand_text
				? html`<span class="lc-chip" data-tone="blue">${__("written by hand")}</span>`
				: ""}
		</h4>
		${meets ? side_by_side(row) : words(row)}
		${with_sources || can_edit
			? html`<div class="lc-line-buttons">
					${with_sources ? button("sources", __("Sources")) : ""}
					${can_edit ? buttons(row, meets) : ""}
				</div>`
			: ""}
	</article>`;
}

function words({ hand_text, built_text }) {
	if (!hand_text) {
		return built_text
			? paragraphs(built_text)
			: html`<p class="lc-empty">${__("(empty)")}</p>`;
	}
	return html`${paragraphs(hand_text)}
		<details>
			<summary>${__("Merged From the Sources")}</summary>
			${paragraphs(built_text)}
		</details>`;
}

function side_by_side({ hand_text, over_text, built_text }) {
	const column = (title, text) =>
		html`<div>
			<div class="lc-remark-side">${title}</div>
			${text ? paragraphs(text) : html`<span class="lc-remark-none">${__("(empty)")}</span>`}
		</div>`;
	return html`<p class="lc-notice" data-tone="orange">
			${__("The sources say something new here. Decide which words stand.")}
		</p>
		<div class="lc-three">
			${column(__("Merged before"), over_text)} ${column(__("Merged now"), built_text)}
			${column(__("Yours"), hand_text)}
		</div>`;
}

function buttons({ hand_text }, meets) {
	return html`${button("write", hand_text ? __("Write Again") : __("Write Instead"))}
	${meets ? button("keep", __("Keep Mine")) : ""}
	${hand_text ? button("drop", __("Use the Merged Words")) : ""}`;
}

function button(what, label) {
	return html`<button type="button" class="btn btn-sm btn-default" data-do="${what}">
		${label}
	</button>`;
}

function connect(frm, $place) {
	const row_at = (event) =>
		frm.doc.texts.find(
			({ name }) => name === event.currentTarget.closest("[data-text]").dataset.text
		);
	$place.off(".laichau");
	$place.on("click.laichau", "[data-do=sources]", (event) => {
		const row = row_at(event);
		open_text_sources(frm, row, name_of(frm, row));
	});
	$place.on("click.laichau", "[data-do=write]", (event) => write(frm, row_at(event)));
	$place.on("click.laichau", "[data-do=drop]", (event) => set_words(frm, row_at(event), ""));
	$place.on("click.laichau", "[data-do=keep]", async (event) => {
		try {
			await keep_words(frm.docname, row_at(event).name);
			frm.reload_doc();
		} catch {
			// the server refused and said why
		}
	});
}

function write(frm, row) {
	const dialog = new frappe.ui.Dialog({
		title: frappe.utils.escape_html(name_of(frm, row)).slice(0, 120),
		size: "large",
		fields: [
			{
				fieldtype: "Text",
				fieldname: "words",
				label: __("Written Instead"),
				default: row.hand_text || row.built_text,
				description: __("Stands in the report in the place of the merged words."),
			},
		],
		primary_action_label: __("Save"),
		primary_action: async ({ words: typed }) => {
			if (await set_words(frm, row, typed || "")) dialog.hide();
		},
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

async function set_words(frm, row, typed) {
	const before = row.hand_text;
	row.hand_text = typed === row.built_text ? "" : typed;
	frm.dirty();
	const saved = await save_report(frm);
	if (!saved) row.hand_text = before;
	else frm.reload_doc();
	return saved;
}
