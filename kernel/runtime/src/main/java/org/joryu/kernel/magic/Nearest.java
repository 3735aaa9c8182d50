package org.joryu.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The name that was meant, among those that there are.
final class Nearest {

    private Nearest() {}

    /// One that differs by half of its letters at most, and by three, or that the word begins.
    static Optional<String> to(String word, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(word, name) <= Math.clamp(name.length() / 2, 1, 3)
                        || (word.length() > 2 && name.startsWith(word)))
                .min(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(name -> name));
    }

    /// How many letters must be put in, taken out or exchanged (Levenshtein 1966).
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
