"""Tags in a PDF: what a screen reader reads, in order, and in words where it is drawn.

After ISO 32000-1, 14.6 to 14.8: content is marked with numbers, and a tree of elements names them.
"""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFPage,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True)
class _Element:
    kind: str  # a standard type: H1, H2, P, Figure
    page: int  # from 0
    mark: int  # from 0 on each page
    alt: str


@dataclass
class Tags:
    """The elements of one document, in the order in which they are drawn."""

    elements: list[_Element] = field(default_factory=list)

    def begin(self, canvas: Canvas, kind: str, alt: str = "") -> None:
        """Mark what is drawn until `end` as an element; `alt` says a drawing in words."""
        page = canvas.getPageNumber() - 1
        mark = sum(each.page == page for each in self.elements)
        self.elements.append(_Element(kind, page, mark, alt))
        canvas._code.append(f"/{kind} <</MCID {mark}>> BDC")

    def write(self, canvas: Canvas) -> None:
        """Write the tree, when every page is there and before the document is saved."""
        document = canvas._doc
        pages = document.Pages.pages
        whole, root = PDFDictionary({}), PDFDictionary({})
        made = [self._element(each, pages, document, whole) for each in self.elements]
        whole.dict |= {"Type": PDFName("StructElem"), "S": PDFName("Document")}
        whole.dict |= {"P": document.Reference(root), "K": PDFArray(made)}
        root.dict |= {"Type": PDFName("StructTreeRoot"), "K": document.Reference(whole)}
        root.dict |= {"ParentTree": document.Reference(_parents(self.elements, made, document))}
        root.dict |= {"ParentTreeNextKey": len(pages)}
        for number, page in enumerate(pages):
            _number(page, number)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(
        self, of: _Element, pages: list[PDFPage], document: PDFObject, parent: PDFDictionary
    ) -> PDFObject:
        content = {
            "Type": PDFName("StructElem"),
            "S": PDFName(of.kind),
            "P": document.Reference(parent),
            "Pg": document.Reference(pages[of.page]),
            "K": of.mark,
        }
        alt = {"Alt": PDFString(of.alt)} if of.alt else {}
        return document.Reference(PDFDictionary(content | alt))


def _parents(elements: list[_Element], made: list[PDFObject], document: PDFObject) -> PDFDictionary:
    """Return the tree that leads from a page's marks to their elements."""
    numbers: list[PDFObject | int] = []
    for page in sorted({each.page for each in elements}):
        of_page = [one for each, one in zip(elements, made, strict=True) if each.page == page]
        numbers += [page, document.Reference(PDFArray(of_page))]
    return PDFDictionary({"Nums": PDFArray(numbers)})


def _number(page: PDFPage, number: int) -> None:
    """Give a page its number in that tree, which reportlab would leave out."""
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = PDFName("S")


def begin_artifact(canvas: Canvas) -> None:
    """Mark what is drawn until `end` as no part of the content, such as a page's foot."""
    canvas._code.append("/Artifact BMC")


def end(canvas: Canvas) -> None:
    """End what was begun last."""
    canvas._code.append("EMC")
