"""The stateful test of approval: a model, the site it is compared with, the figures of a run."""
