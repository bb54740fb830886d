"""Alembic's entry: one transaction on the engine that `upgrade` passes in."""

from alembic import context

from kiosk.tables import metadata

engine = context.config.attributes["engine"]
# Alembic commits by itself unless the transaction has begun before it is configured.
with engine.connect() as connection, connection.begin():
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    head = context.get_context().get_current_revision()
    connection.exec_driver_sql(f"PRAGMA user_version = {int(head or 0)}")
