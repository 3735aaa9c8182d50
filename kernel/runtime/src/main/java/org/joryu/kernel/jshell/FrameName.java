package org.joryu.kernel.jshell;

import java.util.regex.Pattern;

/// The method that a frame of a cell is in, in the words of whoever wrote it.
final class FrameName {

    /// JShell's entry to a snippet.
    private static final String ENTRY = "do_it$";

    /// `lambda$draw$3`: the fourth lambda of the class, in `draw`.
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");

    /// `Account$1`: an anonymous class within `Account`; JShell's own class has no name before it.
    private static final Pattern ANONYMOUS = Pattern.compile("(?:(.*)\\.)?(\\d+)");

    private FrameName() {}

    /// Such as ", in Account.draw"; empty for the cell's own statements.
    static String of(StackTraceElement frame) {
        var lambda = LAMBDA.matcher(frame.getMethodName());
        if (lambda.matches()) {
            var in = within(frame.getClassName(), lambda.group(1));
            return ", in a lambda" + (in.isEmpty() ? "" : " in " + in);
        }
        var in = within(frame.getClassName(), frame.getMethodName());
        return in.isEmpty() ? "" : ", in " + in;
    }

    /// Whether it is JShell that calls this method, first of all of a cell's.
    static boolean isEntry(StackTraceElement frame) {
        return SnippetNames.isOfCell(frame.getClassName())
                && frame.getMethodName().equals(ENTRY);
    }

    private static String within(String binaryName, String method) {
        var type = type(binaryName);
        if (method.startsWith(ENTRY)) {
            return "";
        }
        return switch (method) {
            case "<init>", "new" -> type.isEmpty() ? "" : "the constructor of " + type;
            case "<clinit>", "static" -> type.isEmpty() ? "" : "the static initializer of " + type;
            default -> type.isEmpty() ? method : type.startsWith("an ") ? method + " of " + type : type + "." + method;
        };
    }

    /// `Account`, `Account.Entry`, "an anonymous class"; empty for JShell's class of the snippet.
    private static String type(String binaryName) {
        var name = binaryName
                .replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$?", "")
                // JShell gives some anonymous classes a name.
                .replace(SnippetNames.ANONYMOUS, "");
        // Classes within methods are numbered: 1Local.
        var readable = name.replace('$', '.').replaceAll("(^|\\.)\\d+(?=\\p{javaJavaIdentifierStart})", "$1");
        var anonymous = ANONYMOUS.matcher(readable);
        if (!anonymous.matches()) {
            return readable;
        }
        var outer = anonymous.group(1);
        return "an anonymous class" + (outer == null || outer.isEmpty() ? "" : " in " + outer);
    }
}
