"""The documents of a comparison: their numbers, and the places in them."""

from collections.abc import Sequence

from mapper.wording import period_words
from output.comparison.shown import ShownSource
from output.comparison.words import locator_words, said_in
from output.tables import Lang
from parks.comparison import Citation, Comparison

Cited = tuple[tuple[str, str], ...]
"""Mark of each document, and its title with the places in it."""


class Documents:
    """
    Documents that a comparison cites, in the order of their numbers.

    Parameters
    ----------
    comparison
        The comparison.
    lang
        Language of titles and places.
    """

    def __init__(self, comparison: Comparison, lang: Lang) -> None:
        self._lang: Lang = lang
        self._places = _places(comparison)
        self._marks = _marks(self._places)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Numbers of the documents that have one."""
        return tuple(mark for mark in self._marks.values() if mark.isdigit())

    def cited(self, citations: Sequence[Citation]) -> Cited:
        """Return each document once: its mark, and its title with the places in it."""
        grouped: dict[str, list[Citation]] = {}
        for citation in citations:
            grouped.setdefault(citation.source_id, []).append(citation)
        return tuple(
            (self._marks[source], f"{self._document(found[0])} {self._located(found)}".strip())
            for source, found in grouped.items()
        )

    def sources(self) -> tuple[ShownSource, ...]:
        """Return the documents with every place that is cited."""
        return tuple(self._source(citations) for citations in self._places.values())

    def _source(self, citations: Sequence[Citation]) -> ShownSource:
        first = citations[0]
        return ShownSource(
            mark=self._marks[first.source_id],
            source_id=first.source_id,
            title=self._document(first),
            date=said_in(self._lang, period_words(first.date)) if first.date else "",
            locators=self._located(citations),
        )

    def _document(self, citation: Citation) -> str:
        title = said_in(self._lang, citation.title)
        return f"《{title}》" if self._lang == "zh" else f"“{title}”"

    def _located(self, citations: Sequence[Citation]) -> str:
        places = dict.fromkeys(
            said_in(self._lang, locator_words(item.locator)) for item in citations
        )
        return ("、" if self._lang == "zh" else ", ").join(place for place in places if place)


def _places(comparison: Comparison) -> dict[str, list[Citation]]:
    """Return every place that is cited, by document, in the order of the rows."""
    found: dict[str, list[Citation]] = {}
    for citation in _citations(comparison):
        places = found.setdefault(citation.source_id, [])
        if citation not in places:
            places.append(citation)
    return dict(sorted(found.items(), key=lambda item: _by_number(item[1][0])))


def _citations(comparison: Comparison) -> list[Citation]:
    named = [
        item for unit in comparison.units if unit.industries for item in unit.industries.citations
    ]
    cells = [cell for section in comparison.sections for row in section.rows for cell in row.cells]
    figures = [
        figure for cell in cells for figure in (cell.figure, *cell.others) if figure is not None
    ]
    return [*named, *(item for figure in figures for item in figure.citations)]


def _by_number(citation: Citation) -> tuple[bool, int, str]:
    number = citation.number
    return not number.isdigit(), int(number) if number.isdigit() else 0, citation.source_id


def _marks(places: dict[str, list[Citation]]) -> dict[str, str]:
    """Return the number of each document, a letter for those that have none."""
    without = [source for source, found in places.items() if not found[0].number]
    letters = {source: _letter(place) for place, source in enumerate(without)}
    return {source: found[0].number or letters[source] for source, found in places.items()}


def _letter(place: int) -> str:
    """Return a to z, then a1 to z1 and so on."""
    turn, letter = divmod(place, 26)
    return chr(ord("a") + letter) + (str(turn) if turn else "")
