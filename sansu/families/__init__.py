"""The families of problems: every module here that has a `FAMILY` is one.  Adding a family is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from sansu.families.family import AnyFamily, Family, Impossible, Mistake, Posed, Taking, Wording


@cache
def families() -> tuple[AnyFamily, ...]:
    """All families, by file name."""
    modules = sorted(info.name for info in pkgutil.iter_modules(__path__))
    found = (getattr(importlib.import_module(f"{__name__}.{name}"), "FAMILY", None) for name in modules)
    return tuple(family for family in found if isinstance(family, Family))


__all__ = ["AnyFamily", "Family", "Impossible", "Mistake", "Posed", "Taking", "Wording", "families"]
