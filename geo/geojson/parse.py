"""Parsing of a JSON text within limits, so that nothing of it is dropped in silence."""

from __future__ import annotations

import gc
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from geo.geojson.rules import Fault, as_written
from geo.geojson.structure import nesting_depth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.files.limits import Limits

RECORD_SEPARATOR = "\x1e"
_SPACE = re.compile(r"[ \t\n\r]*")
_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Parsed:
    """
    What a JSON text holds.

    Parameters
    ----------
    documents
        One, or each of a text sequence (RFC 8142, or one a line).
    repeated
        Objects that hold a member twice, each with the names of these.
    has_surrogates
        Whether texts may hold half characters.
    """

    documents: list[Any] = field(default_factory=list)
    repeated: list[tuple[dict[str, Any], list[str]]] = field(default_factory=list)
    has_surrogates: bool = False


class _ConstantError(ValueError):
    """NaN or an infinity stands in the text."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the search for garbage, which takes most of the time of parsing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def parsed(text: str, *, limits: Limits) -> tuple[Parsed, tuple[Fault, ...]]:
    """
    Documents of a JSON text.

    Parameters
    ----------
    text
        Without a byte order mark.
    limits
        How deep it may nest.

    Returns
    -------
    parsed
        Empty if the text is not read.
    faults
        Why it is not read, at most one: `too-deep`, `not-json` or `nan-or-infinity`.
    """
    depth = nesting_depth(text)
    if depth > limits.json_depth:
        message = f"arrays and objects are nested more than {limits.json_depth} deep"
        return Parsed(), (Fault("too-deep", value=str(depth), message=message),)
    repeated: list[tuple[dict[str, Any], list[str]]] = []
    try:
        documents = list(_documents(text, repeated))
    except json.JSONDecodeError as error:
        return Parsed(), (_not_json(text, error),)
    except _ConstantError as error:
        return Parsed(), (_constant(text, str(error)),)
    except (ValueError, RecursionError) as error:
        return Parsed(), (Fault("not-json", message=f"expected JSON: {error}"),)
    found = Parsed(
        documents=documents, repeated=repeated, has_surrogates=bool(_SURROGATE.search(text))
    )
    return found, ()


def has_half_character(value: object) -> bool:
    """Return whether a text in a value of JSON cannot be written as UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _documents(text: str, repeated: list[tuple[dict[str, Any], list[str]]]) -> Iterator[Any]:
    """Give one document after the other; a separator between them is white space."""

    def without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            names = [name for name, _ in pairs]
            repeated.append((members, [name for name in members if names.count(name) > 1]))
        return members

    decoder = json.JSONDecoder(
        object_pairs_hook=without_repetition, parse_constant=_refuse_constant
    )
    if text.startswith(RECORD_SEPARATOR):
        text = text.replace(RECORD_SEPARATOR, " ")
    end = _after_space(text, 0)
    while True:
        document, end = decoder.raw_decode(text, end)
        yield document
        end = _after_space(text, end)
        if end == len(text):
            return


def _after_space(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


def _refuse_constant(name: str) -> NoReturn:
    raise _ConstantError(name)


def _constant(text: str, name: str) -> Fault:
    """Tell the line of the first NaN or infinity outside of texts."""
    places = (found.start() for found in _CONSTANT.finditer(text) if found[1])
    start = next(places, 0)
    return Fault("nan-or-infinity", value=name, line=text.count("\n", 0, start) + 1)


def _not_json(text: str, error: json.JSONDecodeError) -> Fault:
    head = text.lstrip()[:20]
    message, remedy = f"expected JSON: {error.msg}, column {error.colno}", ""
    if not head:
        message, remedy = "the file is empty", "Save the layer again"
    elif head.startswith("<"):
        message, remedy = "expected JSON, got HTML or XML", "Download the file itself, not its page"
    elif error.pos >= len(text.rstrip()):
        message, remedy = "the text ends too early", "Copy or download the file again"
    found = as_written(
        text[error.pos : error.pos + 30].splitlines()[0] if text[error.pos :] else ""
    )
    return Fault("not-json", line=error.lineno, value=found, message=message, remedy=remedy)
