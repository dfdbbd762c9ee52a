"""From files to tables and documents: what a file is, what its columns are for, what could not be read."""
