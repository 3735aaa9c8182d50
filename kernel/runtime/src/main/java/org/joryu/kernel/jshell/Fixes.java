package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.kernel.interpreter.Nearest;
import org.joryu.kernel.jshell.Problem.Symbol;

/// What could be done about something that does not compile.
final class Fixes {

    private static final int MOST_IMPORTS = 5;

    private final Names names;

    Fixes(Names names) {
        this.names = names;
    }

    /// Sentences and lines of code to use; none where nothing can be said that is likely to be right.
    ///
    /// @param code the snippet
    List<String> of(Problem problem, String code) {
        return problem.symbol()
                .or(problem::packageName)
                .map(symbol -> forUnknown(symbol, problem, code))
                .filter(fixes -> !fixes.isEmpty())
                .orElseGet(() -> Hints.of(problem, code).stream().toList());
    }

    /// The same for a name that stands alone.
    List<String> forUnknown(Symbol symbol, String code) {
        return forName(symbol, names.inScope(code));
    }

    private List<String> forUnknown(Symbol symbol, Problem problem, String code) {
        return problem.receiver()
                .map(type -> meant(symbol, names.members(type)))
                .orElseGet(() -> forUnknown(symbol, code));
    }

    private List<String> forName(Symbol symbol, Collection<String> inScope) {
        // `Connection.open()`: what the compiler looks for as a variable may be a class.
        boolean mayBeType = !symbol.kind().equals("method")
                && Character.isUpperCase(symbol.name().codePointAt(0));
        var imports = mayBeType ? names.qualified(symbol.name()) : List.<String>of();
        var others =
                inScope.stream().filter(name -> !name.equals(symbol.name())).toList();
        return imports.isEmpty() ? meant(symbol, others) : importing(imports);
    }

    private static List<String> importing(List<String> names) {
        if (names.size() == 1) {
            return List.of("Add: import " + names.getFirst() + ";");
        }
        return Stream.concat(
                        Stream.of("Add one of:"),
                        names.stream().limit(MOST_IMPORTS).map(name -> "  import " + name + ";"))
                .toList();
    }

    private static List<String> meant(Symbol symbol, Collection<String> candidates) {
        var nearest = new ArrayList<>(Nearest.to(symbol.name(), candidates));
        if (nearest.isEmpty()) {
            return List.of();
        }
        boolean isMethod = symbol.kind().equals("method");
        // Of those that are as near, what is called comes first where something was called.
        nearest.sort((one, other) -> Nearest.distance(symbol.name(), one.replaceFirst("\\(.*", ""))
                        == Nearest.distance(symbol.name(), other.replaceFirst("\\(.*", ""))
                ? Boolean.compare(one.endsWith(")") != isMethod, other.endsWith(")") != isMethod)
                : 0);
        return List.of("Did you mean " + String.join(" or ", nearest) + "?");
    }
}
