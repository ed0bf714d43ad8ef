"""A page in fewer bytes: what is empty is left out, words that come up again are numbered."""

import types
import typing
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from mapper.page import NO_WORDS, Page, Words

PLAIN = {str: "text", int: "number", float: "number", bool: "flag"}
EMPTY: Mapping[str, object] = {
    "text": "",
    "number": 0,
    "flag": False,
    "Words": NO_WORDS,
}


def packed(page: Page) -> dict[str, object]:
    """
    Return a page as plain data for `inert_json`.

    Parameters
    ----------
    page
        The page; it is not changed.

    Returns
    -------
    packed
        `words`: the words that stand in the page more than once, the most frequent first.
        `page`: the fields of the page, those that are empty left out. Words are a number of that
        list, a pair `[zh, en]`, or one text where both languages have the same.
    """
    counts = Counter(_words_in(page))
    again = [
        words for words, count in counts.most_common() if count > 1 and words != EMPTY["Words"]
    ]
    numbers = {words: number for number, words in enumerate(again)}
    return {"words": [_pair(words) for words in again], "page": _pack(page, numbers)}


@cache
def field_kinds(cls: type) -> Mapping[str, str]:
    """
    Return what the fields of a class of the page model hold.

    `text`, `number`, `flag` or the name of a class; `?` after it allows null, `[]` and `{}` stand
    for a list and for a map of them. What each kind is when empty, both sides of the page know.
    """
    return {name: _kind(hint) for name, hint in typing.get_type_hints(cls).items()}


def _kind(hint: object) -> str:
    """Return the kind of an annotation used in the page model."""
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        return str(getattr(hint, "__name__", ""))
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return "text"
    if origin is tuple:
        return f"{_kind(args[0])}[]"
    if origin is Mapping:
        return f"{_kind(args[1])}{{}}"
    if origin in (types.UnionType, typing.Union):
        return f"{_kind(next(arg for arg in args if arg is not type(None)))}?"
    raise TypeError(f"{hint!r} cannot stand in a page")


def _is_empty(value: object, kind: str) -> bool:
    if kind.endswith("?"):
        return value is None
    if kind.endswith(("[]", "{}")):
        return not value
    return kind in EMPTY and value == EMPTY[kind]


def _pack(item: object, numbers: Mapping[Words, int]) -> object:
    if isinstance(item, Words):
        return numbers.get(item, _pair(item))
    if is_dataclass(item) and not isinstance(item, type):
        kinds = field_kinds(item.__class__)
        values = ((name, getattr(item, name)) for name in kinds)
        return {
            name: _pack(value, numbers)
            for name, value in values
            if not _is_empty(value, kinds[name])
        }
    if isinstance(item, tuple):
        return [_pack(part, numbers) for part in item]
    if isinstance(item, Mapping):
        return {key: _pack(part, numbers) for key, part in item.items()}
    return item


def _pair(words: Words) -> str | list[str]:
    return words.zh if words.zh == words.en else [words.zh, words.en]


def _words_in(item: object) -> Iterator[Words]:
    if isinstance(item, Words):
        yield item
    elif is_dataclass(item):
        for field in fields(item):
            yield from _words_in(getattr(item, field.name))
    elif isinstance(item, tuple | Mapping):
        for part in item.values() if isinstance(item, Mapping) else item:
            yield from _words_in(part)
