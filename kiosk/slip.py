"""A receipt as a picture, and the QR code in it: found, left out, drawn on its own.

In a picture made smaller the modules of a code are no longer all of the same size, and it may not
be read. So the code is found in the picture by its modules, and goes to the printer apart from it.
"""

from typing import NamedTuple

from PIL import Image

from kiosk.paper.qr import qr_matrix
from kiosk.paper.raster import Raster

DARKER = 150  # of 255: what is not lighter becomes black in a picture made smaller


class Slip(NamedTuple):
    """A receipt: the picture, the modules of the code in it, and where the code leads."""

    picture: Image.Image
    matrix: list[list[bool]]
    link: str


def slip_of(raster: Raster, link: str) -> Slip:
    """Return the slip of a receipt as dots, whose code leads to `link`."""
    size = (raster.width, raster.height)
    picture = Image.frombytes("1", size, raster.rows, "raw", "1;I")  # black is 1 in a raster
    return Slip(picture, qr_matrix(link), link)


class Place(NamedTuple):
    """Where the code is in a picture: its first row, and how many dots a module is."""

    top: int
    module: int


def code_in(slip: Slip) -> Place | None:
    """Return the place of the code, which stands alone in the middle of its rows."""
    width = slip.picture.width
    row = (width + 7) // 8  # bytes
    dots = slip.picture.convert("1").tobytes()
    for module in range(width // len(slip.matrix), 0, -1):
        at = dots.find(code_picture(slip.matrix, module, width).tobytes())
        if at >= 0 and at % row == 0:
            return Place(at // row, module)
    return None


def code_picture(matrix: list[list[bool]], module: int, width: int) -> Image.Image:
    """Return the code in the middle of a picture of that width, a module being so many dots."""
    size = len(matrix)
    code = Image.new("1", (size, size))
    code.putdata([not dark for row in matrix for dark in row])
    picture = Image.new("1", (width, size * module), 1)
    large = code.resize((size * module, size * module), Image.Resampling.NEAREST)
    picture.paste(large, ((width - large.width) // 2, 0))
    return picture


def fitted(picture: Image.Image, width: int) -> Image.Image:
    """Return a picture no wider than the printer can print."""
    if picture.width <= width:
        return picture
    high = round(picture.height * width / picture.width)
    grey = picture.convert("L").resize((width, high))
    return grey.point(lambda dot: 255 if dot > DARKER else 0).convert("1")
