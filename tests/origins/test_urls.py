"""One spelling for every form of a page's address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.origins import canonical_url

SAME = [
    ("HTTPS://News.Example.COM/World", "https://news.example.com/World"),
    ("https://example.com:443/a", "https://example.com/a"),
    ("http://example.com:80/a", "http://example.com/a"),
    ("https://example.com:8443/a", "https://example.com:8443/a"),
    ("https://example.com", "https://example.com/"),
    ("https://example.com./a", "https://example.com/a"),
    ("https://www.example.com/a/", "https://example.com/a"),
    ("https://example.com/a#comments", "https://example.com/a"),
    ("https://example.com/#!/story/7", "https://example.com/#!/story/7"),
    ("https://example.com/a?utm_source=x&utm_medium=y&id=7", "https://example.com/a?id=7"),
    ("https://example.com/a?fbclid=1&gclid=2&msclkid=3&mc_cid=4&CMP=share", "https://example.com/a"),
    ("https://example.com/a?at_medium=social&at_campaign=x&xtor=RSS-1", "https://example.com/a"),
    ("https://example.com/a?", "https://example.com/a"),
    ("https://m.example.com/a", "https://example.com/a"),
    ("https://mobile.example.co.uk/a", "https://example.co.uk/a"),
    ("https://en.m.wiki.org/wiki/Liska", "https://en.wiki.org/wiki/Liska"),
    ("https://amp.example.com/2024/04/strike", "https://example.com/2024/04/strike"),
    (
        "https://example.com/2024/04/port-blast-kills-six/amp/",
        "https://example.com/2024/04/port-blast-kills-six",
    ),
    ("https://example.com/amp/port-blast-kills-six", "https://example.com/port-blast-kills-six"),
    ("https://example.com/news/world-68765432.amp", "https://example.com/news/world-68765432"),
    ("https://example.com/port-blast-6.amp.html", "https://example.com/port-blast-6.html"),
    ("https://example.com/a?amp=1&id=7", "https://example.com/a?id=7"),
    ("https://www.google.com/amp/s/www.example.com/port-7/amp", "https://example.com/port-7"),
    ("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/port-7", "https://example.com/port-7"),
    ("https://example.com/caf%c3%a9", "https://example.com/caf%C3%A9"),
    ("https://example.com/café", "https://example.com/caf%C3%A9"),
    ("https://example.com/%7Eann/%61", "https://example.com/~ann/a"),
    ("https://example.com/a b", "https://example.com/a%20b"),
    ("https://example.com/100%", "https://example.com/100%25"),
    ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    ("https://münchen.example/a", "https://xn--mnchen-3ya.example/a"),
    (" https://example.com/a\n", "https://example.com/a"),
]


@pytest.mark.parametrize(("url", "canonical"), SAME)
def test_forms_of_one_page_have_one_spelling(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


OTHER = [
    ("https://example.com/story?id=7", "https://example.com/story?id=8"),
    ("https://example.com/story?a=1&b=2", "https://example.com/story?b=2&a=1"),  # some sites go by position
    ("https://example.com/Story", "https://example.com/story"),
    ("https://example.com/a%2Fb", "https://example.com/a/b"),
    ("https://example.com/a?q=x%26y", "https://example.com/a?q=x&y"),
    ("https://example.com/a+b", "https://example.com/a%2Bb"),
    ("http://example.com/a", "https://example.com/a"),
    ("https://example.com/tag/amp", "https://example.com/tag"),  # a page about AMP
    ("https://amp.dev/a", "https://dev/a"),
    ("https://m.co.uk/a", "https://co.uk/a"),
    ("https://en.example.com/a", "https://example.com/a"),
    ("https://example.com:8443/a", "https://example.com/a"),
    ("https://example.com/#!/story/7", "https://example.com/#!/story/8"),
    ("https://example.com/a?page=2", "https://example.com/a"),
]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_pages_stay_other_pages(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "odd", ["mailto:desk@example.com", "reports/a.txt", "http://[::1", "http://a:x/", "", "https:///a"]
)
def test_what_is_no_web_address_comes_back_as_it_is(odd: str) -> None:
    assert canonical_url(odd) == odd


@given(
    st.one_of(
        st.text(st.characters(), max_size=60),
        st.text(st.sampled_from("amp./m-1?&=%#2Fe!www:@é\ud800 "), max_size=40).map(
            "https://www.m.ex.com/".__add__
        ),
        st.text(st.sampled_from("am.p/1[]:@"), max_size=30).map("http://".__add__),
    )
)
def test_a_canonical_address_is_its_own_canonical_form(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
