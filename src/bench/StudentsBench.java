import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Glyphs;
import org.joryu.distill.data.StoreFormat;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.train.Labelling;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.StoredTeacher;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingListener;

/// How the time of a distillation grows with its students: from one store of soft targets, whose making counts, and with
/// the teacher asked in each step of each student. See README.md for how to run it.
public final class StudentsBench {

    private static final int EPOCHS = 10;

    private StudentsBench() {}

    /// Argument: a folder for the store.
    public static void main(String... arguments) throws IOException {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        var file = Path.of(arguments[0]).resolve("students.arrow");
        var data = Glyphs.of(3_500).side(28).draw();
        var network = Mlp.of(784, 1200, 1200, 10);
        var teacher = Teacher.of(new Classifier(network, network.initialWeights(1)));
        train(data, teacher, 0, false);
        System.out.println("| students | from a store, s | teacher in each step, s | ratio |");
        System.out.println("|---:|---:|---:|---:|");
        for (int students : new int[] {1, 2, 4, 8}) {
            var stored = new ArrayList<Double>();
            var running = new ArrayList<Double>();
            for (int round = 0; round < 3; round++) {
                long clock = System.nanoTime();
                var labelling = new Labelling(
                        teacher, data, List.of(data.train(), data.dev()), StoreFormat.EXACT, "cpu");
                var store = new StoredTeacher(labelling.into(file));
                for (int seed = 0; seed < students; seed++) {
                    train(data, store, seed, false);
                }
                stored.add((System.nanoTime() - clock) / 1e9);
                clock = System.nanoTime();
                for (int seed = 0; seed < students; seed++) {
                    train(data, teacher, seed, true);
                }
                running.add((System.nanoTime() - clock) / 1e9);
            }
            Files.delete(file);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %d | %.2f | %.2f | %.2f× |",
                    students,
                    median(stored),
                    median(running),
                    median(running) / median(stored)));
        }
    }

    private static void train(Dataset data, Teacher teacher, int seed, boolean inEachStep) {
        var recipe = Recipe.DEFAULT.withEpochs(EPOCHS).withSeed(seed).withDevice("cpu");
        var computed = recipe.withComputation(recipe.computation().withTeacherInEachStep(inEachStep));
        new Training(
                        "student",
                        Mlp.of(784, 300, 10),
                        data,
                        new DistillationLoss(0.3, new SoftTargetLoss(4)),
                        teacher,
                        computed)
                .run(TrainingListener.NONE);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
