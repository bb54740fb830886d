"""Alembic's entry: one transaction on the engine that `database.upgrade` passes in."""

from alembic import context

from sync.central.tables import metadata

_LOCK = 0x4C7973736E61  # "Lyssna": processes that start together upgrade one after the other

engine = context.config.attributes["engine"]
with engine.connect() as connection, connection.begin():
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
