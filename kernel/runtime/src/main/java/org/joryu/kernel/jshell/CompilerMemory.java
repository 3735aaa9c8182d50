package org.joryu.kernel.jshell;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import org.jspecify.annotations.Nullable;

/// What JShell remembers of every snippet that there ever was, and has no way to forget: after
/// three thousand others an expression takes three and a half times as long for it.
///
/// As there is no API for it, it is reached by reflection, if the JVM was started with
/// `--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED` and JShell is built as in JDK 25. Otherwise
/// nothing is forgotten, and nothing else is different.
sealed interface CompilerMemory {

    static CompilerMemory of(JShell shell) {
        try {
            return Opened.of(shell);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return new Closed();
        }
    }

    /// Forgets all other snippets.
    ///
    /// @param alive the snippets to keep
    /// @param wrappers the full names of the classes that JShell wrapped around them
    /// @param reusable classes whose names JShell may give again
    void retain(Set<Snippet> alive, Set<String> wrappers, Set<String> reusable);

    /// It cannot be reached.
    record Closed() implements CompilerMemory {

        @Override
        public void retain(Set<Snippet> alive, Set<String> wrappers, Set<String> reusable) {}
    }

    /// It can be changed.
    ///
    /// @param snippets all that were evaluated
    /// @param byIndex the newest snippet with each number
    /// @param dependents by the name that they use, the numbers of the snippets that use it
    /// @param variables by name
    /// @param sources by the simple names of the wrappers
    /// @param classFiles what the compiler finds in the snippets' package, by the classes' names
    /// @param loaded what JShell need not load again, by the classes' names
    /// @param compilers those that JShell has at work, which keep every name that they have read
    record Opened(
            Collection<Snippet> snippets,
            List<@Nullable Snippet> byIndex,
            Map<String, Set<Integer>> dependents,
            Map<String, ?> variables,
            Map<String, ?> sources,
            Map<String, ?> classFiles,
            Map<String, ?> loaded,
            Renewal compilers)
            implements CompilerMemory {

        /// What JShell calls the variables that hold the values of expressions.
        private static final Pattern TEMPORARY = Pattern.compile("\\$\\d+");

        static Opened of(JShell shell) throws ReflectiveOperationException {
            return new Opened(
                    read(shell, "maps", "snippets"),
                    read(shell, "maps", "keyIndexToSnippet"),
                    read(shell, "maps", "dependencies"),
                    read(shell, "keyMap", "varMap"),
                    read(shell, "outerMap", "classOuters"),
                    read(shell, "taskFactory", "fileManager", "classObjects"),
                    read(shell, "classTracker", "map"),
                    Renewal.of(read(shell, "taskFactory")));
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the types of JShell's own fields
        private static <T> T read(Object from, String... fields) throws ReflectiveOperationException {
            var value = from;
            for (var name : fields) {
                var field = value.getClass().getDeclaredField(name);
                field.setAccessible(true);
                value = field.get(value);
            }
            return (T) value;
        }

        @Override
        public void retain(Set<Snippet> alive, Set<String> wrappers, Set<String> reusable) {
            int all = snippets.size();
            snippets.removeIf(snippet -> !alive.contains(snippet));
            compilers.forgot(all - snippets.size());
            // What a name once stood for JShell may ask for again.
            byIndex.replaceAll(snippet -> alive.contains(snippet) || hasName(snippet) ? snippet : null);
            dependents.values().forEach(users -> users.removeIf(user -> byIndex.get(user) == null));
            dependents.values().removeIf(Set::isEmpty);
            var names = names(alive);
            variables.keySet().removeIf(name -> TEMPORARY.matcher(name).matches() && !names.contains(name));
            sources.keySet().removeIf(name -> !wrappers.contains(SnippetNames.PACKAGE + name));
            classFiles.keySet().removeIf(name -> !wrappers.contains(SnippetNames.wrapper(name)));
            loaded.keySet().removeAll(reusable);
        }

        private static boolean hasName(@Nullable Snippet snippet) {
            return snippet instanceof PersistentSnippet && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        }

        private static Set<String> names(Set<Snippet> alive) {
            return alive.stream()
                    .filter(PersistentSnippet.class::isInstance)
                    .map(snippet -> ((PersistentSnippet) snippet).name())
                    .collect(Collectors.toSet());
        }
    }

    /// Lets JShell begin with a fresh compiler from time to time, which costs as much as a few cells.
    final class Renewal {

        /// In two megabytes of names.
        private static final int AFTER = 1_000;

        private final Object factory;
        private final Method renew;
        private int forgotten;

        private Renewal(Object factory, Method renew) {
            this.factory = factory;
            this.renew = renew;
        }

        static Renewal of(Object factory) throws NoSuchMethodException {
            var renew = factory.getClass().getDeclaredMethod("initTaskPool");
            renew.setAccessible(true);
            return new Renewal(factory, renew);
        }

        void forgot(int snippets) {
            forgotten += snippets;
            if (forgotten >= AFTER) {
                forgotten = 0;
                try {
                    renew.invoke(factory);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("JShell cannot renew its compilers", e);
                }
            }
        }
    }
}
