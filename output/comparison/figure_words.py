"""Figures of a comparison in the words of one language."""

from mapper.compare_words import kind_words, shown_value, when
from mapper.page import Words
from mapper.wording import QUALIFIERS, name_of
from output.comparison.documents import Documents
from output.comparison.shown import ShownFigure
from output.comparison.words import MARKS, said_in
from output.tables import Lang
from parks.comparison import Figure, Said


class FigureWords:
    """
    Puts figures into words.

    Parameters
    ----------
    documents
        Documents that the figures are taken from.
    lang
        Language of the words.
    """

    def __init__(self, documents: Documents, lang: Lang) -> None:
        self._documents = documents
        self._lang: Lang = lang

    def say(self, words: Words | Said) -> str:
        """Return words in the language."""
        return said_in(self._lang, words)

    def figure(self, figure: Figure, *, is_family: bool = False) -> ShownFigure:
        """Return a figure in words; `is_family` names its indicator."""
        value, unit = shown_value(figure)
        kind, kind_word = kind_words(figure)
        return ShownFigure(
            qualifier=self.say(name_of(QUALIFIERS, figure.qualifier)),
            value=self.say(value),
            unit=self.say(unit),
            period=self.say(when(figure)),
            kind=kind,
            kind_word=self.say(kind_word),
            doubt=self.say(name_of(MARKS, figure.mark)) if figure.mark else "",
            sources=self._documents.cited(figure.citations),
            indicator=self.say(figure.name) if is_family else "",
            formula=self._formula(figure),
            numbers=self._numbers(figure),
            note=self.say(figure.note),
        )

    def _formula(self, figure: Figure) -> str:
        """Return the formula of a computed figure with its numbers."""
        formula = figure.formula
        if formula is None:
            return ""
        colon, comma = ("：", "；") if self._lang == "zh" else (": ", "; ")
        expression = self.say(formula.expression)
        if not formula.inputs:
            return expression
        if formula.is_quotient:
            numbers = self._numbers(figure)
            return f"{expression}{colon}{numbers} = {self._amount(figure)}"
        named = [f"{self.say(item.name)} {self._amount(item)}" for item in formula.inputs]
        return f"{expression}{colon}{comma.join(named)}"

    def _numbers(self, figure: Figure) -> str:
        """Return the numbers of a quotient."""
        if figure.formula is None or not figure.formula.is_quotient:
            return ""
        return " ÷ ".join(self._amount(item) for item in figure.formula.inputs)

    def _amount(self, figure: Figure) -> str:
        value, unit = shown_value(figure)
        return f"{self.say(value)} {self.say(unit)}".strip()
