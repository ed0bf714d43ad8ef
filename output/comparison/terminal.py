"""A comparison as a table for the terminal."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from output.comparison.shown import ShownCell, ShownComparison, ShownRow


def comparison_table(shown: ShownComparison) -> Table:
    """Return a comparison as a table; texts of the data are never read as markup."""
    table = Table(title=Text(f"{shown.title} · {shown.subtitle}"), show_lines=False, expand=False)
    table.add_column("", overflow="fold")
    for unit in shown.units:
        table.add_column(Text(unit.name), overflow="fold")
    for section in shown.sections:
        table.add_section()
        table.add_row(Text(section.name, style="bold"))
        for row in section.rows:
            table.add_row(_head(row), *(_cell(cell) for cell in row.cells))
    return table


def after_table(shown: ShownComparison) -> Iterator[str]:
    """Yield the lines below the table: documents, and that parks are fictional."""
    for source in shown.sources:
        parts = [source.title, source.date, source.locators]
        yield f"[{source.mark}] " + " ".join(part for part in parts if part)
    if shown.fictional:
        yield shown.fictional


def _head(row: ShownRow) -> Text:
    text = Text(row.name)
    if row.chip:
        text.append(f"\n{row.chip}", style="yellow")
    for line in (row.said, row.told_difference):
        if line:
            text.append(f"\n{line}", style="dim")
    return text


def _cell(cell: ShownCell) -> Text:
    if cell.figure is None:
        return Text("\n".join(part for part in (cell.missing, cell.why) if part), style="dim")
    figure = cell.figure
    number = " ".join(part for part in (figure.qualifier, figure.value, figure.unit) if part)
    about = [figure.period, figure.indicator, figure.kind_word]
    marks = " ".join(f"[{mark}]" for mark, _ in figure.sources)
    text = Text(number, style="bold")
    text.append(f"\n{' '.join(part for part in (*about, marks) if part)}", style="not bold dim")
    if figure.doubt:
        text.append(f" {figure.doubt}", style="not bold yellow")
    return text
