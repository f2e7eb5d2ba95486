"""What must hold on the site after each step, whatever was done."""

from typing import Any

from laichau_env.approval import chain

from machine import model, on_site
from machine.model import World


class Checks:
	"""The part of the machine that compares the site with the model."""

	world: World
	event_hashes: list[str]

	def site_is_where_the_model_is(self) -> None:
		names = list(self.world.reports)
		believed = {
			name: (report.state, model.DOCSTATUS.get(report.state, 0))
			for name, report in self.world.reports.items()
		}
		assert on_site.standings(names) == believed

	def content_is_what_was_accepted_last(self) -> None:
		for name, report in self.world.reports.items():
			assert on_site.content_of(name) == report.content

	def events_only_grow_and_their_chains_hold(self) -> None:
		events = on_site.events_of(list(self.world.reports))
		hashes = [event.event_hash for event in events]
		assert hashes[: len(self.event_hashes)] == self.event_hashes, "an earlier event changed or went"
		last: dict[str, Any] = {}
		previous = None
		for event in events:
			before = last.get(event.reference_name)
			assert event.previous_hash == (before.event_hash if before else "")
			assert event.event_hash == chain.event_hash(event, event.previous_hash)
			if previous:
				assert event.chain_position == previous.chain_position + 1
				assert event.chain_hash == chain.chain_hash(previous.chain_hash, event.event_hash)
			last[event.reference_name] = previous = event
		self.event_hashes = hashes
		for name, report in self.world.reports.items():
			written = [
				(event.actor, event.action, event.from_state, event.to_state)
				for event in events
				if event.reference_name == name
			]
			believed = [(one.actor, one.action, one.source, one.target) for one in report.own_events]
			assert written == believed

	def nobody_acted_at_two_tiers_of_one_lineage(self) -> None:
		tiers: dict[tuple[str, str], set[str]] = {}
		for event in on_site.events_of(list(self.world.reports)):
			root = event.reference_name
			while amends := self.world.reports[root].amends:
				root = amends
			tiers.setdefault((root, event.actor), set()).add(event.tier)
		assert all(len(at) == 1 for at in tiers.values()), tiers
