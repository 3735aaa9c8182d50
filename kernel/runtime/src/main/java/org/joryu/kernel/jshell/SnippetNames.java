package org.joryu.kernel.jshell;

import java.util.regex.Pattern;

/// Takes JShell's wrapper classes out of what users read: `REPL.$JShell$12$Account` is their
/// `Account`.
final class SnippetNames {

    /// In the name that JShell gives an anonymous class, of which only its number remains then.
    static final String ANONYMOUS = "$JShell$anonymous$";

    /// Where JShell puts the classes of snippets.
    static final String PACKAGE = "REPL.";

    private static final String CELLS = PACKAGE + "$JShell$";

    private static final Pattern WRAPPER =
            Pattern.compile("(?:REPL\\.)?\\$JShell\\$\\w+?[.$](?=\\p{javaJavaIdentifierStart})");

    /// What the compiler puts before the name of a class within a method.
    private static final Pattern LOCAL =
            Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$\\d+(?=\\p{javaJavaIdentifierStart})");

    private static final Pattern LOADER = Pattern.compile("joryu-cells//?");

    /// `class A cannot be cast to class B (A and B are in unnamed module of loader ...)`
    private static final Pattern MODULES =
            Pattern.compile(" \\([^()]* in (?:unnamed )?module [^()]*(?:\\([^()]*\\))?[^()]*\\)$");

    private SnippetNames() {}

    static String withoutWrappers(String text) {
        return WRAPPER.matcher(LOCAL.matcher(text).replaceAll("")).replaceAll("");
    }

    /// What the JVM says of classes, less the loaders and modules that they come from.
    static String inMessage(String message) {
        return withoutWrappers(
                MODULES.matcher(LOADER.matcher(message).replaceAll("")).replaceAll(""));
    }

    /// The name of a class as its cell wrote it, or its full name if it is from no cell.
    static String of(Class<?> type) {
        // Those of this package are thrown in a cell's stead; where they live is nobody's business.
        if (type.getPackage() == SnippetNames.class.getPackage()) {
            return type.getSimpleName();
        }
        boolean isAnonymous = type.isAnonymousClass() || type.getName().contains(ANONYMOUS);
        return isAnonymous ? "anonymous " + of(type.getSuperclass()) : of(type.getName());
    }

    /// The same for the binary name of a class.
    static String of(String binaryName) {
        var name = withoutWrappers(binaryName);
        return name.equals(binaryName) ? name : name.replace('$', '.');
    }

    /// Whether a class, by its binary name, lives in the package of the snippets.
    static boolean isInSnippets(String binaryName) {
        return binaryName.startsWith(PACKAGE);
    }

    /// The class that JShell wrapped around the snippet that a class is of, by their binary names.
    static String wrapper(String binaryName) {
        int end = binaryName.indexOf('$', CELLS.length());
        return end < 0 ? binaryName : binaryName.substring(0, end);
    }

    /// Whether a class is one that JShell made of a cell, by its binary name.
    static boolean isOfCell(String binaryName) {
        return binaryName.startsWith(CELLS);
    }
}
