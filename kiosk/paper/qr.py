"""The QR code of an address: its modules, and how they are drawn."""

from collections.abc import Iterator

import qrcode
from qrcode.exceptions import DataOverflowError
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

Matrix = list[list[bool]]

QUIET_ZONE = 4  # modules of white around a QR code (ISO/IEC 18004)
_M, _Q, _H = (
    qrcode.constants.ERROR_CORRECT_M,
    qrcode.constants.ERROR_CORRECT_Q,
    qrcode.constants.ERROR_CORRECT_H,
)


def qr_matrix(url: str) -> Matrix:
    """Return the modules of the QR code of `url`, dark ones True, without a quiet zone.

    Error correction M, so that 15 % may be soiled or folded; Q (25 %) or H (30 %) where a code of
    the same size has room for it.
    """
    size = _code(url, _M).best_fit()
    strongest = next(code for code in _strongest_first(url) if code.version <= size)
    strongest.make(fit=False)
    return [[bool(module) for module in row] for row in strongest.get_matrix()]


def draw(canvas: Canvas, matrix: Matrix, x: float, top: float, module: float, ink: Color) -> None:
    """Draw a code, without its quiet zone, with its upper left corner at `x` and `top`.

    One path for all modules: no hairlines between them when printed.
    """
    path = canvas.beginPath()
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                path.rect(x + column * module, top - (row + 1) * module, module, module)
    canvas.setFillColor(ink)
    canvas.drawPath(path, stroke=0, fill=1)


def _strongest_first(url: str) -> Iterator[qrcode.QRCode]:
    for level in (_H, _Q, _M):
        code = _code(url, level)
        try:
            code.best_fit()
        except DataOverflowError:
            continue
        yield code


def _code(url: str, level: int) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=level, border=0)
    code.add_data(url)
    return code
