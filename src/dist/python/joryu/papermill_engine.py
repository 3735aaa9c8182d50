"""What papermill imports when it starts: its own engine, and by the way the translator for Java.

papermill has entry points for engines alone. This is a module of its own, so that the translator may be imported first.
"""

from papermill.engines import NBClientEngine as Engine

import joryu.papermill  # noqa: F401

__all__ = ["Engine"]
