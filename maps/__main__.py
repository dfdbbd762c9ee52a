"""`python -m maps` is the program `dateline`."""

from maps.cli import main

raise SystemExit(main())
