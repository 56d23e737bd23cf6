"""Files of every format, made from words that we invented, sound and damaged ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from hashlib import md5

import docx
import openpyxl

BODY = (
    "The minister said on Wednesday that the talks on the dam would go on for another week.",
    "A spokeswoman of the council told reporters that no date was set for the vote.",
    "Farmers in the valley have asked for the plans, and they will meet the envoy in the capital.",
)
TEXT = "\n\n".join(BODY)


def page(head: str, above: str = "", lead: str = "", root: str = '<html lang="en">') -> bytes:
    """A saved page: what stands in its head, above its article, and before the first words."""
    paragraphs = f"<p>{lead}{BODY[0]}</p>" + "".join(f"<p>{words}</p>" for words in BODY[1:])
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
    foot = "<footer><p>Contact us. All rights reserved.</p></footer>"
    whole = f"<!doctype html>{root}<head><meta charset='utf-8'>{head}</head><body>{menu}<article>{above}{paragraphs}</article>{foot}</body></html>"
    return whole.encode()


def message(
    *, attach: Sequence[tuple[str, bytes]] = (), html: bool = False, text: str = TEXT, **headers: str
) -> bytes:
    """A message with these headers, a plain or an HTML body, and attachments."""
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if html:
        mail.set_content("".join(f"<p>{words}</p>" for words in text.split("\n\n")), subtype="html")
    else:
        mail.set_content(text)
    for name, content in attach:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def box(*messages: bytes) -> bytes:
    """A box of messages."""
    return b"".join(b"From desk@orla.example Thu Jan  7 10:00:00 2016\n" + one + b"\n" for one in messages)


def word(lines: Iterable[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document with these paragraphs, and a table below them."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel(*sheets: Sequence[Sequence[object]]) -> bytes:
    """An Excel file with these sheets, each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return out.getvalue()


def pdf(*pages: Sequence[str], encrypt: bytes = b"") -> bytes:
    """A PDF with these lines on its pages; a page without lines is blank, as a scan is to a reader of text."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T* " % _escaped(line) for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 50 780 Td " + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        number = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % number
        )
        kids.append(b"%d 0 R" % (number + 1))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    if encrypt:
        objects.append(encrypt)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = (
        b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), ID.hex().encode(), ID.hex().encode())
        if encrypt
        else b""
    )
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        lock,
        start,
    )
    return bytes(out)


def _escaped(line: str) -> bytes:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


ID = b"0123456789abcdef"
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def locked_pdf(*pages: Sequence[str]) -> bytes:
    """A PDF that opens with a password only (the standard handler of PDF 1.4, 40 bits)."""
    user, rights = (b"secret" + _PADDING)[:32], (-4 & 0xFFFFFFFF).to_bytes(4, "little")
    owner = _rc4(md5((b"owner" + _PADDING)[:32]).digest()[:5], user)
    key = md5(user + owner + rights + ID).digest()[:5]
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
    return pdf(*pages, encrypt=lock % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode()))


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
