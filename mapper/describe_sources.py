"""The documents of a region, each with how its date is known and what it prints."""

from mapper.page import FigureView, Source, Words
from mapper.wording import period_words
from parks.records import Record, records
from parks.region import Region


def describe_sources(region: Region, figures: tuple[FigureView, ...]) -> tuple[Source, ...]:
    """Return the documents of a region with the figures that each prints."""
    return tuple(
        Source(
            id=record["source_id"],
            number=record["number"],
            title=Words(zh=record["title_zh"], en=record["title_en"]),
            publisher=Words(
                zh=record["publisher"] or "未注明", en=record["publisher"] or "not stated"
            ),
            date=_date_words(record),
            file=record["file"],
            licence=record["licence"],
            figures=tuple(figure.id for figure in figures if figure.source == record["source_id"]),
        )
        for record in records(region.sources)
    )


def _date_words(record: Record) -> Words:
    """Return a document's date with how it is known."""
    date = period_words(record["date"])
    if not record["date_note_zh"]:
        return date
    return Words(
        zh=f"{date.zh}（{record['date_note_zh']}）", en=f"{date.en} ({record['date_note']})"
    )
