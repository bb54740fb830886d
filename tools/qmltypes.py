"""Writes what the Python view models offer to QML, so that qmllint can check the pages against it.

    python tools/qmltypes.py FOLDER      writes FOLDER/Lyssna/qmldir and lyssna.qmltypes

Read from Qt's own description of each class (its meta-object), not from the source: PySide's
pyside6-metaobjectdump stops at a property whose getter is a lambda.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QMetaEnum, QMetaMethod, QMetaObject, QMetaProperty, QObject

ROOT = Path(__file__).parent.parent
MODULE = "Lyssna"


def elements() -> Iterator[tuple[type[QObject], bool]]:
    """Yield every @QmlElement class below ui/, and whether QML may create it."""
    for file in sorted((ROOT / "ui").rglob("*.py")):
        source = file.read_text("utf-8")
        if "QmlElement" not in source:
            continue
        module = import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        for node in ast.parse(source).body:
            marks = decorators(node) if isinstance(node, ast.ClassDef) else set()
            if "QmlElement" in marks:
                yield getattr(module, node.name), "QmlUncreatable" not in marks


def decorators(node: ast.ClassDef) -> set[str]:
    calls = (d.func if isinstance(d, ast.Call) else d for d in node.decorator_list)
    return {call.id for call in calls if isinstance(call, ast.Name)}


def component(cls: type[QObject], creatable: bool) -> str:
    meta = cls.staticMetaObject
    name = meta.className()
    lines = [
        f'name: "{name}"',
        'accessSemantics: "reference"',
        f'prototype: "{meta.superClass().className()}"',
        f'exports: ["{MODULE}/{name} 1.0"]',
        "exportMetaObjectRevisions: [256]",
    ]
    if not creatable:
        lines.append("isCreatable: false")
    lines += [enum(meta.enumerator(i)) for i in own(meta, "enumerator")]
    lines += [one_property(meta.property(i)) for i in own(meta, "property")]
    lines += [method(cls, meta.method(i)) for i in own(meta, "method")]
    return "Component {\n" + "\n".join(lines) + "\n}"


def own(meta: QMetaObject, kind: str) -> range:
    """Return the indices of what a class adds to its base class."""
    return range(getattr(meta, f"{kind}Offset")(), getattr(meta, f"{kind}Count")())


def enum(described: QMetaEnum) -> str:
    keys = ", ".join(f'"{described.key(i)}"' for i in range(described.keyCount()))
    return f'Enum {{ name: "{described.name()}"; values: [{keys}] }}'


def one_property(described: QMetaProperty) -> str:
    kind = described.typeName()
    parts = [f'name: "{described.name()}"', f'type: "{kind.removesuffix("*")}"']
    parts += ["isPointer: true"] if kind.endswith("*") else []
    parts += [f'read: "{described.name()}"']
    parts += [] if described.isWritable() else ["isReadonly: true"]
    parts += ["isPropertyConstant: true"] if described.isConstant() else []
    if described.hasNotifySignal():
        parts.append(f'notify: "{text(described.notifySignal().name())}"')
    return f"Property {{ {'; '.join(parts)} }}"


def method(cls: type[QObject], described: QMetaMethod) -> str:
    name = text(described.name())
    signal = described.methodType() is QMetaMethod.MethodType.Signal
    names = [text(given) for given in described.parameterNames()]
    if not signal:  # PySide does not tell Qt the names of a slot's parameters
        names = list(inspect.signature(getattr(cls, name)).parameters)[1:]
    kinds = [text(kind) for kind in described.parameterTypes()]
    parameters = "".join(
        f' Parameter {{ name: "{given}"; type: "{kind.removesuffix("*")}"'
        f"{'; isPointer: true' if kind.endswith('*') else ''} }}"
        for given, kind in zip(names, kinds, strict=False)
    )
    returns = described.typeName()
    kind = "" if returns in ("", "void") else f'; type: "{returns}"'
    return f'{"Signal" if signal else "Method"} {{ name: "{name}"{kind};{parameters} }}'


def text(data: object) -> str:
    return bytes(data).decode()  # type: ignore[call-overload]


def main() -> None:
    folder = Path(sys.argv[1]) / MODULE
    folder.mkdir(parents=True, exist_ok=True)
    components = [component(cls, creatable) for cls, creatable in elements()]
    types = "import QtQuick.tooling 1.2\nModule {\n" + "\n".join(components) + "\n}\n"
    (folder / "lyssna.qmltypes").write_text(types, "utf-8")
    (folder / "qmldir").write_text(f"module {MODULE}\ntypeinfo lyssna.qmltypes\ndepends QtQml\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
