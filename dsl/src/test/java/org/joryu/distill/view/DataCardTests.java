package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.glyphs;
import static org.joryu.distill.Joryu.labelWith;
import static org.joryu.distill.Joryu.mlp;

import java.nio.file.Path;
import java.util.List;
import org.joryu.distill.data.ArrowTable;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What data, and files with a teacher's answers to it, look like.
class DataCardTests {

    private static String html(MimeBundle bundle) {
        var html = (String) bundle.get(MimeBundle.HTML).orElseThrow();
        assertThat(html).doesNotContain("<script", "<style", "class=", "$", "NaN");
        return html;
    }

    private static String words(MimeBundle bundle) {
        return html(bundle).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void data_of_few_classes_counts_each_below_a_picture_of_it() {
        var bundle = DataCard.of(digits().withoutClass("3"));

        assertThat(words(bundle))
                .contains("rows 0 1 2 3 4 5 6 7 8 9 all first train 108 110 107 0 109 ")
                .contains("sha256 " + digits().withoutClass("3").sha256().substring(0, 12));
        assertThat(html(bundle).split("<img ", -1)).hasSize(1 + 10);
        assertThat(bundle.plainText()).contains("\n  train 0: 108, 1: 110, 2: 107, 3: 0, ");
    }

    @Test
    void data_of_many_classes_tells_how_uneven_they_are_and_shows_its_first_rows() {
        var bundle = DataCard.of(glyphs(400, 36, 16));

        assertThat(words(bundle)).contains("rows a class: fewest median most train 256 7 7 8 dev 72 2 2 2");
        assertThat(html(bundle).split("<img ", -1)).hasSize(1 + 16);
        assertThat(bundle.plainText()).endsWith("test  2 to 2 rows a class, median 2");
    }

    @Test
    void rows_that_are_no_pictures_have_none() {
        var rows = new float[10][3];
        var data = Dataset.of("moons", rows, new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, List.of("<up>", "down"));

        assertThat(words(DataCard.of(data)))
                .contains("rows &lt;up&gt; down all train ")
                .doesNotContain("first");
        assertThat(words(DataCard.of(data.test()))).contains("test: 2 rows rows 0 1 all test 1 1 2");
    }

    @Test
    void a_store_shows_its_facts_and_its_first_rows(@TempDir Path folder) {
        var teacher = new Classifier(mlp(64, 8, 10), mlp(64, 8, 10).initialWeights(1));
        var labels = labelWith(teacher).to(folder.resolve("t.arrow")).over(digits());

        assertThat(words(StoreCard.of(labels)))
                .contains("t.arrow: 1,797 rows × 10 classes (all logits, f32), ")
                .contains("teacher mlp(64, 8, 10)", "rows digits: train 1085, dev 357, test 355", "how labelled in ")
                .contains("id i64 split dict[str] content i64 logits array[f32, 10]", "polars.read_ipc(&quot;");
        assertThat(words(StoreCard.of(labels.store())))
                .contains("train", "… 7 more]")
                .doesNotContain("how");
        assertThat(StoreCard.of(labels.store()).plainText()).contains("\n  teacher  mlp(64, 8, 10)\n", "\n  DuckDB   ");
    }

    @Test
    void an_arrow_file_shows_its_pictures_and_its_types(@TempDir Path folder) {
        var teacher = new Classifier(mlp(64, 8, 10), mlp(64, 8, 10).initialWeights(1));
        var file = folder.resolve("t.arrow");
        labelWith(teacher).to(file).over(digits());
        var bundle = ArrowTableCard.of(ArrowTable.read(file).rows(3));

        assertThat(words(bundle)).contains("t.arrow: 1,797 rows × 4 columns", "rows 1–3 of 1,797", "frame");
        assertThat(bundle.plainText().lines()).hasSize(3 + 3 + 1 + 3);
    }
}
