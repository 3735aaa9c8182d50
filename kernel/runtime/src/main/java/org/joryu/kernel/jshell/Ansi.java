package org.joryu.kernel.jshell;

/// Emphasis that can be read on light and on dark: no black, no white.
final class Ansi {

    private Ansi() {}

    static String red(String text) {
        return "\u001b[1;31m" + text + "\u001b[0m";
    }

    static String bold(String text) {
        return "\u001b[1m" + text + "\u001b[0m";
    }
}
