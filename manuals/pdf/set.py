"""Sets one book: BOOK.json, as `manual books` wrote it, into BOOK.pdf. Started by `cargo xtask manual`."""

import pathlib
import sys

import typst

books, book = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
root = pathlib.Path(__file__).resolve().parents[2]
fonts = root / "ui/node_modules/@expo-google-fonts/noto-sans-jp"

# Typst reads only below its root, and a book says nothing of where it lies.
source = root / "manuals/pdf/manual.typ"
data = (books / f"{book}.json").read_text(encoding="utf-8")
# Without a time of its own a book that has not changed is the same file again, byte by byte.
pdf = typst.compile(
    str(source),
    root=str(root),
    font_paths=[str(fonts / "400Regular"), str(fonts / "700Bold")],
    ignore_system_fonts=True,
    sys_inputs={"book": data},
    pdf_standards=["ua-1"],
    timestamp=0,
)
(books / f"{book}.pdf").write_bytes(pdf)
