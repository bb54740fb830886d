"""The list model for QML."""

import pytest
from pytestqt.modeltest import ModelTester

from ui.rows import RowModel


def rows(*texts: str) -> list[dict[str, str]]:
    return [{"code": str(place), "text": text} for place, text in enumerate(texts)]


def test_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = RowModel(("code", "text"))
    model.show(rows("a", "b"))
    qtmodeltester.check(model)


def test_same_keys_change_only_what_differs() -> None:
    model = RowModel(("code", "text"))
    model.show(rows("a", "b"))
    changed: list[int] = []
    reset: list[bool] = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    model.modelReset.connect(lambda: reset.append(True))
    model.show(rows("a", "c"))
    assert (changed, reset) == ([1], [])
    model.show(rows("a"))
    assert reset == [True]


def test_roles_are_named() -> None:
    model = RowModel(("code", "text"))
    model.show(rows("a"))
    names = {bytes(name.data()): role for role, name in model.roleNames().items()}
    assert model.data(model.index(0), names[b"text"]) == "a"
    assert model.data(model.index(7), names[b"text"]) is None


@pytest.mark.parametrize("role", [0, 9999])
def test_unknown_role_is_nothing(role: int) -> None:
    model = RowModel(("code", "text"))
    model.show(rows("a"))
    assert model.data(model.index(0), role) is None
