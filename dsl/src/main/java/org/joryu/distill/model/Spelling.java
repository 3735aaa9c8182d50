package org.joryu.distill.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What somebody may have meant.
final class Spelling {

    private Spelling() {}

    /// The candidate with the fewest letters to insert, remove or replace, without regard to case
    /// and punctuation.
    ///
    /// @param candidates at least one
    static String nearest(String word, List<String> candidates) {
        var plain = plain(word);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))))
                .orElseThrow();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /// Levenshtein's distance, a row at a time.
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
