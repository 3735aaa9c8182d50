package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.Sweep;
import org.joryu.distill.view.Mark.Anchor;
import org.joryu.distill.view.Mark.Area;
import org.joryu.distill.view.Mark.Line;
import org.joryu.distill.view.Mark.Point;
import org.joryu.distill.view.Mark.Text;

/// Lays a sweep out as a heat map: temperatures across, alphas down, the bluer the better on dev. The
/// winner has a frame.
final class SweepScene {

    private static final double LEFT = 96;
    private static final double TOP = 64;
    private static final double CELL_WIDTH = 84;
    private static final double CELL_HEIGHT = 40;
    private static final double GAP = 1.5;
    private static final double SMALL = 11;

    /// Wide enough for what stands above the map in any sans-serif font.
    private static final int LEAST_WIDTH = 430;

    private final Sweep sweep;
    private final SweepShades shades;
    private final int columns;
    private final List<Mark> marks = new ArrayList<>();

    private SweepScene(Sweep sweep) {
        this.sweep = sweep;
        this.shades = SweepShades.of(sweep);
        this.columns = Math.max(1, sweep.plan().temperatures().size());
    }

    static Scene of(Sweep sweep) {
        return new SweepScene(sweep).draw();
    }

    private Scene draw() {
        text("best accuracy on dev, by temperature and alpha", 8, 16, Anchor.START, 13, true, Ink.TEXT);
        text(shades.legend(), 8, 33, Anchor.START, SMALL, false, Ink.TEXT);
        int rows = sweep.cells().size() / columns;
        for (int column = 0; column < columns; column++) {
            var temperature = sweep.cells().get(column).temperature();
            if (temperature.isPresent()) {
                var words = "T = " + Scale.label(temperature.getAsDouble());
                text(words, LEFT + (column + 0.5) * CELL_WIDTH, TOP - 8, Anchor.MIDDLE, SMALL, false, Ink.TEXT);
            }
        }
        for (int row = 0; row < rows; row++) {
            var alpha = sweep.cells().get(row * columns).alpha();
            if (alpha.isPresent()) {
                var words = "alpha = " + Scale.label(alpha.getAsDouble());
                text(words, LEFT - 8, TOP + (row + 0.5) * CELL_HEIGHT + 4, Anchor.END, SMALL, false, Ink.TEXT);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                var cell = sweep.cells().get(row * columns + column);
                cell(cell, LEFT + column * CELL_WIDTH, TOP + row * CELL_HEIGHT);
            }
        }
        int width = (int) Math.max(LEAST_WIDTH, LEFT + columns * CELL_WIDTH + 8);
        return new Scene(sweep.verdict(), width, (int) (TOP + rows * CELL_HEIGHT + 8), marks);
    }

    private void cell(Sweep.Cell cell, double x, double y) {
        double right = x + CELL_WIDTH - GAP;
        double bottom = y + CELL_HEIGHT - GAP;
        double share = shades.share(cell);
        var ink = Ink.TEXT;
        if (share > 0) {
            double strength = HeatCell.strength(share);
            marks.add(new Area(new Point(x, y), new Point(right, bottom), Ink.SOFT, strength));
            ink = HeatCell.isDark(share) ? Ink.ON_DARK : Ink.TEXT;
        }
        double middle = (x + right) / 2;
        double center = (y + bottom) / 2;
        var note = shades.note(cell);
        text(
                shades.words(cell),
                middle,
                center + (note.isEmpty() ? 4 : -1),
                Anchor.MIDDLE,
                13,
                shades.isWinner(cell),
                ink);
        if (!note.isEmpty()) {
            text(note, middle, center + 13, Anchor.MIDDLE, SMALL, false, ink);
        }
        if (shades.isWinner(cell)) {
            var frame = List.of(
                    new Point(x, y),
                    new Point(right, y),
                    new Point(right, bottom),
                    new Point(x, bottom),
                    new Point(x, y));
            marks.add(new Line(frame, Ink.HARD, 2.5, false));
        }
    }

    private void text(String words, double x, double y, Anchor anchor, double size, boolean bold, Ink ink) {
        marks.add(new Text(words, new Point(x, y), anchor, size, bold, ink));
    }
}
