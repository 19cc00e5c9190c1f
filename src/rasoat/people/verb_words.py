"""Verbs in plain words, read from ``data/verbs.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

from rasoat.common.words import Words


@cache
def verb_words() -> dict[str, Words]:
    """What each verb lets a person do."""
    text = files("rasoat.people").joinpath("data/verbs.toml").read_text(encoding="utf-8")
    return {verb: Words(said["vi"], said["en"]) for verb, said in tomllib.loads(text)["verbs"].items()}
