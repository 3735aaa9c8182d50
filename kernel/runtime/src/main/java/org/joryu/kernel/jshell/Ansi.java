package org.joryu.kernel.jshell;

/// Emphasis that can be read on light and on dark: no black, no white, no yellow.
final class Ansi {

    private static final String RESET = "\u001b[0m";

    private Ansi() {}

    static String red(String text) {
        return "\u001b[1;31m" + text + RESET;
    }

    static String green(String text) {
        return "\u001b[32m" + text + RESET;
    }

    static String cyan(String text) {
        return "\u001b[36m" + text + RESET;
    }

    static String bold(String text) {
        return "\u001b[1m" + text + RESET;
    }
}
