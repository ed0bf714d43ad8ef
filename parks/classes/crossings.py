"""From a class of one edition to the classes of another that correspond to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from parks.classes.class_rows import read_rows
from parks.classes.editions import Edition
from parks.classes.editions import edition as edition_of
from parks.classes.land_class import Status

HUB = "ydyh2023"
"""Edition that the table relates all others to."""
Kind = Literal["=", "<", "~"]
KINDS: tuple[Kind, ...] = ("=", "<", "~")
SPLIT = ">"
NONE = "none"
TURNED = {"<": SPLIT, SPLIT: "<"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """
    A class of another edition that corresponds to a class.

    Parameters
    ----------
    code
        Code in the other edition.
    kind
        `=`: one to one. `<`: the class lies within the other, no choice is needed but detail is
        lost. `~`: a choice is needed, or the two only overlap.
    status
        `checked` if every step is a link of the guide's appendix as a public list gives it, else
        `memory`.
    """

    code: str
    kind: Kind
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """As a crossing, with `>` where the class holds the other; `~` to the caller."""

    code: str
    kind: str
    status: Status


def crosswalk(
    code: str, *, from_edition: str | Edition, to_edition: str | Edition
) -> tuple[Crossing, ...]:
    """
    Return the classes of another edition that correspond to a class.

    Parameters
    ----------
    code
        Code of `from_edition`.
    from_edition, to_edition
        Editions or their ids. Two that are related only through `ydyh2023` go through it.

    Returns
    -------
    crossings
        Best kind first, then in the order of the standard; the most detailed classes only. Empty
        if none corresponds (16 留白用地). A class without an entry of its own goes by that of the
        nearest class above it.

    Raises
    ------
    ValueError
        If an edition is unknown, or `from_edition` has no such code.

    Notes
    -----
    `parks/data/classes/crosswalk.csv`: links between classes of the same name in the guide's
    appendix, the rest by name and definition from memory. A proposal; the planner decides.

    Examples
    --------
    >>> crosswalk("M", from_edition="gb50137", to_edition="gbt21010")
    (Crossing(code='0601', kind='=', status='memory'),)
    """
    source, target = edition_of(from_edition), edition_of(to_edition)
    status = source.land_class(code).status
    if source is target:
        return (Crossing(code=code, kind="=", status=status),)
    to_hub = [_Step(code=code, kind="=", status="checked")] if source.id == HUB else None
    first = _steps(code, source, into_hub=True) if to_hub is None else to_hub
    if target.id != HUB:
        first = [
            _joined(step, after)
            for step in first
            for after in _steps(step.code, target, into_hub=False)
        ]
    return tuple(_crossings(_most_detailed(first, target), target))


def _steps(code: str, other: Edition, *, into_hub: bool) -> list[_Step]:
    """Return the links of a class into the hub or out of it, or of the nearest class above it."""
    start = other if into_hub else edition_of(HUB)
    end = edition_of(HUB) if into_hub else other
    for above in reversed(start.lineage(code)):
        links = _links(other.id, into_hub=into_hub).get(above.code, ())
        if links:
            found = [step for step in links if step.kind != NONE]
            found = found if above.code == code else [_from_above(step) for step in found]
            return _most_detailed(found, end)
    return []


@cache
def _links(other_id: str, *, into_hub: bool) -> Mapping[str, tuple[_Step, ...]]:
    """Return the rows of the table by the code they start from."""
    links: dict[str, tuple[_Step, ...]] = {}
    for row in read_rows("crosswalk"):
        if row["edition"] == other_id:
            start, end = (row["code"], HUB) if into_hub else (row[HUB], "code")
            kind = TURNED.get(row["kind"], row["kind"]) if into_hub else row["kind"]
            status: Status = "checked" if row["status"] == "checked" else "memory"
            step = _Step(code=row[end], kind=kind, status=status)
            links[start] = (*links.get(start, ()), step)
    return links


def _from_above(step: _Step) -> _Step:
    """Turn the link of the class above into one of a part of it."""
    return replace(step, kind="<" if step.kind in {"=", "<"} else "~")


def _joined(first: _Step, second: _Step) -> _Step:
    kinds = {first.kind, second.kind} - {"="}
    kind = "=" if not kinds else kinds.pop() if len(kinds) == 1 else "~"
    status: Status = "checked" if first.status == second.status == "checked" else "memory"
    return _Step(code=second.code, kind=kind, status=status)


def _most_detailed(steps: Iterable[_Step], end: Edition) -> list[_Step]:
    """Keep the best link to each class; drop classes of which a part is linked as well."""
    best: dict[str, _Step] = {}
    for step in sorted(steps, key=_rank):
        best.setdefault(step.code, step)
    above = {one.code for code in best for one in end.lineage(code)[:-1]}
    return [step for step in best.values() if step.kind == "=" or step.code not in above]


def _crossings(steps: Iterable[_Step], target: Edition) -> Iterable[Crossing]:
    for step in sorted(steps, key=lambda step: (_rank(step), target.order[step.code])):
        yield Crossing(code=step.code, kind=KINDS[_rank(step)], status=step.status)


def _rank(step: _Step) -> int:
    return {"=": 0, "<": 1}.get(step.kind, 2)
