package org.joryu.kernel.jshell;

import java.util.regex.Pattern;

/// Takes JShell's wrapper classes out of what users read: `REPL.$JShell$12$Account` is their
/// `Account`.
final class SnippetNames {

    private static final Pattern WRAPPER =
            Pattern.compile("REPL\\.\\$JShell\\$\\w+?[.$](?=\\p{javaJavaIdentifierStart})");

    private SnippetNames() {}

    static String withoutWrappers(String text) {
        return WRAPPER.matcher(text).replaceAll("");
    }

    /// The name of a class as its cell wrote it, or its full name if it is from no cell.
    static String of(Class<?> type) {
        // Those of this package are thrown in a cell's stead; where they live is nobody's business.
        return type.getPackage() == SnippetNames.class.getPackage()
                ? type.getSimpleName()
                : withoutWrappers(type.getName());
    }
}
