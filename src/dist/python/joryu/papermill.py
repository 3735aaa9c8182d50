"""Teaches papermill to write parameters in Java."""

import math
import re

from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

_INT = range(-(2**31), 2**31)
_LONG = range(-(2**63), 2**63)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

#: A parameter's declaration at the beginning of a line: its type, its name, its value, and what is said of it.
_DECLARATION = re.compile(
    r"^(?:final\s+)?(?P<type>[\w.]+(?:<[^=;]*>)?(?:\[\])*)\s+(?P<name>[A-Za-z_$][\w$]*)\s*=\s*"
    r"(?P<value>.*?);[ \t]*(?://[ \t]*(?P<help>.*))?$",
    re.MULTILINE,
)


class JavaTranslator(Translator):
    """Values of JSON and YAML as Java expressions, which `var` gives their types."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_int(cls, val):
        if val in _INT:
            return str(val)
        return f"{val}L" if val in _LONG else f'new java.math.BigInteger("{val}")'

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return repr(val)
        if math.isnan(val):
            return "Double.NaN"
        return "Double.POSITIVE_INFINITY" if val > 0 else "Double.NEGATIVE_INFINITY"

    @classmethod
    def translate_escaped_str(cls, str_val):
        return '"' + "".join(_character(c) for c in str(str_val)) + '"'

    @classmethod
    def translate_list(cls, val):
        if list(val) == [None]:
            return "java.util.Arrays.asList((Object) null)"
        values = ", ".join(cls.translate(item) for item in val)
        # List.of takes no null.
        owner, method = ("Arrays", "asList") if None in val else ("List", "of")
        return f"java.util.{owner}.{_types(val, '<Object>')}{method}({values})"

    @classmethod
    def translate_dict(cls, val):
        entries = [(cls.translate_escaped_str(key), cls.translate(value)) for key, value in val.items()]
        if None in val.values():
            puts = " ".join(f"put({key}, {value});" for key, value in entries)
            return f"new java.util.TreeMap<String, Object>() {{{{ {puts} }}}}"
        types = _types(val.values(), "<String, Object>")
        # Map.of goes through its entries in another order in each process; printed, it would never be the same.
        if len(entries) <= 10:
            pairs = ", ".join(f"{key}, {value}" for key, value in entries)
            return f"new java.util.TreeMap<>(java.util.Map.{types}of({pairs}))"
        pairs = ", ".join(f"java.util.Map.entry({key}, {value})" for key, value in entries)
        return f"new java.util.TreeMap<>(java.util.Map.{types}ofEntries({pairs}))"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        return f"Object {name} = null;" if str_val == "null" else f"var {name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        return [
            Parameter(
                name=match["name"],
                inferred_type_name="None" if match["type"] == "var" else match["type"],
                default=match["value"],
                help=match["help"] or "",
            )
            for match in _DECLARATION.finditer(parameters_cell["source"])
        ]


def _types(values, explicit):
    """Java finds one type for values of one kind; for others it finds types that its own JShell cannot write down."""
    kinds = {_kind(value) for value in values if value is not None}
    return explicit if len(kinds) > 1 else ""


def _kind(value):
    if isinstance(value, (list, tuple)):
        return "list", frozenset(_kind(item) for item in value)
    if isinstance(value, dict):
        return "map", frozenset(_kind(item) for item in value.values())
    if isinstance(value, int) and not isinstance(value, bool):
        return "int" if value in _INT else "long" if value in _LONG else "big"
    return type(value).__name__


def _character(character):
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\{ord(character):03o}" if character < " " or character == "\x7f" else character


papermill_translators.register("java", JavaTranslator)
