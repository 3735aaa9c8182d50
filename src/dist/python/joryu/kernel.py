"""What Jupyter starts: the kernel in Java, or, where there is no JDK, one that says so in the notebook."""

import sys

from joryu import jdk, program


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: python -m joryu.kernel CONNECTION_FILE (Jupyter starts this; people want the joryu command)")
    home = jdk.find()
    if home is None:
        print(jdk.REMEDY, file=sys.stderr)
        from joryu import explain

        explain.serve(sys.argv[1], jdk.REMEDY)
        return
    words = program.command(jdk.java(home), "org.joryu.app.KernelMain", sys.argv[1:])
    program.become(words, program.environment())


if __name__ == "__main__":
    main()
