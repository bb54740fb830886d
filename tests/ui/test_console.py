"""What all commands share: marks and questions in the person's own language."""

import pytest
from click.testing import CliRunner

from kiosk.preflight import Check
from ui.console import confirm, tell_checks

CHECKS = [Check("good", "check-pins"), Check("bad", "check-pins-none")]


@pytest.mark.parametrize(("locale", "marks"), [("sv_SE.UTF-8", "ok FEL"), ("C.UTF-8", "ok BAD")])
def test_checks_are_marked_in_the_persons_language(
    locale: str, marks: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    tell_checks(CHECKS)
    assert [line[:6].strip() for line in capsys.readouterr().out.splitlines()] == marks.split()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("j", True), ("JA", True), ("y", True), ("yes", True), ("nej", False), ("", False)],
)
def test_yes_is_understood_in_both_languages(typed: str, answer: bool) -> None:
    with CliRunner().isolation(input=f"huh\n{typed}\n"):
        assert confirm("?") is answer
