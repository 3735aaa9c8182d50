package org.joryu.app;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.joryu.app.RunEvent.CellEnd;
import org.joryu.app.RunEvent.CellStatus;
import org.joryu.app.RunEvent.NotebookEnd;

/// What CI servers read: a test suite for each notebook, a test case for each cell, in the form that Ant's JUnit
/// task began and Jenkins, GitLab, GitHub's reporters and pytest share.
///
/// The file is written anew behind each notebook, so that a run that is ended leaves what there is.
final class JunitReport implements Consumer<RunEvent> {

    private static final int MAX_TITLE = 80;

    /// Terminals' colours, and what no XML may hold.
    private static final Pattern UNPRINTABLE =
            Pattern.compile("\u001b\\[[0-9;]*m|[^\t\n\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

    private final Path file;
    private final Map<String, Suite> suites = new LinkedHashMap<>();

    private static final class Suite {
        private final List<CellEnd> cells = new ArrayList<>();
        private double seconds;
        private boolean crashed;

        private long count(CellStatus... statuses) {
            return cells.stream()
                    .filter(cell -> List.of(statuses).contains(cell.status()))
                    .count();
        }

        private long failures() {
            return count(CellStatus.FAILED, CellStatus.TIMEOUT);
        }

        private long errors() {
            return count(CellStatus.INTERRUPTED) + (crashed ? 1L : 0L);
        }

        private long tests() {
            return cells.size() + (crashed ? 1L : 0L);
        }
    }

    /// @param notebooks their names, in the order in which the report is to have them
    JunitReport(Path file, List<String> notebooks) {
        this.file = file;
        notebooks.forEach(notebook -> suites.put(notebook, new Suite()));
    }

    @Override
    public void accept(RunEvent event) {
        var suite = suites.computeIfAbsent(event.notebook(), _ -> new Suite());
        if (event instanceof CellEnd cell) {
            suite.cells.add(cell);
        } else if (event instanceof NotebookEnd end) {
            suite.seconds = end.seconds();
            suite.crashed = end.output() == null;
            write();
        }
    }

    private void write() {
        try {
            AtomicFile.write(file, xml().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot write --junit %s: %s".formatted(file, e), e);
        }
    }

    private String xml() {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (var suite : suites.entrySet()) {
                write(xml, suite.getKey(), suite.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, String notebook, Suite suite) throws XMLStreamException {
        start(xml, 1, "testsuite");
        xml.writeAttribute("name", printable(notebook));
        xml.writeAttribute("tests", Long.toString(suite.tests()));
        xml.writeAttribute("failures", Long.toString(suite.failures()));
        xml.writeAttribute("errors", Long.toString(suite.errors()));
        xml.writeAttribute("skipped", Long.toString(suite.count(CellStatus.NOT_RUN)));
        xml.writeAttribute("time", seconds(suite.seconds));
        var name = printable(OutputTargets.stem(Path.of(notebook)));
        for (var cell : suite.cells) {
            write(xml, name, cell);
        }
        if (suite.crashed) {
            testcase(xml, name, "the run itself", 0);
            start(xml, 3, "error");
            xml.writeAttribute("message", "the process of the notebook ended before the notebook did");
            xml.writeEndElement();
            end(xml, 2);
        }
        end(xml, 1);
    }

    private static void write(XMLStreamWriter xml, String notebook, CellEnd cell) throws XMLStreamException {
        testcase(xml, notebook, title(cell), cell.seconds());
        switch (cell.status()) {
            case OK, FAILED_AS_EXPECTED -> {}
            case FAILED, TIMEOUT -> problem(xml, "failure", cell);
            case INTERRUPTED -> problem(xml, "error", cell);
            case NOT_RUN -> {
                start(xml, 3, "skipped");
                xml.writeAttribute("message", "the notebook ended before");
                xml.writeEndElement();
            }
        }
        if (!cell.outputs().isEmpty()) {
            start(xml, 3, "system-out");
            xml.writeCharacters(printable(String.join("\n", cell.outputs())));
            xml.writeEndElement();
        }
        end(xml, 2);
    }

    private static void problem(XMLStreamWriter xml, String element, CellEnd cell) throws XMLStreamException {
        start(xml, 3, element);
        var failure = cell.failure();
        if (failure != null) {
            xml.writeAttribute("type", printable(failure.name()));
            xml.writeAttribute("message", printable(failure.value()));
            xml.writeCharacters(printable(String.join("\n", failure.traceback())));
        }
        xml.writeEndElement();
    }

    private static void testcase(XMLStreamWriter xml, String notebook, String name, double seconds)
            throws XMLStreamException {
        start(xml, 2, "testcase");
        xml.writeAttribute("classname", notebook);
        xml.writeAttribute("name", name);
        xml.writeAttribute("time", seconds(seconds));
    }

    /// Its number, which makes it the only one, and its first line.
    private static String title(CellEnd cell) {
        var line = cell.source()
                .lines()
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return printable("cell %d: %s"
                .formatted(cell.cell(), line.length() <= MAX_TITLE ? line : line.substring(0, MAX_TITLE - 1) + "…"));
    }

    private static void start(XMLStreamWriter xml, int depth, String element) throws XMLStreamException {
        xml.writeCharacters("\n" + " ".repeat(depth));
        xml.writeStartElement(element);
    }

    private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + " ".repeat(depth));
        xml.writeEndElement();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("");
    }
}
