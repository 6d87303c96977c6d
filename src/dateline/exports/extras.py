"""Libraries that not everybody needs: loaded when a format asks for them."""

from importlib import import_module
from typing import Any

from dateline.errors import InputError

_LIBRARIES = {"docx": "python-docx"}


def load_extra(module: str, *, extra: str = "export") -> Any:
    """The module of a library of an extra. Raises InputError where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        top = module.partition(".")[0]
        library = _LIBRARIES.get(top, top)
        step = f"install it with: pip install 'dateline[{extra}]'"
        raise InputError(
            library, cause="this needs the library, and it is missing", next_step=step
        ) from error
