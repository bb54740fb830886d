"""Errors have a sentence in the language of whoever reads it."""

import pytest

from kiosk.errors import Fault, LyssnaError, Refused, sentence


def test_error_tells_itself_in_the_language_asked_for() -> None:
    error = Refused("pin-wrong", seconds=4)
    assert error.text("en") == str(error) == "Wrong PIN. Try again in 4 s."
    assert "4" in error.text("sv")
    assert error.text("sv") != error.text("en")


@pytest.mark.parametrize("language", ["fi", "ar", "", "EN"])
def test_language_of_nobody_in_the_staff_is_told_in_swedish(language: str) -> None:
    error = Fault("disk-full", file="kiosk.db")
    assert error.text(language) == error.text("sv")


def test_sentence_may_name_a_value_called_code_or_language() -> None:
    # The first two arguments are positional, so that no value can collide with them.
    told = sentence("language-unknown", "en", language="fi", known="sv, en", code="x")
    assert "fi" in told


def test_fault_says_whether_a_retry_helps_and_a_refusal_never_does() -> None:
    assert Fault("store-busy", retry=True, file="x").retry
    assert not Fault("store-damaged", file="x").retry
    assert not hasattr(Refused("pin-form"), "retry")
    assert issubclass(Refused, LyssnaError)
    assert issubclass(Fault, LyssnaError)


def test_code_without_a_sentence_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Refused("no-such-code").text("sv")
