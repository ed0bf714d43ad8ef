"""What a page says while its region is still being filled."""

from dataclasses import dataclass

from mapper.page_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStep:
    """Something that the region does not have yet, with the command that brings it in."""

    name: Words
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What is missing, and how it is brought in."""

    title: Words
    text: Words
    note: Words
    """What the names in the commands stand for."""
    steps: tuple[GuideStep, ...]
    on_map: bool
    """True where nothing is drawn: the map then says so too."""
