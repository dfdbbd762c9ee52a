"""What users already have, read into the small records that the compiler takes: one module a format."""
