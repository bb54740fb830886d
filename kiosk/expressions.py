"""The expressions of a questionnaire: a subset of ODK's XForms XPath, evaluated by elementpath.

What is written is XLSForm's own form (https://xlsform.org, https://docs.getodk.org/form-logic):
`${name}` is the answer to a question, `.` the answer that a constraint is about, a bare name a
column of a choice. Values are strings, numbers, booleans and days; several choices are their codes
with spaces between, and what has no answer is "". `docs/authoring.md` lists the functions.

Loaded only where a questionnaire holds an expression, and never before the first frame.
"""

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from elementpath import XPath1Parser, XPathContext
from elementpath.exceptions import ElementPathError
from elementpath.xpath_nodes import XPathNode

from kiosk import functions
from kiosk.days import as_day
from kiosk.functions import Value, boolean, number, text

LONGEST = 2000  # characters
DEEPEST = 100  # brackets, or operators one after the other
TODAY = "today()"
"""Stands among the answers for the day: that of the event, so that the centre, which comes to it
days later, reckons with the same."""

_REFERENCE = re.compile(r"\$\{\s*([^\s${}]+)\s*\}")
_NAME = re.compile(r"[^\W\d][\w.-]*")
_UNKNOWN = re.compile(r"unknown function '?([\w:.-]+)|prefix '([\w.-]+)'")
_VALUES = ("(name)", "(string)", "(integer)", "(decimal)", "(float)", "$", ".")
_JOINED = ("and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod")
_SYMBOLS = frozenset((*_VALUES, *_JOINED, "(", ","))


class Malformed(ValueError):
    """An expression that cannot be used; `code` names a sentence, `values` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Expression:
    """A parsed expression. Keeps nothing of what it was evaluated with. Any thread."""

    source: str
    references: frozenset[str]  # names of questions
    columns: frozenset[str]  # bare names: columns of a choice
    current: bool  # whether it asks for the answer it is about
    compared: frozenset[tuple[str, str]]  # names of questions, with the texts they are held against
    _root: Any = field(repr=False, compare=False)

    def value(
        self, answers: Mapping[str, Value], current: Value = "", item: Element | None = None
    ) -> Value:
        """Return the value for `answers` by question; a name that is not in them is "".

        Under `TODAY` they hold the day. `item` has the columns of the choice that a filter is
        about, as `item_of` makes it.
        """
        variables: dict[str, Any] = {n: answers.get(n, "") for n in (*self.references, TODAY)}
        about: dict[str, Any] = {"item": current} if item is None else {"root": item}
        try:
            return _scalar(self._root, XPathContext(variables=variables, **about))
        except (ElementPathError, ArithmeticError):
            return ""  # such as a division by nothing: no value, as an unanswered question has none

    def holds(
        self, answers: Mapping[str, Value], current: Value = "", item: Element | None = None
    ) -> bool:
        """Tell whether the value counts as true (XPath 1.0, section 4.3)."""
        return boolean(self.value(answers, current, item))


def item_of(code: str, columns: Mapping[str, str]) -> Element:
    """Return a choice as the element that a filter looks at."""
    item = Element("item")
    for name, cell in {"name": code, **columns}.items():
        SubElement(item, name).text = cell
    return item


@lru_cache(maxsize=1024)
def parse(source: str) -> Expression:
    """Return the expression written as `source`; raise Malformed when it is not one."""
    if len(source) > LONGEST:
        raise Malformed("expression-long", most=LONGEST)
    references = frozenset(_REFERENCE.findall(source))
    for name in references:
        if not _NAME.fullmatch(name):
            raise Malformed("expression-reference", name=name)
    # As long as before, so that the place of a mistake is the same.
    plain = _REFERENCE.sub(lambda found: f" ${found[1]}".ljust(len(found[0])), source)
    if "${" in plain:
        raise Malformed("expression-malformed", at=plain.index("${") + 1)
    root = _parsed(plain)
    _check_depth(root)
    tokens = list(root.iter())
    _check(tokens)
    used = {token[0].value for token in tokens if token.symbol == "$"}
    for name in sorted(used ^ references):  # without its braces, or within quotation marks
        raise Malformed("expression-reference", name=name)
    return Expression(
        source,
        references,
        frozenset(token.value for token in _bare_names(root)),
        any(token.symbol == "." for token in tokens),
        frozenset(pair for token in tokens for pair in _compared(token)),
        root,
    )


def _parsed(plain: str) -> Any:
    """Return the tree of an expression, with every failure of the parser told by its kind."""
    try:
        # A parser keeps the place it has come to: each expression gets its own.
        return _parser()().parse(plain)
    except RecursionError:
        raise Malformed("expression-deep") from None
    except (ElementPathError, ValueError, ArithmeticError) as error:
        named = _UNKNOWN.search(str(error))
        if named:
            raise Malformed("expression-function", name=named[1] or f"{named[2]}:") from None
        if "argument" in str(error):
            called = getattr(getattr(error, "token", None), "symbol", "")
            raise Malformed("expression-arguments", name=called) from None
        token = getattr(error, "token", None)
        at = token.span[0] + 1 if token is not None else 1
        raise Malformed("expression-malformed", at=at) from None


def _check_depth(root: Any) -> None:
    """Refuse now, wherever this is called from, what could not be evaluated everywhere."""
    level, depth = [root], 0
    while level:
        level, depth = [below for token in level for below in token], depth + 1
    if depth > DEEPEST:
        raise Malformed("expression-deep")


def _check(tokens: list[Any]) -> None:
    for token in tokens:
        if token.symbol in functions.TABLE or token.symbol == "today":
            _check_pattern(token)
        elif token.symbol not in _SYMBOLS:
            code = "expression-function" if token.label == "function" else "expression-path"
            raise Malformed(code, name=token.symbol)


def _check_pattern(token: Any) -> None:
    """Refuse a pattern that is malformed now, and not in front of a visitor.

    One that is made of answers is refused, too: compiled patterns are kept, and nothing that a
    visitor has written may be.
    """
    if token.symbol != "regex":
        return
    if any(part.symbol in ("$", "(name)", ".", "today") for part in token[1].iter()):
        raise Malformed("expression-pattern-answer")
    if token[1].symbol == "(string)":
        try:
            functions.pattern(token[1].value)
        except ValueError:
            raise Malformed("expression-pattern", pattern=token[1].value) from None


def _bare_names(token: Any) -> Iterator[Any]:
    """Yield the names that are neither a variable's nor a function's."""
    if token.symbol == "$":
        return
    if token.symbol == "(name)":
        yield token
    for below in token:
        yield from _bare_names(below)


def _compared(token: Any) -> Iterator[tuple[str, str]]:
    """Yield the question and the code where an expression asks for one: `selected(${area}, 'teg')`.

    A misspelt code is never chosen, and nobody would notice.
    """
    if token.symbol in ("=", "!=", "selected"):
        for one, other in ((token[0], token[1]), (token[1], token[0])):
            if one.symbol == "$" and other.symbol == "(string)" and other.value:
                yield one[0].value, other.value


def _scalar(token: Any, context: Any) -> Value:
    """Return the first value of a part of an expression, "" when it has none."""
    # A copy, since a column's name moves the context to the column, from where others are not seen.
    for found in token.select(copy(context)):
        if isinstance(found, XPathNode):
            return str(found.string_value)
        return found if isinstance(found, str | bool | float) else _float(found)
    return ""


def _float(written: Any) -> float:
    """Return a number that an expression holds."""
    try:
        return float(written)
    except OverflowError:
        return math.inf


_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": functions.equal,
    "!=": lambda one, other: not functions.equal(one, other),
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_RECKONED: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": functions.quotient,
    "mod": functions.remainder,
}


def _compare(symbol: str, one: Value, other: Value) -> bool:
    """Compare as XPath 1.0 does (section 3.4); a day and its name in ISO 8601 are the same."""
    one, other = as_day(one, other), as_day(other, one)
    compare = _COMPARED[symbol]
    if symbol in ("=", "!="):
        if isinstance(one, bool) or isinstance(other, bool):
            one, other = boolean(one), boolean(other)
        elif isinstance(one, str) and isinstance(other, str):
            return (one == other) is (symbol == "=")
    return compare(number(one), number(other))


@lru_cache(maxsize=1)
def _parser() -> type[XPath1Parser]:
    """Return elementpath's parser with ODK's functions in it.

    Its own comparisons and sums fail on a text that is no number, where XPath 1.0 says NaN; and
    its "and" and "or" take a column that is there but empty for true.
    """

    class Parser(XPath1Parser):
        pass

    for symbol in _JOINED:
        known = XPath1Parser.symbol_table[symbol]
        own = {"evaluate": _operator(symbol), "select": _select}
        Parser.symbol_table[symbol] = type(known.__name__, (known,), own)
    for name, (function, nargs) in functions.TABLE.items():
        Parser.symbol_table.pop(name, None)
        token = Parser.function(name, nargs=nargs)
        token.evaluate = _call(function)  # type: ignore[method-assign]
        token.select = _select  # type: ignore[method-assign]
    today = Parser.function("today", nargs=0)
    today.evaluate = _today  # type: ignore[method-assign]
    today.select = _select  # type: ignore[method-assign]
    return Parser


def _today(self: Any, context: Any = None) -> Value:
    if context is None:  # while it is parsed
        raise self.missing_context()
    day: Value = context.variables[TODAY]
    return day


def _select(self: Any, context: Any = None) -> Iterator[Any]:
    yield self.evaluate(context)


def _operator(symbol: str) -> Callable[..., Any]:
    def evaluate(self: Any, context: Any = None) -> Value:
        if not self:  # * for any column
            raise self.wrong_syntax()
        if symbol in ("and", "or"):
            decided = boolean(_scalar(self[0], context))
            return decided if decided is (symbol == "or") else boolean(_scalar(self[1], context))
        values = [_scalar(each, context) for each in self]
        if symbol in _COMPARED:
            return _compare(symbol, values[0], values[1])
        if len(values) == 1:
            return -number(values[0]) if symbol == "-" else number(values[0])
        return _RECKONED[symbol](number(values[0]), number(values[1]))

    return evaluate


def _call(function: Callable[..., Value]) -> Callable[..., Any]:
    def evaluate(self: Any, context: Any = None) -> Value:
        return function(*(_scalar(each, context) for each in self))

    return evaluate


__all__ = ["Expression", "Malformed", "Value", "item_of", "parse", "text"]
