"""The Java program in this package, and how it is started."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent / "home"


def command(java, main_class, arguments):
    """The words that start a class of it."""
    cache = cache_folder()
    return [
        str(java),
        *_launch("jvm"),
        f"-XX:AOTCache={cache / 'joryu.aot'}",
        f"-Djoryu.home={HOME}",
        f"-Djoryu.cache={cache}",
        "-Djoryu.command=joryu",
        f"-Djoryu.prefix={sys.prefix}",
        "-cp",
        str(HOME / "app" / "*"),
        main_class,
        *arguments,
    ]


def environment(base=os.environ):
    """What it needs in its environment from its beginning: how memory is kept, and what `joryu gpu` set up."""
    merged = dict(base)
    merged.update(variable.split("=", 1) for variable in _launch("env"))
    if not merged.get("PYTORCH_LIBRARY_PATH"):
        gpu = _gpu_settings(base)
        if "LD_LIBRARY_PATH" in gpu and base.get("LD_LIBRARY_PATH"):
            gpu["LD_LIBRARY_PATH"] += ":" + base["LD_LIBRARY_PATH"]
        merged.update(gpu)
    return merged


def become(words, variables):
    """Runs it in the place of this process, so that signals reach it; where there is no such thing, waits for it."""
    if os.name == "nt":
        sys.exit(subprocess.call(words, env=variables))
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(words[0], words, variables)


def cache_folder(base=os.environ):
    """Where what makes it start fast is kept: of this user, for this very installation."""
    if sys.platform == "darwin":
        caches = Path.home() / "Library" / "Caches"
    elif os.name == "nt":
        caches = Path(base.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        named = base.get("XDG_CACHE_HOME", "")
        caches = Path(named) if os.path.isabs(named) else Path.home() / ".cache"
    return caches / "joryu" / hashlib.sha256(str(HOME).encode()).hexdigest()[:12]


def _launch(kind):
    """The lines of a kind of `launch.txt`: flags (`jvm ...`), variables (`env NAME=VALUE`)."""
    lines = (HOME / "launch.txt").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(kind + " ") for line in lines if line.startswith(kind + " ")]


def _gpu_settings(base):
    data = base.get("XDG_DATA_HOME", "")
    folder = Path(data) if os.path.isabs(data) else Path.home() / ".local" / "share"
    try:
        lines = (folder / "joryu" / "gpu.env").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    known = ("PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR", "LD_LIBRARY_PATH")
    settings = (line.split("=", 1) for line in lines if "=" in line)
    return {name: value for name, value in settings if name in known}
