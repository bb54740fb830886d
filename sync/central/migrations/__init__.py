"""The steps from each released schema of the centre to the next, for SQLite and PostgreSQL."""
