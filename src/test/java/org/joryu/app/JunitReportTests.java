package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.joryu.app.RunEvent.CellEnd;
import org.joryu.app.RunEvent.CellStatus;
import org.joryu.app.RunEvent.Failure;
import org.joryu.app.RunEvent.NotebookEnd;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitReportTests {

    @TempDir
    Path folder;

    @Test
    void a_notebook_is_a_suite_and_a_cell_is_a_case() throws Exception {
        var report = new JunitReport(folder.resolve("r.xml"), List.of("b.ipynb", "a.ipynb"));
        report.accept(end("a.ipynb", 1, CellStatus.FAILED_AS_EXPECTED, List.of(), failure()));
        report.accept(new NotebookEnd("a.ipynb", RunStatus.OK, 1, "a.out.ipynb", null));
        report.accept(end("b.ipynb", 1, CellStatus.OK, List.of("42", "<&]]>\u001b[31mred\u001b[0m\u0000"), null));
        report.accept(end("b.ipynb", 2, CellStatus.FAILED, List.of(), failure()));
        report.accept(end("b.ipynb", 3, CellStatus.NOT_RUN, List.of(), null));
        report.accept(new NotebookEnd("b.ipynb", RunStatus.FAILED, 2.5, "b.out.ipynb", null));

        var suites = document().getElementsByTagName("testsuite");
        var suite = (Element) suites.item(0);
        assertThat(suites.getLength()).isEqualTo(2);
        assertThat(attributes(suite, "name", "tests", "failures", "errors", "skipped", "time"))
                .containsExactly("b.ipynb", "3", "1", "0", "1", "2.500");
        assertThat(attributes((Element) suites.item(1), "name", "tests", "failures"))
                .containsExactly("a.ipynb", "1", "0");
        var cases = suite.getElementsByTagName("testcase");
        assertThat(attributes((Element) cases.item(0), "classname", "name", "time"))
                .containsExactly("b", "cell 1: var a = 1;", "0.500");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("42\n<&]]>red");
        var problem = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(attributes(problem, "type", "message")).containsExactly("E", "\"broken\" & <worse>");
        assertThat(problem.getTextContent()).isEqualTo("E: broken\n  cell 2, line 1");
    }

    @Test
    void a_notebook_whose_java_ended_has_an_error() throws Exception {
        var report = new JunitReport(folder.resolve("r.xml"), List.of("a.ipynb"));
        report.accept(new NotebookEnd("a.ipynb", RunStatus.FAILED, 0, null, null));

        var suite = (Element) document().getElementsByTagName("testsuite").item(0);
        assertThat(attributes(suite, "tests", "errors")).containsExactly("1", "1");
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    private static CellEnd end(
            String notebook, int cell, CellStatus status, List<String> outputs, @Nullable Failure failure) {
        return new CellEnd(notebook, cell, "c" + cell, "\nvar a = 1;\na", status, 0.5, outputs, failure);
    }

    private static Failure failure() {
        return new Failure("E", "\"broken\" & <worse>", List.of("\u001b[31mE\u001b[0m: broken", "  cell 2, line 1"));
    }

    private static List<String> attributes(Element element, String... names) {
        return List.of(names).stream().map(element::getAttribute).toList();
    }

    private Document document() throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("r.xml").toFile());
    }
}
