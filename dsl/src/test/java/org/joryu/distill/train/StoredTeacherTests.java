package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.data.StoreFormat;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTeacherTests {

    private static final Dataset DIGITS = Digits.load();
    private static final DistillationLoss LOSS = new DistillationLoss(0.3, new SoftTargetLoss(4));

    @TempDir
    Path folder;

    private static Classifier untrained(Network network) {
        return new Classifier(network, network.initialWeights(1));
    }

    private StoredTeacher stored(Teacher teacher, StoreFormat format) {
        var labelling =
                new Labelling(teacher, DIGITS, List.of(DIGITS.train(), DIGITS.dev(), DIGITS.test()), format, "cpu");
        return new StoredTeacher(labelling.into(folder.resolve("teacher.arrow")));
    }

    private static TrainingResult train(Teacher teacher, Dataset data) {
        var recipe = Recipe.DEFAULT.withEpochs(3).withDevice("cpu");
        return new Training("student", Mlp.of(64, 12, 10), data, LOSS, teacher, recipe).run(TrainingListener.NONE);
    }

    private static void assertSameStudent(Teacher stored, Teacher live, Dataset data) {
        var fromStore = train(stored, data);
        var fromTeacher = train(live, data);

        assertThat(fromStore.last()).isEqualTo(fromTeacher.last());
        assertThat(fromStore.best().weights()).isEqualTo(fromTeacher.best().weights());
        assertThat(fromStore.history().steps()).isEqualTo(fromTeacher.history().steps());
        assertThat(fromStore.history().epochs()).isEqualTo(fromTeacher.history().epochs());
    }

    @Test
    void trains_the_same_student_as_the_teacher_itself_bit_for_bit() {
        var live = Teacher.of(untrained(Mlp.of(64, 256, 256, 10)));

        assertSameStudent(stored(live, StoreFormat.EXACT), live, DIGITS);
    }

    @Test
    void also_from_some_of_the_rows_that_were_labelled() {
        var live = Teacher.of(untrained(Mlp.of(64, 256, 256, 10)));
        var stored = stored(live, StoreFormat.EXACT);

        assertSameStudent(stored, live, DIGITS.take(200));
        assertSameStudent(stored, live, DIGITS.take(67, 5));
    }

    @Test
    void also_of_a_convolutional_teacher() {
        var live = Teacher.of(untrained(ConvNet.of("resnet8", 10).input(1, 8, 8)));

        assertSameStudent(stored(live, StoreFormat.EXACT), live, DIGITS.take(200));
    }

    @Test
    void also_of_several_teachers() {
        var live = Teacher.of(List.of(untrained(Mlp.of(64, 16, 10)), untrained(Mlp.of(64, 32, 10))))
                .at(4);
        var stored = stored(live, StoreFormat.EXACT);

        assertSameStudent(stored.at(4), live, DIGITS.take(200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stored.at(8))
                .withMessage(
                        "temperature must be 4.0, at which the probabilities of mlp(64, 16, 10) & mlp(64, 32, 10) were averaged in %s, but was 8.0: say .temperature(4.0), or label the data again at that one",
                        folder.resolve("teacher.arrow"));
    }

    @Test
    void logits_too_many_for_the_device_are_looked_up_batch_by_batch_and_are_the_same() {
        var live = Teacher.of(untrained(Mlp.of(64, 16, 10)));
        var store = stored(live, StoreFormat.EXACT).store();
        var network = Mlp.of(64, 12, 10);
        var rows = DIGITS.train();
        try (var loaded = LoadedNetwork.load(network, network.initialWeights(1), Device.cpu());
                var workers = new Workers();
                var source = new LookedUpTeacher(store.logits(rows), workers)) {
            var places = loaded.manager().create(new long[] {3, 1_000, 0});
            var inputs = loaded.upload(rows.features(3, 1_000, 0));
            var all = live.logits(rows, Device.cpu());

            var batch = source.answer(places, inputs).logits();

            assertThat(batch.getShape().getShape()).containsExactly(3, 10);
            assertThat(batch.get(0).toFloatArray()).isEqualTo(all[3]);
            assertThat(batch.get(1).toFloatArray()).isEqualTo(all[1_000]);
            assertThat(batch.get(2).toFloatArray()).isEqualTo(all[0]);
        }
    }

    @Test
    void looked_up_ahead_of_time_they_train_the_same_student_bit_for_bit() {
        var live = Teacher.of(untrained(Mlp.of(64, 16, 10)));
        var stored = stored(live, StoreFormat.EXACT);

        ScopedValue.where(Room.GIVEN, 0L).run(() -> {
            assertThat(stored.isLarge(DIGITS.train())).isTrue();
            assertSameStudent(stored, live, DIGITS);
        });
        assertThat(stored.isLarge(DIGITS.train())).isFalse();
    }

    @Test
    void trains_from_half_precision_and_from_the_largest_logits() {
        var live = Teacher.of(untrained(Mlp.of(64, 16, 10)));

        assertThat(train(stored(live, new StoreFormat(3, true)), DIGITS.take(200))
                        .history()
                        .steps())
                .allSatisfy(step -> assertThat(step.totalLoss()).isFinite());
    }

    @Test
    void is_the_teacher_where_it_has_all_that_the_teacher_said() {
        var live = Teacher.of(untrained(Mlp.of(64, 16, 10)));
        var exact = stored(live, StoreFormat.EXACT);

        assertThat(exact.sha256()).isEqualTo(live.sha256());
        assertThat(exact).hasToString("mlp(64, 16, 10), stored");
        assertThat(exact.inputSize()).isEqualTo(64);
        assertThat(exact.classes()).isEqualTo(10);
        assertThat(exact.parameterCount()).isEmpty();
        assertThat(stored(live, new StoreFormat(0, true)).sha256()).isNotEqualTo(live.sha256());
    }

    @Test
    void has_no_features_to_compare() {
        var stored = stored(Teacher.of(untrained(Mlp.of(64, 16, 10))), StoreFormat.EXACT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HintLoss("hidden1", "hidden1")
                        .parameters(Training.setting(Mlp.of(64, 12, 10), stored, DIGITS)))
                .withMessageContaining("the teacher must have a stage hidden1, but has no named stages");
    }

    @Test
    void trains_without_answers_to_the_dev_split() {
        var live = Teacher.of(untrained(Mlp.of(64, 16, 10)));
        var labelling = new Labelling(live, DIGITS, List.of(DIGITS.train()), StoreFormat.EXACT, "cpu");
        var stored = new StoredTeacher(labelling.into(folder.resolve("train.arrow")));

        var result = train(stored, DIGITS.take(200));

        assertThat(result.last()).isEqualTo(train(live, DIGITS.take(200)).last());
        assertThat(result.bestEpoch().agreement()).isNaN();
    }

    @Test
    void opens_what_somebody_else_made() {
        var live = Teacher.of(untrained(Mlp.of(64, 16, 10)));
        var file = stored(live, StoreFormat.EXACT).store().file();

        assertThat(Teacher.stored(file).logits(DIGITS.test(), Device.cpu()))
                .isDeepEqualTo(live.logits(DIGITS.test(), Device.cpu()));
        assertThat(SoftTargetStore.open(file).origin().teacherSha256()).isEqualTo(live.sha256());
    }
}
