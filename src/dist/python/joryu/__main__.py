"""`joryu`, the command: `joryu help` says what it does."""

import sys

from joryu import jdk, program


def main():
    home = jdk.find()
    if home is None:
        sys.exit(jdk.REMEDY)
    words = program.command(jdk.java(home), "org.joryu.app.Joryu", sys.argv[1:])
    program.become(words, program.environment())


if __name__ == "__main__":
    main()
