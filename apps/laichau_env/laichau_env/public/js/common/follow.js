// Follows a job in the background: asks how far it is until it has ended; a message of the server makes it ask at once.

const EVERY = 1500;

/** `ask()` gives the state, `draw(state, look)` shows it, `ended(state)` says that nothing follows. Gives a stop. */
export function follow({ name, event, ask, draw, ended }) {
	let timer = null;
	let over = false;
	let asking = false;

	async function look() {
		clearTimeout(timer);
		if (over || asking) return;
		asking = true;
		try {
			const state = await ask();
			if (!over) draw(state, look);
			if (ended(state)) stop();
		} catch {
			// asked again in a moment; what the server said is on the screen
		} finally {
			asking = false;
			if (!over) timer = setTimeout(look, EVERY);
		}
	}

	function told(message) {
		if (message.name === name) look();
	}

	function stop() {
		over = true;
		clearTimeout(timer);
		frappe.realtime.off(event, told);
	}

	frappe.realtime.on(event, told);
	look();
	return stop;
}
