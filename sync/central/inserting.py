"""Inserts whole sets of rows at once, those that are there already left as they are.

PostgreSQL gets all rows as one JSON text, however many there are: one statement, one parameter, and
nothing that grows with each value on its way through the driver. SQLite is in the same process and
takes row after row as fast.
"""

from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

Row = dict[str, object]


def insert_new(connection: Connection, table: Table, rows: list[Row], key: Column[Any]) -> set[Any]:
    """Insert the rows that are new, in their order; return the values of `key` of those."""
    if not rows:
        return set()
    if connection.dialect.name == "postgresql" and not _has_bytes(table):
        adding = postgresql.insert(table).from_select(list(rows[0]), _rows(table, list(rows[0])))
        new = adding.on_conflict_do_nothing().returning(key)
        return set(connection.scalars(new, {"rows": _json(rows)}))
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    one_by_one = dialect.insert(table).on_conflict_do_nothing().returning(key)
    return set(connection.scalars(one_by_one, rows))


def insert_all(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows of which none is there, and which hold no bytes."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        adding = insert(table).from_select(list(rows[0]), _rows(table, list(rows[0])))
        connection.execute(adding, {"rows": _json(rows)})
    else:
        connection.execute(insert(table), rows)


def _has_bytes(table: Table) -> bool:
    return any(isinstance(each.type, LargeBinary) for each in table.c)


def _rows(table: Table, names: list[str]) -> Select[Any]:
    """Select the rows that the parameter `rows` holds as JSON (PostgreSQL 15, section 9.16)."""
    columns = [column(name, table.c[name].type) for name in names]
    text = cast(bindparam("rows", type_=Text), postgresql.JSON)
    record = func.json_to_recordset(text).table_valued(*columns, name="rows")
    return select(*record.render_derived(with_types=True).c)


def _json(rows: list[Row]) -> str:
    return msgspec.json.encode(rows).decode()
