package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import org.joryu.distill.Joryu;
import org.joryu.distill.Report;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.train.TrainingWatcher;
import org.joryu.distill.work.WorkWatcher;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.NotebookExtension;
import org.joryu.notebook.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a kernel and a training find when they look for this package.
class InstallationTests {

    private final FakeNotebook notebook = new FakeNotebook();

    @AfterEach
    void unbind() {
        Notebook.bind(null);
    }

    @Test
    void a_kernel_finds_the_language_and_its_renderers() {
        var extension = ServiceLoader.load(NotebookExtension.class).findFirst().orElseThrow();

        assertThat(extension.name()).isEqualTo("joryu");
        assertThat(extension.imports())
                .contains(
                        "static org.joryu.distill.Joryu.*",
                        "static org.joryu.distill.Convention.*",
                        "static org.joryu.distill.RepDistillerMethod.*",
                        "static org.joryu.distill.train.Engine.*",
                        "static org.joryu.distill.train.Precision.*",
                        "org.joryu.distill.data.*");
        assertThat(extension.renderers().stream().<Class<?>>map(Renderer::type))
                .contains(SoftTargets.class, Report.class);
    }

    @Test
    void every_imported_package_exists() {
        assertThat(new JoryuExtension().imports())
                .filteredOn(name -> name.startsWith("org.joryu"))
                .allSatisfy(name -> assertThat(Class.forName(name.replace("*", "package-info")))
                        .hasPackage(name.replace(".*", "")));
    }

    @Test
    void a_training_finds_the_view() {
        assertThat(ServiceLoader.load(WorkWatcher.class).stream().map(ServiceLoader.Provider::type))
                .contains(NotebookWatcher.class);
        assertThat(ServiceLoader.load(TrainingWatcher.class).stream().map(ServiceLoader.Provider::type))
                .contains(NotebookWatcher.class);
    }

    @Test
    void where_a_notebook_is_live_so_is_the_view() {
        Notebook.bind(notebook);

        assertThat(new NotebookWatcher().watch()).isInstanceOf(LiveListener.class);
        notebook.live = false;
        assertThat(new NotebookWatcher().watch()).isInstanceOf(PlainListener.class);
        assertThat(new NotebookWatcher().watchSeries()).isInstanceOf(PlainSeriesListener.class);
    }

    @Test
    void a_real_sweep_shows_all_its_trainings_in_one_place() {
        var data = Joryu.digits().take(60);
        var teacher = Joryu.train(Joryu.mlp(64, 16, 10))
                .on(data)
                .epochs(2)
                .device("cpu")
                .run();
        Notebook.bind(notebook);

        var sweep = Joryu.distill(teacher)
                .into(Joryu.mlp(64, 8, 10))
                .on(data)
                .epochs(2)
                .device("cpu")
                .sweep()
                .temperature(1, 2, 4)
                .run();

        assertThat(notebook.sent.stream().map(FakeNotebook.Sent::displayId).distinct())
                .hasSize(1);
        assertThat(notebook.sent.getLast().bundle().plainText())
                .startsWith("sweep of 3 plans, mlp(64, 16, 10) → mlp(64, 8, 10)\n3/3 trainings | ")
                .contains(sweep.verdict(), "mlp(64, 8, 10), T = 4 (3 of 3): best dev accuracy ");
    }

    @Test
    void a_real_distillation_shows_itself() {
        Notebook.bind(notebook);
        var data = Joryu.digits().take(60);
        var teacher = Joryu.train(Joryu.mlp(64, 16, 10))
                .on(data)
                .epochs(2)
                .device("cpu")
                .run();
        notebook.sent.clear();
        Joryu.distill(teacher)
                .into(Joryu.mlp(64, 8, 10))
                .on(data)
                .epochs(3)
                .device("cpu")
                .run();

        var displays = notebook.sent.stream()
                .map(FakeNotebook.Sent::displayId)
                .distinct()
                .toList();
        assertThat(displays).hasSize(2);
        assertThat(notebook.of(displays.getFirst()).getLast().bundle().plainText())
                .contains("mlp(64, 16, 10) → mlp(64, 8, 10)", "L = 0.3·CE + 0.7·4²·KL", "3/3 steps", "done in");
        assertThat(List.copyOf(notebook.of(displays.getLast())
                        .getLast()
                        .bundle()
                        .data()
                        .keySet()))
                .containsExactly(MimeBundle.TEXT, MimeBundle.VEGA_LITE, MimeBundle.PNG);
    }

    @Test
    void a_cell_that_is_stopped_stops_its_training() {
        Notebook.bind(notebook);
        notebook.cancelled = true;
        var run = Joryu.train(Joryu.mlp(64, 16, 10))
                .on(Joryu.digits())
                .epochs(100)
                .device("cpu")
                .run();

        assertThat(run.stopped()).isTrue();
        assertThat(notebook.sent.stream().map(sent -> sent.bundle().plainText()))
                .anySatisfy(text -> assertThat(text).contains("stopped at step 1, best model kept (epoch 1, "));
    }
}
