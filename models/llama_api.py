"""llama.cpp's C functions, as llama-cpp-python 0.3.36 binds them, without that package's high-level layer.

`import llama_cpp` would bring numpy, jinja2 and a server's worth of modules (0.2 s warm, more cold).
Imported in the child process alone: loading the library prints, and a crash in it must stay there.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any


def _bindings() -> Any:
    if "llama_cpp" not in sys.modules:
        spec = importlib.util.find_spec("llama_cpp")
        if spec is None or spec.submodule_search_locations is None:
            raise ModuleNotFoundError("llama-cpp-python is not installed; pip install llama-cpp-python==0.3.36")
        package = ModuleType("llama_cpp")  # the package's name and place, without running its __init__
        package.__path__ = list(spec.submodule_search_locations)
        package.__spec__ = spec  # so that others still find where it lies
        sys.modules["llama_cpp"] = package
    return importlib.import_module("llama_cpp.llama_cpp")


api: Any = _bindings()
