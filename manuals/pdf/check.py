"""Opens the PDF of a book as a reader would: it has pages, a title, a bookmark for every heading, and its own fonts."""

import json
import pathlib
import sys

from pypdf import PdfReader

books, book = pathlib.Path(sys.argv[1]), sys.argv[2]
source = json.loads((books / f"{book}.json").read_text(encoding="utf-8"))
reader = PdfReader(books / f"{book}.pdf")


def bookmarks(outline):
    return sum(bookmarks(one) if isinstance(one, list) else 1 for one in outline)


headings = sum(
    1 + sum(block["block"] == "heading" for block in page["blocks"]) for page in source["pages"]
)
links = sum(
    annotation.get_object().get("/Subtype") == "/Link"
    for page in reader.pages
    for annotation in page.get("/Annots", [])
)
fonts = {
    str(font.get_object()["/BaseFont"])
    for page in reader.pages
    for font in page["/Resources"].get("/Font", {}).values()
}
text = "".join(page.extract_text() for page in reader.pages)
found = []
if reader.metadata.title != source["title"]:
    found.append(f"its title is {reader.metadata.title}")
# The contents have a heading of their own, which some versions list, too.
if not headings <= bookmarks(reader.outline) <= headings + 1:
    found.append(f"{bookmarks(reader.outline)} bookmarks for {headings} headings")
if len(reader.pages) < 2 + len(source["pages"]):
    found.append(f"{len(reader.pages)} pages for {len(source['pages'])} chapters")
if links < headings:
    found.append(f"{links} links, but {headings} lines of contents")
if not fonts or not all("NotoSansJP" in font for font in fonts):
    found.append(f"the fonts {sorted(fonts)}")
missing = [page["title"] for page in source["pages"] if page["title"].replace(" ", "") not in text.replace(" ", "").replace("\n", "")]
if missing:
    found.append(f"no text {missing}")
if found:
    sys.exit(f"{book}.pdf: " + "; ".join(found))
print(f"{book}.pdf: {len(reader.pages)} pages, {headings} bookmarks, {links} links")
