package org.joryu.kernel.interpreter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Names that somebody may have meant who wrote another.
public final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    /// The names that are nearest to what was written, nearest first; none if none is near.
    public static List<String> to(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> isNear(written, name))
                .distinct()
                .sorted(Comparator.comparingInt((String name) -> distance(written, bare(name)))
                        .thenComparing(name -> !name.regionMatches(true, 0, written, 0, 1))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /// The name that is nearest, or else the shortest that begins with what was written: whoever wrote a
    /// command may have broken off.
    public static Optional<String> toOrBegunBy(String written, Collection<String> names) {
        var begun = names.stream()
                .filter(name -> written.length() > 2 && name.startsWith(written))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        return to(written, names).stream().findFirst().or(() -> begun);
    }

    /// A third of the letters may be wrong, and all of their cases.
    private static boolean isNear(String written, String name) {
        var bare = bare(name);
        int tolerance = Math.max(1, written.length() / 3);
        if (Math.abs(bare.length() - written.length()) > tolerance) {
            return false;
        }
        // Of two letters every other name is near.
        return bare.equalsIgnoreCase(written) || (written.length() > 2 && distance(written, bare) <= tolerance);
    }

    /// The name of a method, which is written with its parentheses.
    private static String bare(String name) {
        int parenthesis = name.indexOf('(');
        return parenthesis < 0 ? name : name.substring(0, parenthesis);
    }

    /// How many letters to insert, delete, replace, or swap with their neighbour (Damerau 1964, Levenshtein
    /// 1966; each place changed once), whatever their case.
    public static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, distances);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] distances) {
        int replaced = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean isSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
