"""Maps made anew on a schedule: a folder with a `dateline.toml`, and what a run of it leaves there."""
