// Keeps what is being typed in the browser until it is saved, so that a broken line or a closed tab loses nothing.

const DAYS_KEPT = 30;

function key(frm, line) {
	return `laichau:${frappe.session.user}:${frm.docname}:${line}`;
}

export function keep_typed(frm, line, values) {
	try {
		localStorage.setItem(key(frm, line), JSON.stringify({ at: Date.now(), values }));
	} catch {
		// the browser's store is full or closed: typing goes on without the safety copy
	}
}

/** What was typed and never saved; null when there is nothing. */
export function typed_before(frm, line) {
	try {
		const kept = JSON.parse(localStorage.getItem(key(frm, line)));
		if (kept && Date.now() - kept.at < DAYS_KEPT * 864e5) return kept.values;
	} catch {
		// unreadable: as if nothing had been kept
	}
	return null;
}

export function forget_typed(frm, line) {
	try {
		localStorage.removeItem(key(frm, line));
	} catch {
		// nothing to forget
	}
}
