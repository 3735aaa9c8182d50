package org.joryu.kernel.jshell;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// The names that could have been written in a place.
final class Names {

    /// How long an error may wait for the index of the class path, which is made in the background.
    private static final long PATIENCE_MS = 500;

    private static final long LOOK_AGAIN_MS = 20;

    /// A name behind its type, or before an arrow: what a snippet declares itself.
    private static final Pattern DECLARED = Pattern.compile(
            "(?:(?<!\\b(?:return|throw|new|else|case|assert|yield|instanceof))(?<=[\\w$>\\]])\\s+([\\w$]+)(?=\\s*[=;,):(])"
                    + "|\\b([\\w$]+)(?=\\s*->))",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final SourceCodeAnalysis analysis;

    Names(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /// What stands for something by itself; methods with a parenthesis behind them.
    ///
    /// @param code where the name is: JShell does not know the variables of its methods
    Collection<String> inScope(String code) {
        var names = suggestions("");
        DECLARED.matcher(Masked.of(code))
                .results()
                .forEach(found -> names.add(found.group().strip()));
        return names;
    }

    /// The members of a type, of its instances too.
    Collection<String> members(String type) {
        var members = suggestions("((" + type + ") null).");
        members.addAll(suggestions(type.replaceFirst("<.*", "") + "."));
        if (type.endsWith("[]")) {
            members.add("length");
        }
        return members;
    }

    private Set<String> suggestions(String code) {
        var anchor = new int[1];
        var names = new LinkedHashSet<String>();
        analysis.completionSuggestions(code, code.length(), anchor).stream()
                .map(Suggestion::continuation)
                .forEach(name -> names.add(name.endsWith("(") ? name + ")" : name));
        return names;
    }

    /// The full names of all types of that simple name, the likeliest first.
    List<String> qualified(String simpleName) {
        return index(simpleName).getNames().stream()
                .sorted(Comparator.comparingInt(Names::rank)
                        .thenComparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private QualifiedNames index(String simpleName) {
        var names = analysis.listQualifiedNames(simpleName, simpleName.length());
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        try {
            while (!names.isUpToDate() && System.nanoTime() < giveUp) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
                names = analysis.listQualifiedNames(simpleName, simpleName.length());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return names;
    }

    /// What people mean most of the time first: collections before user interfaces, and what somebody
    /// has added before what is always there.
    private static int rank(String name) {
        if (name.startsWith("java.util.")) {
            return 0;
        }
        if (name.matches("java\\.(awt|beans|rmi|applet)\\..*")
                || name.matches("(jdk|sun|com\\.sun|org\\.(w3c|xml|ietf))\\..*")) {
            return 4;
        }
        if (name.startsWith("javax.")) {
            return 3;
        }
        return name.startsWith("java.") ? 2 : 1;
    }
}
