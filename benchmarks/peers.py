"""What users run instead of sansu-convert: PEFT's merge, llama.cpp's convert_hf_to_gguf.py and its quantizer.

    python -m benchmarks.peers --fetch [--archive llama_cpp_python-0.3.36.tar.gz]

fetches llama.cpp's converter scripts, of exactly the build that this project runs, from llama-cpp-python's source
package on PyPI into build/llama.cpp (77 MB are downloaded, 3 MB kept). SANSU_LLAMA_CPP may name a checkout instead.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tarfile
import tempfile
import urllib.request
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FETCHED = ROOT / "build" / "llama.cpp"
URL = (
    "https://files.pythonhosted.org/packages/ec/e9/e7de2b0463ea3ffbf0ede6cb21b58c1258a8f6521aae45ca773a59fe7cf3/"
    "llama_cpp_python-0.3.36.tar.gz"
)
SHA256 = "832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e"
INSIDE = "llama_cpp_python-0.3.36/vendor/llama.cpp/"
WANTED = ("convert_*.py", "conversion/*", "gguf-py/*", "LICENSE", "licenses/*")
ABSENT = (
    "llama.cpp's converter scripts are absent: `python -m benchmarks.peers --fetch` downloads them, "
    "or SANSU_LLAMA_CPP names a folder with convert_hf_to_gguf.py"
)


def llama_cpp() -> Path | None:
    """The folder with convert_hf_to_gguf.py: SANSU_LLAMA_CPP's or the fetched one; None where there is none."""
    named = os.environ.get("SANSU_LLAMA_CPP")
    folder = Path(named) if named else FETCHED
    return folder.resolve() if (folder / "convert_hf_to_gguf.py").is_file() else None


def fetch(folder: Path = FETCHED, archive: Path | None = None) -> None:
    """Puts the scripts into `folder`, from PyPI or from the source package already on the disk.

    Raises:
        SystemExit: the package can't be downloaded or is not the one whose SHA-256 stands here. `folder` is as before.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        if archive is None:
            archive = Path(name) / "package.tar.gz"
            try:
                with urllib.request.urlopen(URL, timeout=60) as answer, archive.open("wb") as file:
                    shutil.copyfileobj(answer, file)
            except OSError as error:
                raise SystemExit(f"{URL} can't be downloaded ({error}): try again, or give --archive") from None
        try:
            with archive.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise SystemExit(f"{archive} can't be read ({error.strerror}): give llama-cpp-python's sdist") from None
        if digest != SHA256:
            raise SystemExit(f"{archive.name} has SHA-256 {digest}, not {SHA256}: nothing was unpacked")
        fresh = Path(name) / "llama.cpp"
        unpack(archive, fresh)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.replace(folder)


def unpack(archive: Path, folder: Path) -> None:
    """Extracts the WANTED files below INSIDE, and no link, device or path that leads out of `folder`.

    Raises:
        tarfile.FilterError: such a path is among the wanted ones.
    """
    folder.mkdir(parents=True)
    with tarfile.open(archive) as package:
        for member in package:
            inner = member.name.removeprefix(INSIDE)
            if member.isfile() and inner != member.name and any(fnmatchcase(inner, form) for form in WANTED):
                package.extract(member.replace(name=inner, deep=False), folder, filter="data")


def merge(base: str, adapter: str, out: str) -> None:
    """PEFT's merge, as its documentation shows it, in the checkpoint's bfloat16. The tokenizer's files go along."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    model: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
    PeftModel.from_pretrained(model, adapter).merge_and_unload().save_pretrained(out)
    for name in ("tokenizer.model", "tokenizer_config.json"):
        shutil.copyfile(Path(base) / name, Path(out) / name)


def quantize(source: str, out: str, type_: str, threads: str) -> None:
    """llama.cpp's llama_model_quantize with its defaults, as its llama-quantize program calls it."""
    import ctypes

    from llama_cpp import llama_cpp as library

    names = (f"LLAMA_FTYPE_MOSTLY_{type_}", f"LLAMA_FTYPE_ALL_{type_}")
    params = library.llama_model_quantize_default_params()
    params.ftype = next(getattr(library, name) for name in names if hasattr(library, name))
    params.nthread = int(threads)
    library.llama_backend_init()
    if library.llama_model_quantize(source.encode(), out.encode(), ctypes.byref(params)):
        raise SystemExit(f"llama_model_quantize failed on {source}")


def child(call: str, *arguments: object) -> tuple[str, ...]:
    """The command that calls one of the functions above in a Python of its own."""
    code = f"import sys; from benchmarks.peers import {call}; {call}(*sys.argv[1:])"
    return (sys.executable, "-c", code, *map(str, arguments))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="download and unpack the scripts")
    parser.add_argument("--archive", type=Path, help="llama-cpp-python's sdist, if it is on the disk already")
    given = parser.parse_args()
    if given.fetch:
        fetch(archive=given.archive)
    found = llama_cpp()
    print(found or ABSENT)
    sys.exit(0 if found else 2)


if __name__ == "__main__":
    main()
