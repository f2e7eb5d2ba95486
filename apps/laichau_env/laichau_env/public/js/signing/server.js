// The calls about digital signatures. Keys, passphrases and files go as parts of one request and are kept nowhere.

const ROOM = "laichau_env.documents.signing";
const API = `${ROOM}.api`;
const OUTSIDE = `${ROOM}.outside.api`;

/** What may be done about the signatures of a paper by who asks. */
export function get_signing(name) {
	return frappe
		.call({ method: `${API}.get_signing`, type: "GET", args: { name } })
		.then(({ message }) => message);
}

/** Whether the user takes the paper of a report to another program, and who may sign it there. */
export function get_offer(name) {
	return frappe
		.call({ method: `${OUTSIDE}.get_offer`, type: "GET", args: { name } })
		.then(({ message }) => message);
}

/** The address of the copy that a leader signs elsewhere. */
export function prepare_copy(name, signatory) {
	return frappe
		.call({
			method: `${OUTSIDE}.prepare`,
			type: "POST",
			args: { name, signatory },
			freeze: true,
		})
		.then(
			({ message }) =>
				`/api/method/${OUTSIDE}.download_copy?copy=${encodeURIComponent(message.copy)}`
		);
}

/** Send values and files to a call of signing; a refusal is shown and thrown. `files` holds File objects, or texts that are secret. */
export async function send(method, values, files) {
	const body = new FormData();
	Object.entries(values).forEach(([key, value]) => body.append(key, value || ""));
	Object.entries(files).forEach(([key, part]) => {
		body.append(key, part instanceof File ? part : new Blob([part]), key);
	});
	frappe.dom.freeze(__("Please wait..."));
	try {
		const call = method.includes(".") ? `${ROOM}.${method}` : `${API}.${method}`;
		const answer = await fetch(`/api/method/${call}`, {
			method: "POST",
			headers: { Accept: "application/json", "X-Frappe-CSRF-Token": frappe.csrf_token },
			body,
		});
		const told = await answer.json().catch(() => ({}));
		if (!answer.ok) throw new Error(refusal_of(told));
		return told.message;
	} catch (error) {
		frappe.msgprint({
			title: __("Not Signed"),
			message: error.message,
			indicator: "red",
		});
		throw error;
	} finally {
		frappe.dom.unfreeze();
	}
}

/** The address of the paper's file: to be read in the browser, or to be kept; `annex`: the hash of one of its annexes. */
export function address_of_file(name, { annex = "", to_keep = false } = {}) {
	const words = { name, ...(annex ? { annex } : {}), ...(to_keep ? {} : { inline: 1 }) };
	return `/api/method/${API}.download_paper?${new URLSearchParams(words)}`;
}

/** Opens that file. */
export function open_file(name, wanted) {
	window.open(address_of_file(name, wanted), "_blank");
}

/** What the server said, as HTML that it escaped itself. */
function refusal_of({ _server_messages: messages }) {
	const told = JSON.parse(messages || "[]").map((text) => JSON.parse(text).message);
	return told.join("<br>") || __("The server gave no answer. Try again.");
}
