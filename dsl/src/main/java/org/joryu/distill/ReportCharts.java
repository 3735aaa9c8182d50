package org.joryu.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joryu.distill.chart.ReliabilityDiagram;
import org.joryu.distill.chart.TradeOffChart;
import org.joryu.distill.train.CalibrationBin;
import org.joryu.distill.train.Precision;

/// Reports as charts.
final class ReportCharts {

    private ReportCharts() {}

    static ReliabilityDiagram reliability(Report report) {
        var curves = new ArrayList<ReliabilityDiagram.Curve>();
        for (var row : List.of(report.teacher(), report.student(), report.alone())) {
            var best = row.best();
            curves.add(new ReliabilityDiagram.Curve(
                    row.name(),
                    best.test().calibrationError(),
                    best.reliability().stream().map(ReportCharts::bin).toList()));
        }
        return new ReliabilityDiagram(
                "are the models right as often as they are sure?",
                "%s, %,d test rows%s".formatted(name(report.data()), report.testRows(), trained(report)),
                curves);
    }

    private static ReliabilityDiagram.Bin bin(CalibrationBin bin) {
        return new ReliabilityDiagram.Bin(bin.confidence(), bin.accuracy(), bin.rows());
    }

    /// Of reports with the same teacher, it is drawn once, as measured first.
    static TradeOffChart tradeOff(List<Report> reports) {
        var models = new LinkedHashMap<String, TradeOffChart.Model>();
        for (var report : reports) {
            report.teacherCost()
                    .ifPresent(cost -> put(
                            models,
                            report.teacher(),
                            "teacher " + report.teacher().architecture(),
                            cost,
                            true));
            put(
                    models,
                    report.student(),
                    report.student().architecture() + ", distilled" + trained(report),
                    report.studentCost(),
                    false);
            put(
                    models,
                    report.alone(),
                    report.alone().architecture() + ", alone" + trained(report),
                    report.studentCost(),
                    false);
        }
        var first = reports.getFirst();
        return new TradeOffChart(
                "what accuracy costs",
                "%s, %,d test rows".formatted(name(first.data()), first.testRows()),
                List.copyOf(models.values()),
                TradeOffChart.Cost.PARAMETERS);
    }

    private static void put(
            Map<String, TradeOffChart.Model> models, Report.Row row, String name, Cost cost, boolean teacher) {
        var model = new TradeOffChart.Model(
                name,
                cost.parameters(),
                cost.bytes(),
                cost.latency().median().toNanos() / 1e6,
                row.testAccuracy(),
                teacher);
        models.putIfAbsent("%s %s %s".formatted(name, cost.parameters(), row.testAccuracy()), model);
    }

    /// Nobody shall take a student that was trained in less for one of f32.
    private static String trained(Report report) {
        return report.precision() == Precision.F32 ? "" : ", trained in " + report.precision();
    }

    /// `digits` of `digits: 200 train, …`.
    private static String name(String data) {
        return data.split(":", 2)[0];
    }
}
