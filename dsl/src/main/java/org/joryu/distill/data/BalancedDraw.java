package org.joryu.distill.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// Draws rows so that every class gets its share.
final class BalancedDraw {

    private BalancedDraw() {}

    /// Places of the drawn rows, ascending.
    static int[] draw(int[] labels, int classes, int count, long seed) {
        var drawn = new ArrayList<Integer>();
        var piles = piles(labels, classes, seed);
        while (drawn.size() < count) {
            for (var pile : piles) {
                if (drawn.size() < count && !pile.isEmpty()) {
                    drawn.add(pile.remove());
                }
            }
        }
        return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static List<Deque<Integer>> piles(int[] labels, int classes, long seed) {
        var byClass = new ArrayList<ArrayList<Integer>>();
        for (int label = 0; label < classes; label++) {
            byClass.add(new ArrayList<>());
        }
        for (int row = 0; row < labels.length; row++) {
            byClass.get(labels[row]).add(row);
        }
        // java.util.Random, because its sequence is part of Java's specification.
        var random = new Random(seed);
        var piles = new ArrayList<Deque<Integer>>();
        for (var rows : byClass) {
            Collections.shuffle(rows, random);
            piles.add(new ArrayDeque<>(rows));
        }
        return piles;
    }
}
