package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documentation's pages, as notebooks of their Java: each runs from its top to its end.
class SiteEndToEnd {

    private static final Path PAGES = Product.ROOT.resolve("src/site/markdown");
    private static final Pattern JAVA = Pattern.compile("^```java\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    @TempDir
    Path folder;

    static List<String> pagesWithJava() throws IOException {
        var pages = new ArrayList<String>();
        for (var page : pages()) {
            if (JAVA.matcher(Files.readString(PAGES.resolve(page))).find()) {
                pages.add(page);
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pagesWithJava")
    void the_java_of_a_page_runs(String page) throws IOException, InterruptedException {
        PublishedData.writeInto(folder.resolve("data"));
        var notebook = folder.resolve("page.ipynb");
        Files.writeString(notebook, notebook(Files.readString(PAGES.resolve(page))));

        var run = Product.joryu(folder, Map.of("JORYU_RUNS", "joryu-runs"), "run", notebook.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void links_lead_to_pages_that_the_menu_has() throws IOException {
        var menu = Files.readString(PAGES.resolveSibling("site.xml"));
        for (var page : pages()) {
            assertThat(menu).contains("href=\"" + page.replace(".md", ".html") + "\"");
            LINK.matcher(Files.readString(PAGES.resolve(page)))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("http"))
                    .forEach(link ->
                            assertThat(target(link)).as(page + ": " + link).exists());
        }
    }

    /// The source that a link's page is made from: Markdown, or for the reference a package or a type.
    private static Path target(String link) {
        if (!link.startsWith("apidocs/")) {
            return PAGES.resolve(link.replace(".html", ".md"));
        }
        var sources = Product.ROOT.resolve("dsl/src/main/java");
        return sources.resolve(link.substring("apidocs/".length())
                .replace("index.html", "")
                .replace("package-summary.html", "package-info.java")
                .replace(".html", ".java"));
    }

    private static List<String> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String notebook(String page) {
        var cells = JAVA.matcher(page)
                .results()
                .map(block -> Map.of(
                        "cell_type", "code", "metadata", Map.of(), "outputs", List.of(), "source", block.group(1)))
                .toList();
        return new Gson().toJson(Map.of("cells", cells, "metadata", Map.of(), "nbformat", 4, "nbformat_minor", 4));
    }
}
