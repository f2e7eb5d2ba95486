"""The set-up tool behind `./dev`: it turns an empty machine into a running bench.

Read it in this order: `cli` (what a person may ask for), `up` (the steps in their order), then the
part that a step names: `packages`, `engine`, `environment`, `assets`, `services`, `site`, `web`.
Standard library only, since it runs before anything is installed.
"""
