"""TypeScript of the page model, so that both sides of the page share one definition."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping

from mapper import (
    page,
    page_backdrops,
    page_compare,
    page_figures,
    page_findings,
    page_guide,
    page_landuse,
    page_legend,
    page_panels,
    page_parcels,
    page_stations,
    page_themes,
    page_units,
    page_words,
)
from mapper.page_pack import field_kinds

MODULES = (
    page_words,
    page_units,
    page_figures,
    page_findings,
    page_landuse,
    page_panels,
    page_parcels,
    page_legend,
    page_stations,
    page_themes,
    page_guide,
    page_backdrops,
    page_compare,
    page,
)

HEADER = "// Written from mapper/page.py by tests/mapper (--update-golden). Do not edit.\n"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def type_name(hint: object) -> str:
    """Return the TypeScript type of a Python annotation used in the page model."""
    if hint in PLAIN or dataclasses.is_dataclass(hint):
        return PLAIN.get(hint) or hint.__name__  # type: ignore[call-overload, attr-defined]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return " | ".join(f'"{arg}"' for arg in args)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(map(type_name, args))
    if origin is Mapping:
        return f"Readonly<Record<string, {type_name(args[1])}>>"
    if origin is tuple and args[-1] is Ellipsis:
        return (
            f"readonly ({type_name(args[0])})[]"
            if "|" in type_name(args[0])
            else f"readonly {type_name(args[0])}[]"
        )
    if origin is tuple:
        return f"readonly [{', '.join(map(type_name, args))}]"
    raise TypeError(f"no TypeScript type for {hint!r}")


def interfaces() -> str:
    """Return the source of page_model.ts."""
    classes = [
        item
        for module in MODULES
        for item in vars(module).values()
        if inspect.isclass(item)
        and dataclasses.is_dataclass(item)
        and item.__module__ == module.__name__
    ]
    return HEADER + "".join(map(interface, classes)) + field_table(classes)


def interface(cls: type) -> str:
    """Return one interface with the first line of the docstring above it."""
    hints = typing.get_type_hints(cls)
    lines = [f"  readonly {name}: {type_name(hint)};" for name, hint in hints.items()]
    doc = inspect.getdoc(cls) or ""
    return (
        f"\n/** {doc.splitlines()[0]} */\nexport interface {cls.__name__} {{\n"
        + "\n".join(lines)
        + "\n}\n"
    )


def field_table(classes: list[type]) -> str:
    """Return what each field holds, from which the browser restores what is left out as empty."""
    rows = [
        f"  {cls.__name__}: {{ "
        + ", ".join(f'{name}: "{kind}"' for name, kind in field_kinds(cls).items())
        + " },\n"
        for cls in classes
        if cls is not page_words.Words
    ]
    return (
        "\n/** What the fields hold; the data leaves empty ones out (mapper/page_pack.py). */\n"
        "export const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n"
        + "".join(rows)
        + "};\n"
    )
