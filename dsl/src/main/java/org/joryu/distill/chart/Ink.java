package org.joryu.distill.chart;

/// What things in a chart are drawn with.
///
/// The lines' colors are of the palette of Okabe and Ito (2008), "Color universal design", told
/// apart by the color-blind, and of those the ones with contrast on white as on black.
enum Ink {
    HARD("#d55e00"),
    SOFT("#0072b2"),
    TOTAL("#009e73"),
    STUDENT("#cc79a7"),
    TEACHER("#888888"),
    FIRST_EXTRA("#e69f00"),
    SECOND_EXTRA("#56b4e9"),
    TEXT("#7b7b7b"),

    /// Words on a ground that is dark on every page.
    ON_DARK("#ffffff"),

    /// Words on a ground that is light on every page.
    ON_LIGHT("#111111"),
    GRID("#8888884d");

    private final String color;

    Ink(String color) {
        this.color = color;
    }

    /// `#rrggbb`, or `#rrggbbaa` where it is not opaque.
    String color() {
        return color;
    }
}
