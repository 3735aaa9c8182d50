package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.joryu.distill.data.Stroke.Manner;
import org.joryu.distill.data.Stroke.Point;

/// A glyph that nobody writes: a walk over three times four places, from neighbour to neighbour, on no
/// way twice, that reaches all four sides.
final class Rune {

    private static final int COLUMNS = 3;
    private static final int LINES = 4;
    private static final int FEWEST_STEPS = 5;
    private static final int MOST_STEPS = 8;

    private final Chance chance;
    private final List<Integer> walk = new ArrayList<>();

    private Rune(Chance chance) {
        this.chance = chance;
    }

    static Skeleton draw(String name, Chance chance) {
        var rune = new Rune(chance);
        do {
            rune.walk();
        } while (!rune.fillsItsBox());
        var manner = List.of(Manner.SHARP, Manner.CURVED, Manner.CLOSED).get(chance.below(3));
        var corners = rune.walk.stream()
                .map(place -> new Point((place % COLUMNS - 1) / 3.0, place / COLUMNS / 3.0 - 0.5))
                .toList();
        return new Skeleton(name, List.of(new Stroke(manner, corners)));
    }

    private void walk() {
        walk.clear();
        walk.add(chance.below(COLUMNS * LINES));
        var ways = new HashSet<Integer>();
        int steps = FEWEST_STEPS + chance.below(MOST_STEPS - FEWEST_STEPS + 1);
        for (int step = 0; step < steps; step++) {
            int from = walk.getLast();
            int to = neighbour(from);
            if (ways.add(way(from, to))) {
                walk.add(to);
            }
        }
    }

    private static int way(int from, int to) {
        return Math.min(from, to) * COLUMNS * LINES + Math.max(from, to);
    }

    private int neighbour(int place) {
        while (true) {
            int column = place % COLUMNS + chance.below(3) - 1;
            int line = place / COLUMNS + chance.below(3) - 1;
            int there = line * COLUMNS + column;
            if (column >= 0 && column < COLUMNS && line >= 0 && line < LINES && there != place) {
                return there;
            }
        }
    }

    private boolean fillsItsBox() {
        return reaches(place -> place % COLUMNS, 0, COLUMNS - 1) && reaches(place -> place / COLUMNS, 0, LINES - 1);
    }

    private boolean reaches(IntUnaryOperator coordinate, int low, int high) {
        return walk.stream().anyMatch(place -> coordinate.applyAsInt(place) == low)
                && walk.stream().anyMatch(place -> coordinate.applyAsInt(place) == high);
    }
}
