"""A type of problem as an argument; the families are imported only when one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from sansu.families import AnyFamily


class TypeName(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, 8.1 will do
    """A type by its name (旅人算) or its key (tabibito)."""

    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> AnyFamily:
        from sansu.families import families

        found = next((one for one in families() if value in (one.name, one.key)), None)
        if found is None:
            self.fail(f"{value!r} is no type; `sansu-tui types` lists them", param, ctx)
        return found

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from sansu.families import families

        return [
            CompletionItem(word, help=one.name)
            for one in families()
            for word in (one.key, one.name)
            if word.startswith(incomplete)
        ]
