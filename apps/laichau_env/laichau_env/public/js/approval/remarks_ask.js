// In the dialog of sending back: name the places to be corrected, with a remark on each; none = the whole.

import { html, paragraphs } from "../common/markup.js";
import { fold } from "../common/find.js";

/** Draw into `$place`; `places` are the server's choices. Returns {remarks(), is_ready()} for the dialog. */
export function ask_for_remarks($place, places, least) {
	const remarks = [];
	$place.html(form(places).toString());
	const $text = $place.find(".lc-remark-text");
	const $field = $place.find(".lc-remark-field");

	const chosen = () => $place.find("[name=lc-place]:checked").val();
	const rows = places.groups.flatMap((group) => group.rows);
	const table_of = (place) => (rows.find((row) => row.place === place) || {}).table;
	const label_of = (place) =>
		[...places.parts, ...rows].find((each) => each.place === place).label;

	$place.find(".lc-ticks-find").on("input", ({ currentTarget }) => find(currentTarget.value));
	$place.on("change", "[name=lc-place]", () => {
		const fields = places.fields[table_of(chosen())] || [];
		$field
			.html(field_options(fields).toString())
			.closest("label")
			.toggle(fields.length > 0);
		$text.trigger("focus");
	});
	$text.on("input", () => tell_length());
	$place.on("click", "[data-do=add-remark]", () => add());
	$place.on("click", "[data-do=drop-remark]", ({ currentTarget }) => {
		remarks.splice(Number(currentTarget.dataset.at), 1);
		draw();
	});
	$field.closest("label").hide();
	draw();

	function add() {
		const place = chosen();
		const text = $text.val().trim();
		if (!place) return tell(__("Choose the place first."));
		if (text.length < least) {
			$text.trigger("focus");
			return tell(__("{0} of at least {1} characters", [text.length, least]));
		}
		const field = $field.is(":visible") && $field.val();
		const full = field ? `${place}|${field}` : place;
		if (remarks.some((each) => each.place === full)) {
			return tell(__("There is a remark on this place already."));
		}
		const part = field ? ` – ${$field.find("option:selected").text().trim()}` : "";
		remarks.push({ place: full, remark: text, label: label_of(place) + part });
		$text.val("");
		$place.find("[name=lc-place]").prop("checked", false);
		$field.closest("label").hide();
		$place.find(".lc-ticks-find").val("").trigger("input");
		tell("");
		draw();
		return true;
	}

	function draw() {
		$place.find(".lc-remarks-asked").html(list(remarks).toString());
		$place.find(".lc-remarks-scope").html(scope(remarks.length).toString());
	}

	function tell(words) {
		$place.find(".lc-count").text(words);
		return false;
	}

	function tell_length() {
		const { length } = $text.val().trim();
		tell(length < least ? __("{0} of at least {1} characters", [length, least]) : "");
	}

	function find(typed) {
		const wanted = fold(typed);
		$place.find(".lc-ticks .lc-tick").each((_, label) => {
			label.hidden = !fold(label.textContent).includes(wanted);
		});
	}

	return {
		/** What was typed and not added yet is added; false when it can't be. */
		is_ready: () => !$text.val().trim() || Boolean(add()),
		remarks: () => remarks.map(({ place, remark }) => ({ place, remark })),
	};
}

function form({ parts, groups }) {
	return html`<div class="lc-ticks-title">
			${__("Send back only the places to be corrected")}
		</div>
		<p class="lc-remarks-scope" role="status"></p>
		<ol class="lc-remarks-asked"></ol>
		<input
			type="search"
			class="form-control input-xs lc-ticks-find"
			placeholder="${__("Find a task or a part of the report")}"
			aria-label="${__("Find a task or a part of the report")}"
		/>
		<div class="lc-ticks" role="radiogroup" aria-label="${__("Place to be corrected")}">
			${groups.map(
				({ label, rows }) =>
					html`<div class="lc-ticks-group">${label}</div>
						${rows.map(choice)}`
			)}
			<div class="lc-ticks-group">${__("Parts of the report")}</div>
			${parts.map(choice)}
		</div>
		<label class="lc-remark-which">
			<span>${__("Which part of it")}</span>
			<select class="form-control lc-remark-field"></select>
		</label>
		<textarea
			class="form-control lc-remark-text"
			rows="2"
			aria-label="${__("Remark on this place")}"
			placeholder="${__("Remark on this place")}"
		></textarea>
		<div class="lc-count" role="status"></div>
		<button type="button" class="btn btn-default btn-sm" data-do="add-remark">
			${__("Add the Remark")}
		</button>`;
}

function choice({ place, label }) {
	return html`<label class="lc-tick">
		<input type="radio" name="lc-place" value="${place}" />
		<span>${label}</span>
	</label>`;
}

function field_options(fields) {
	return html`<option value="">${__("The whole of it")}</option>
		${fields.map(({ field, label }) => html`<option value="${field}">${label}</option>`)}`;
}

function list(remarks) {
	return html`${remarks.map(
		({ label, remark }, at) =>
			html`<li>
				<b>${label}</b>
				<div>${paragraphs(remark)}</div>
				<button
					type="button"
					class="btn btn-default btn-xs"
					data-do="drop-remark"
					data-at="${at}"
				>
					${__("Remove")}
				</button>
			</li>`
	)}`;
}

function scope(count) {
	return count
		? html`<b>${__("Only {0} places are sent back.", [count])}</b> ${__(
					"The agency can correct these places only."
				)}`
		: html`<b>${__("The whole report is sent back.")}</b> ${__(
					"The agency can correct every part. Name places below to limit it."
				)}`;
}
