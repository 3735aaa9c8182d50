package org.joryu.distill.chart;

/// Where values lie between two axes, in pixels.
record Panel(double left, double right, double top, double bottom, Scale across, Scale up) {

    double x(double value) {
        return left + across.at(value) * (right - left);
    }

    double y(double value) {
        return bottom - up.at(value) * (bottom - top);
    }

    Mark.Point at(double x, double y) {
        return new Mark.Point(x(x), y(y));
    }
}
