"""Finds a JDK that is new enough, where JDKs usually are."""

import glob
import os
import re
import shutil
import sys
from pathlib import Path

RELEASE = 25

#: What to do where there is none.
REMEDY = f"""Joryu needs JDK {RELEASE} or newer, and found none in JAVA_HOME, on the PATH or in the usual folders.
Get one, for example:
    conda install -c conda-forge openjdk={RELEASE}
    brew install openjdk@{RELEASE}                        (macOS)
    winget install EclipseAdoptium.Temurin.{RELEASE}.JDK  (Windows)
    apt-get install openjdk-{RELEASE}-jdk                 (Debian, Ubuntu)
    sdk install java {RELEASE}-tem                        (SDKMAN)
or from https://adoptium.net/temurin/releases/?version={RELEASE}
Then restart the kernel. If it is not found all the same, let JAVA_HOME name its folder."""

_USUAL = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/java/*",
    "/opt/jdk*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "~/.jbang/cache/jdks/*",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "C:/Program Files/Java/*",
    "C:/Program Files/Eclipse Adoptium/*",
    "C:/Program Files/Microsoft/jdk-*",
    "C:/Program Files/Zulu/*",
    "C:/Program Files/Amazon Corretto/*",
)


def find(environment=os.environ):
    """The folder of the first JDK that is new enough, or None."""
    return next((home for home in _candidates(environment) if is_jdk(home)), None)


def java(home):
    """Its java command."""
    return home / "bin" / ("java.exe" if os.name == "nt" else "java")


def is_jdk(home):
    """Whether a folder holds a whole JDK of RELEASE or newer: one with a compiler."""
    compiler = home / "bin" / ("javac.exe" if os.name == "nt" else "javac")
    if not compiler.is_file() or not (home / "lib" / "modules").is_file():
        return False
    try:
        release = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    version = re.search(r'^JAVA_VERSION="(\d+)', release, re.MULTILINE)
    return version is not None and int(version.group(1)) >= RELEASE


def _candidates(environment):
    if environment.get("JAVA_HOME"):
        yield Path(environment["JAVA_HOME"])
    compiler = shutil.which("javac", path=environment.get("PATH"))
    if compiler:
        yield Path(compiler).resolve().parent.parent
    for prefix in (sys.prefix, environment.get("CONDA_PREFIX")):
        if prefix:
            yield Path(prefix, "lib", "jvm")
            yield Path(prefix, "Library")
    for pattern in _USUAL:
        # The newest first, as far as names tell.
        yield from map(Path, sorted(glob.glob(os.path.expanduser(pattern)), reverse=True))
