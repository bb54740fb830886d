"""Maps as people draw them, as drawing programs save them, and as somebody hostile would send."""

import contextlib
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from kiosk.authoring import folder
from kiosk.errors import Refused
from kiosk.outline import Outline, follow
from kiosk.regions import (
    LARGEST_FILE,
    MOST_ELEMENTS,
    Drawing,
    Region,
    Scenery,
    neighbour,
    read,
)

TILE = '<rect id="teg" x="10" y="20" width="30" height="40"/>'


def svg(content: str = TILE, size: str = "0 0 200 100") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">{content}</svg>'.encode()


def region(content: str, size: str = "0 0 200 100") -> Region:
    (found,) = read(svg(content, size)).regions
    return found


def box(found: Region) -> tuple[float, float, float, float]:
    return (found.x, found.y, found.width, found.height)


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read(data)
    assert refused.value.text("sv") != refused.value.text("en")
    return refused.value.code


def test_a_rectangle_is_its_box() -> None:
    assert region(TILE) == Region("teg", "", 10, 20, 30, 40)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ('<polygon id="a" points="0,0 20,0 20,10"/>', (0, 0, 20, 10)),
        ('<circle id="a" cx="50" cy="50" r="10"/>', (40, 40, 20, 20)),
        ('<ellipse id="a" cx="50" cy="50" rx="20" ry="10"/>', (30, 40, 40, 20)),
        ('<path id="a" d="M10 10H60V50H10Z"/>', (10, 10, 50, 40)),
        ('<path id="a" d="m10,10 50,0 0,40z"/>', (10, 10, 50, 40)),
        ('<path id="a" d="M10 20a10 10 0 0 1 20 0z"/>', (10, 10, 20, 10)),
        ('<path id="a" d="M10 20a10 10 0 0120 0z"/>', (10, 10, 20, 10)),
        ('<path id="a" d="M1-1L.5.5-1e1,5Z" class="x"/>', (-10, -1, 11, 6)),
        ('<path id="a" d="M0 0Q5 20 10 0c0 1 1 2 2 3Z"/>', (0, 0, 12, 20)),
    ],
)
def test_a_shape_has_the_box_of_its_points(
    shape: str, expected: tuple[float, float, float, float]
) -> None:
    assert box(region(shape, "-20 -20 200 200"))[2:] == pytest.approx(expected[2:], abs=0.01)
    x, y = box(region(shape, "-20 -20 200 200"))[:2]
    assert (x - 20, y - 20) == pytest.approx(expected[:2], abs=0.01)


def test_the_path_of_a_region_is_written_plainly_and_from_its_own_corner() -> None:
    assert region('<path id="a" d="m10 10 20 0v10h-20zm5 5l2 2 2-2z"/>').path == (
        "M0,0L20,0L20,10L0,10ZM5,5L7,7L9,5Z"
    )


def test_a_drawing_that_starts_elsewhere_is_moved_to_its_corner() -> None:
    assert box(region(TILE, "10 20 100 100")) == (0, 0, 30, 40)


def test_groups_are_looked_through_and_what_draws_nothing_is_passed_over() -> None:
    drawing = read(
        svg(
            "<title>Karta</title><metadata><x:y xmlns:x='urn:x'><rect/></x:y></metadata>"
            "<defs/><x:view xmlns:x='urn:editor' transform='none'/>"
            f"<g id='layer1' style='fill:red'><g>{TILE}<desc>Teg</desc></g></g>"
        )
    )
    assert [found.code for found in drawing.regions] == ["teg"]
    assert drawing.scenery == []


def test_scenery_has_the_kind_of_its_class() -> None:
    drawing = read(
        svg(
            f'<path class="old water" d="M0 0H9V9"/><rect width="9" height="9"/>'
            f'<polyline class="rail" points="0 0 5 5"/><circle r="3" class="forest"/>{TILE}'
        )
    )
    assert [found.kind for found in drawing.scenery] == ["water", "land", "rail", "land"]
    assert drawing.scenery[0] == Scenery("water", "M0,0L9,0L9,9")


def test_a_drawing_of_any_program_is_read_with_its_mark_and_declaration() -> None:
    data = '﻿<?xml version="1.0" encoding="UTF-8"?>\n'.encode() + svg()
    assert read(data) == read(svg())


@pytest.mark.parametrize(
    "element",
    [
        '<use href="#teg"/>',
        '<image href="https://example.org/x.png"/>',
        "<text>Teg</text>",
        "<style>rect { fill: red }</style>",
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<svg viewBox="0 0 1 1"/>',
        "<line/>",
        "<defs><path d='M0 0H9V9Z'/></defs>",
    ],
)
def test_an_element_that_a_map_cannot_show_is_refused_by_name(element: str) -> None:
    with pytest.raises(Refused, match=r"<?\w+>? .*cannot be shown") as refused:
        read(svg(TILE + element))
    name = str(refused.value.values["element"])
    assert name.split()[0] in element


@pytest.mark.parametrize("element", ['<g transform="scale(2)"/>', '<rect transform="x" id="b"/>'])
def test_a_transform_is_refused(element: str) -> None:
    assert code_of(svg(TILE + element)) == "map-transform"


@pytest.mark.parametrize(
    "shape",
    [
        '<rect id="a" width="NaN" height="1"/>',
        '<rect id="a" width="inf" height="1"/>',
        '<rect id="a" width="1e999" height="1"/>',
        '<rect id="a" width="10%" height="1"/>',
        '<rect id="a" width="-10" height="10"/>',
        '<rect id="a" width="٣" height="10"/>',
        '<circle id="a" r="-4"/>',
        '<polygon id="a" points="0 0 9 9"/>',
        '<polygon id="a" points="0 0 9 9 9"/>',
        '<polygon id="a" points="0 0 9 9 9 x"/>',
        '<path id="a"/>',
        '<path id="a" d="L0 0 9 9Z"/>',
        '<path id="a" d="M0 0 NaN 4Z"/>',
        '<path id="a" d="M0 0S1 1 2 2Z"/>',
        '<path id="a" d="M0 0L9"/>',
        '<path id="a" d="M0 0H9V9Z 4"/>',
        '<path id="a" d="M0 0A9 9 0 2 0 4 4Z"/>',
        '<path id="a" d="M0 0l99999 0l99999 0Z"/>',
        f'<path id="a" d="M0 0{"h1" * 20_000}"/>',
    ],
)
def test_a_shape_with_measures_that_are_none_is_refused(shape: str) -> None:
    assert code_of(svg(shape)) == "map-shape-wrong"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (TILE + TILE, "map-region-twice"),
        ('<rect id="a" x="190" width="20" height="9"/>', "map-region-outside"),
        ('<rect id="a" x="-5" width="20" height="9"/>', "map-region-outside"),
        ('<rect id="a" width="20"/>', "map-region-outside"),
        ('<path id="a" d="M5 5"/>', "map-region-outside"),
        ('<polyline id="a" points="0 0 9 0 9 9"/>', "map-region-wrong"),
        ('<rect id="" width="9" height="9"/>', "map-region-wrong"),
        ('<rect id="två ord" width="9" height="9"/>', "map-region-wrong"),
        ("<rect width='9' height='9'/>", "map-without-regions"),
        ("", "map-without-regions"),
    ],
)
def test_a_region_that_nobody_could_tap_is_refused(content: str, code: str) -> None:
    assert code_of(svg(content)) == code


@pytest.mark.parametrize(
    "size", ["", "0 0 10", "0 0 10 10 10", "0 0 0 10", "0 0 -1 10", "0 0 NaN 9", "0 0 1e9 9", "x"]
)
def test_a_map_without_a_size_is_refused(size: str) -> None:
    assert code_of(svg(size=size)) == "map-size-missing"


BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def test_a_map_with_entities_is_refused_before_they_are_read() -> None:
    assert code_of(BOMB.encode() + svg("<desc>&c;</desc>")) == "map-doctype"
    outside = b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg()
    assert code_of(outside) == "map-doctype"


def test_a_declared_encoding_hides_nothing() -> None:
    hidden = (BOMB + svg().decode()).encode("utf-7")
    data = b'<?xml version="1.0" encoding="UTF-7"?>' + hidden
    assert code_of(data) in ("map-unreadable", "map-doctype")
    assert read(b'<?xml version="1.0" encoding="UTF-16"?>' + svg()) == read(svg())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 100,
        svg().decode().encode("utf-16"),
        svg('<rect id="\u00f6n"/>').replace(b"\xc3\xb6", b"\xf6"),
        svg()[:-3],
        svg("<desc>&unknown;</desc>"),
        svg("<rect x='1' x='2'/>"),
        TILE.encode(),
        b"<svg viewBox='0 0 9 9'><rect id='a' width='9' height='9'/></svg>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    assert code_of(data) == "map-unreadable"


def test_too_much_is_refused_before_it_is_read() -> None:
    assert code_of(b" " * (LARGEST_FILE + 1)) == "map-large"
    assert code_of(svg("<g/>" * MOST_ELEMENTS + TILE)) == "map-crowded"
    assert code_of(svg("<g>" * 100_000)) == "map-crowded"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for content in (data, svg(data.decode("latin-1"))):
        with contextlib.suppress(Refused):
            assert read(content).regions


@given(st.text(alphabet="MLHVCQAZSTmlhvcqaz0123456789.,+-eE \n", max_size=80))
def test_any_path_data_is_followed_or_refused(data: str) -> None:
    outline = Outline()
    try:
        follow(data, outline)
    except ValueError:
        return
    assert re.fullmatch(r"([MLCQ]-?[0-9.]+,-?[0-9.]+( -?[0-9.]+,-?[0-9.]+)*|Z)+", outline.path)
    again = Outline()
    follow(outline.path, again)
    assert again.path == outline.path
    assert again.left == pytest.approx(outline.left, abs=0.01)


measure = st.floats(-1000, 1000).map(lambda value: round(value, 2))


radius = st.sampled_from((0.0, 50.0, 99.5, -300.0, 1000.0))


@given(measure, measure, radius, radius, st.floats(0, 360), st.booleans(), st.booleans())
def test_an_arc_ends_where_it_is_meant_to(
    x: float, y: float, rx: float, ry: float, turned: float, large: bool, sweep: bool
) -> None:
    outline = Outline()
    follow(f"M0 0A{rx} {ry} {turned:.3f} {large:d} {sweep:d} {x} {y}", outline)
    *_, last = re.findall(r"(-?[0-9.]+),(-?[0-9.]+)", outline.path)
    assert (float(last[0]), float(last[1])) == pytest.approx((x, y), abs=0.001)


GRID = [Region(f"{row}{column}", "", column * 20, row * 20, 16, 16)
        for row in range(3) for column in range(3)]  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "expected"),
    [((-1, 0), "10"), ((1, 0), "12"), ((0, -1), "01"), ((0, 1), "21")],
)
def test_the_neighbour_is_the_next_one_in_the_row_or_column(
    direction: tuple[int, int], expected: str
) -> None:
    assert neighbour(GRID, "11", *direction) == expected


def test_nobody_lives_beyond_the_edge() -> None:
    assert neighbour(GRID, "00", -1, 0) == "00"
    assert neighbour(GRID, "22", 0, 1) == "22"
    assert neighbour(GRID, "unknown", 1, 0) == "unknown"
    assert neighbour([], "", 1, 0) == ""


def test_a_neighbour_in_the_row_goes_before_a_nearer_one_aside() -> None:
    here = Region("here", "", 0, 0, 10, 10)
    aside, ahead = Region("aside", "", 15, 15, 10, 10), Region("ahead", "", 30, 0, 10, 10)
    assert neighbour([here, aside, ahead], "here", 1, 0) == "ahead"


@pytest.fixture(scope="module")
def umea() -> Drawing:
    return read(resources.path("campaigns", "umea-2016", "umea.svg").read_bytes())


def test_every_region_of_umea_is_large_enough_and_apart_from_the_others(umea: Drawing) -> None:
    small = [r.code for r in umea.regions if r.width < 100 or r.height < 89]
    assert small == []
    near = [
        (one.code, other.code)
        for place, one in enumerate(umea.regions)
        for other in umea.regions[place + 1 :]
        if distance(one, other) < 17.6
    ]
    assert near == []


def distance(one: Region, other: Region) -> float:
    across = max(0.0, one.x - other.x - other.width, other.x - one.x - one.width)
    down = max(0.0, one.y - other.y - other.height, other.y - one.y - one.height)
    return math.hypot(across, down)


def test_every_region_of_umea_is_reached_with_the_arrow_keys(umea: Drawing) -> None:
    directions = ((-1, 0), (1, 0), (0, -1), (0, 1))
    for start in umea.regions:
        reached, waiting = {start.code}, [start.code]
        while waiting:
            code = waiting.pop()
            found = {neighbour(umea.regions, code, *way) for way in directions} - reached
            reached |= found
            waiting.extend(found)
        assert reached == {r.code for r in umea.regions}, start.code


def test_every_choice_of_the_area_is_on_the_map(umea: Drawing) -> None:
    area = folder.read(resources.path("campaigns", "umea-2016")).questionnaire.question("area")
    assert {choice.code for choice in area.choices} == {r.code for r in umea.regions}
