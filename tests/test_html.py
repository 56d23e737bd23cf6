"""What a saved page is called and who wrote it: declared, printed, in the browser's bar."""

from __future__ import annotations

from pathlib import Path

import pytest

from memokit.reading import read

B = "".join(
    f"<p>The talks on the dam went on for a week, officials said {when}, and no date was set for the vote of the council of the valley.</p>"
    for when in ("on Monday", "on Tuesday", "on Wednesday")
)
T = "Talks on the dam went on for a week"
OG = f'<meta property="og:title" content="{T} - Orla Post">'

PAGES = [
    ("declared with the site", f'{OG}<meta property="og:site_name" content="Orla Post">', f"<h1>Orla Post</h1><h2>{T}</h2>"),
    ("declared, and no heading", f'{OG}<meta property="og:site_name" content="Orla Post">', ""),
    ("site known by its address", f'<title>{T} | OrlaPost.example</title><link rel="canonical" href="https://www.orlapost.example/1">', ""),
    ("site part of its longer name", f'{OG}<meta property="og:site_name" content="Orla Post - World News">', ""),
    ("heading of another level", f"<title>{T} | Gates</title>", f"<h1><a href='/'>Gates</a></h1><h2 class='entry'>{T}</h2>"),
    ("element that is marked", f"<title>{T} :: Orla Post Online</title>", f"<div class='article-title'>{T}</div>"),
    ("site before it", f"<title>Radio Orla - Current Affairs - {T}</title>", f"<h2>{T}</h2>"),
    ("bar that names the site only", "<title>The Courant: Kelda News</title>", f"<h2>Front Page</h2><h2>{T}</h2>"),
    ("first heading only", "", f"<h1>{T}</h1>"),
    ("browser's bar only", f"<title>{T}</title>", ""),
]  # fmt: skip


def page(tmp_path: Path, head: str, top: str) -> Path:
    (tmp_path / "page.html").write_text(
        f"<html><head>{head}</head><body><article>{top}{B}</article></body></html>", "utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(("head", "top"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_a_page_has_the_title_that_it_prints(head: str, top: str, tmp_path: Path) -> None:
    (memo,) = read([page(tmp_path, head, top)]).memos
    assert memo.title == T


def test_a_title_with_a_dash_of_its_own_stays_whole(tmp_path: Path) -> None:
    (memo,) = read([page(tmp_path, "<title>Talks on the dam - a chronicle</title>", "")]).memos
    assert memo.title == "Talks on the dam - a chronicle"


@pytest.mark.parametrize(
    ("head", "top", "author"),
    [
        ("", f"<h1>{T}</h1><p>By Ann Smith</p>", "Ann Smith"),
        ('<meta property="article:author" content="https://social.example/orla">', f"<h1>{T}</h1><p>By Ann Smith</p>", "Ann Smith"),
        ('<meta name="author" content="Jo Doe">', f"<h1>{T}</h1><p>By Ann Smith</p>", "Jo Doe"),
        ("", f"<h1>{T}</h1><p>By then all was over</p>", None),
    ],
)  # fmt: skip
def test_a_page_has_the_author_that_it_names(head: str, top: str, author: str | None, tmp_path: Path) -> None:
    (memo,) = read([page(tmp_path, head, top)]).memos
    assert memo.author == author


def test_a_viewers_page_is_called_what_its_document_is(tmp_path: Path) -> None:
    cable = "".join(
        f"<p>{line}</p>" for line in ("P 070556Z JAN 16", "FM AMEMBASSY KELDA", "SUBJECT: TALKS ON THE DAM")
    )
    (memo,) = read([page(tmp_path, "<title>Cable Viewer</title>", cable)]).memos
    assert (memo.date, memo.title) == ("2016-01-07", "TALKS ON THE DAM")


def test_a_day_among_little_pictures_is_printed(tmp_path: Path) -> None:
    top = f"<h1>{T}</h1><div>\U0001f4c5 2016-01-07 10:40 <a href='/'>\U0001f517 阅读原文</a></div>"
    (memo,) = read([page(tmp_path, "", top)]).memos
    assert (memo.date, memo.date_rule) == ("2016-01-07", "page")


@pytest.mark.parametrize(("words", "language"), [(B, "en"), ("<p>Un mot.</p>", "fr")], ids=["long", "short"])
def test_the_words_of_a_long_article_tell_its_language(words: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html lang='fr-FR'><body><p>{words}</p></body></html>", "utf-8")
    (memo,) = read([tmp_path]).memos
    assert memo.language == language


def test_the_name_in_a_network_is_no_source(tmp_path: Path) -> None:
    (memo,) = read([page(tmp_path, '<meta name="twitter:site" content="@AnnOfOrla">', f"<h1>{T}</h1>")]).memos
    assert memo.source is None
