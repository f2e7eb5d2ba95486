// The verification page: asks what a code or a file is, and writes the answer; everything is put in as text.

(() => {
	const API = "/api/method/laichau_env.documents.verification.api";
	const TROUBLE = "Chưa kiểm tra được. Hãy thử lại sau ít phút.";
	const TOO_MANY = "Đã kiểm tra quá nhiều lần từ địa chỉ này. Hãy thử lại sau một giờ.";
	const TOO_LARGE = "Tệp quá lớn. Hãy chọn lại tệp PDF của văn bản.";

	function element(tag, text = "", name = "") {
		const made = document.createElement(tag);
		made.textContent = text;
		if (name) made.className = name;
		return made;
	}

	function draw(place, { tone, heading, text, facts = [], signatures = [] }) {
		place.className = `check-answer check-answer--${tone}`;
		place.replaceChildren(element("h2", heading), element("p", text));
		if (facts.length) {
			const list = element("dl");
			facts.forEach(([label, value]) =>
				list.append(element("dt", label), element("dd", value))
			);
			place.append(list);
		}
		if (signatures.length) {
			const list = element("ol");
			signatures.forEach((one) => list.append(signature(one)));
			place.append(element("h3", "Chữ ký số"), list);
		}
		place.hidden = false;
		place.scrollIntoView({ block: "nearest" });
	}

	function signature({ part, signer, issuer, when, stamped, state, tone }) {
		const item = element("li");
		item.append(
			element("strong", `${part}: ${signer}`),
			element("span", when && `Ký lúc ${when} (${stamped})`, "check-small"),
			element("span", `Chứng thư do ${issuer} cấp`, "check-small"),
			element("span", state, `check-small check-small--${tone}`)
		);
		return item;
	}

	async function ask(place, button, address, options) {
		button.disabled = true;
		try {
			// the token is there for who is logged in
			const headers = {
				Accept: "application/json",
				"X-Frappe-CSRF-Token": frappe.csrf_token || "",
			};
			const answer = await fetch(address, { headers, ...options });
			const told = await answer.json().catch(() => ({}));
			draw(place, answer.ok ? told.message : refusal(answer.status, told));
		} catch {
			draw(place, { tone: "bad", heading: "Không kiểm tra được", text: TROUBLE });
		} finally {
			button.disabled = false;
		}
	}

	function refusal(status, told) {
		const texts = { 413: TOO_LARGE, 429: TOO_MANY };
		const text = told.refusal ? first_message(told) : texts[status] || limit_text(told);
		return { tone: "bad", heading: "Không kiểm tra được", text };
	}

	function limit_text({ exc_type }) {
		return exc_type === "ValidationError" ? TOO_MANY : TROUBLE;
	}

	function first_message({ _server_messages: messages }) {
		const { message } = JSON.parse(JSON.parse(messages)[0]);
		return new DOMParser().parseFromString(message, "text/html").body.textContent;
	}

	function look_up(code) {
		const button = document.querySelector("#code-form button");
		ask(
			document.querySelector("#of-code"),
			button,
			`${API}.describe?code=${encodeURIComponent(code)}`
		);
	}

	document.querySelector("#code-form").addEventListener("submit", (event) => {
		event.preventDefault();
		look_up(document.querySelector("#code").value.trim());
	});

	document.querySelector("#file-form").addEventListener("submit", (event) => {
		event.preventDefault();
		const body = new FormData(event.target);
		ask(
			document.querySelector("#of-file"),
			event.target.querySelector("button"),
			`${API}.verify`,
			{
				method: "POST",
				body,
			}
		);
	});

	document.querySelector("#file").addEventListener("change", ({ target }) => {
		document.querySelector("#file-name").textContent =
			target.files[0]?.name || "Chưa chọn tệp";
	});
	document.querySelector("#host").textContent = location.host;

	const code = new URLSearchParams(location.search).get("ma");
	if (code) {
		document.querySelector("#code").value = code;
		look_up(code);
	}
})();
