"""Brings a kiosk's database to the program's schema version. Loads Alembic, so only when needed."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the missing migrations in one transaction, and note the version in the file's header."""
    config = Config()
    config.set_main_option("script_location", "kiosk:migrations")
    config.attributes["engine"] = engine
    command.upgrade(config, revision)
