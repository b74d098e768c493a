"""BASE on the command line: a local folder, or owner/name[@revision] on the Hugging Face Hub.

What is a Hub id is decided by these rules, in this order, and nothing else ever opens a connection:

1. `hf://owner/name[@revision]` is a Hub id.
2. What exists here is local.
3. `owner/name[@revision]` is one, unless a folder `owner` is here: then it is a local path with a slip in it.
4. Everything else (`/…`, `./…`, `~/…`, `a\\b`, `a/b/c`, `name`, `a/b.gguf`) is a local path, and is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from convert.checkpoint import ConvertError

_ID = re.compile(r"([A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95})(?:@([A-Za-z0-9][\w./-]{0,199}))?", re.ASCII)
_FILES = (".gguf", ".safetensors", ".json", ".bin", ".pt", ".pth")
_SCHEME = "hf://"

# Data only: no pickles (*.bin), no code (*.py), and of subfolders, which hold other formats' copies, templates alone.
WEIGHTS_AND_ALL = ("*.json", "*.safetensors", "*.model", "*.jinja", "README.md")
CONFIGURATION = ("config.json",)
_UNWANTED = ("*/*.json", "*/*.safetensors", "*/*.model", "*/README.md", "consolidated*.safetensors")


def hub_id(told: str) -> tuple[str, str | None] | None:
    """("owner/name", revision or None) where `told` means the Hub, None where it means a local path."""
    if told.startswith(_SCHEME):
        found = _ID.fullmatch(told.removeprefix(_SCHEME))
        if not found:
            raise ConvertError(f"{told} is no Hub id: write {_SCHEME}owner/name or {_SCHEME}owner/name@revision")
        return found[1], found[2]
    found = _ID.fullmatch(told)
    if not found or Path(told).exists() or told.endswith(_FILES) or Path(told.partition("/")[0]).is_dir():
        return None
    return found[1], found[2]


def located(told: str, say: Callable[[str], None], files: Sequence[str] = WEIGHTS_AND_ALL) -> Path:
    """The local folder of what the user named, fetched first where it is a Hub id; `say` hears of every connection.

    files: patterns of what is fetched.

    Raises:
        ConvertError: nothing is there, huggingface_hub is not installed, or the Hub can't be reached or refuses.
    """
    found = hub_id(told)
    if found is None:
        path = Path(told).expanduser()
        if not path.exists():
            hub = _ID.fullmatch(told) and not told.endswith(_FILES)
            hint = f", or {_SCHEME}{told} for the Hub" if hub else ""
            raise ConvertError(f"{told} is not here: give the checkpoint's folder{hint}")
        return path
    return _fetched(*found, say, files)


def _fetched(repository: str, revision: str | None, say: Callable[[str], None], files: Sequence[str]) -> Path:
    try:
        from huggingface_hub import constants, snapshot_download
        from huggingface_hub.errors import (
            GatedRepoError,
            HFValidationError,
            LocalEntryNotFoundError,
            OfflineModeIsEnabled,
            RepositoryNotFoundError,
            RevisionNotFoundError,
        )
    except ImportError:
        raise ConvertError(
            f"{repository} is not here, and fetching it needs huggingface_hub: pip install huggingface_hub,"
            " or give a local folder"
        ) from None
    host = constants.ENDPOINT.partition("://")[2]
    say(f"fetching {repository}{f'@{revision}' if revision else ''} from {host}")
    try:
        return Path(
            snapshot_download(
                repository, revision=revision, allow_patterns=list(files), ignore_patterns=list(_UNWANTED)
            )
        )
    except GatedRepoError:
        why = "its owner must grant access: ask for it on its page, then log in with: hf auth login"
    except RepositoryNotFoundError:
        why = "there is no such model, or it is private: check the name, or log in with: hf auth login"
    except RevisionNotFoundError:
        why = f"it has no revision {revision}: check it on the model's page"
    except (LocalEntryNotFoundError, OfflineModeIsEnabled):
        why = "no connection, and it is not in the cache: fetch it where there is a network and give the folder"
    except HFValidationError:
        why = "that is no name that the Hub has: check it"
    except Exception as error:  # the library lets through what its transports raise
        first = str(error).strip().partition("\n")[0][:200]
        why = f"{type(error).__name__}: {first}: try again, or give a local folder"
    raise ConvertError(f"{repository} can't be fetched from {host}: {why}")
