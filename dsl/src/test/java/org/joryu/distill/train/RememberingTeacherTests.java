package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.junit.jupiter.api.Test;

class RememberingTeacherTests {

    private final AtomicInteger made = new AtomicInteger();
    private final BlockNetwork network = new BlockNetwork("counted", this::block, 10, new Shape(64));
    private final Teacher asked = Teacher.of(new Classifier(network, network.initialWeights(1)));

    private Block block() {
        made.incrementAndGet();
        return Linear.builder().setUnits(10).build();
    }

    @Test
    void asks_about_a_split_once_and_answers_the_same() {
        var teacher = new RememberingTeacher(asked);
        var dev = Digits.load().dev();
        var first = teacher.logits(dev, Device.cpu());
        int loaded = made.get();

        first[0][0] = 1000;

        assertThat(teacher.logits(dev, Device.cpu())).isDeepEqualTo(asked.logits(dev, Device.cpu()));
        assertThat(made.get()).isEqualTo(loaded + 1);
    }

    @Test
    void two_students_learn_from_one_asking_what_they_would_have_learned_from_two() {
        var data = Digits.load().take(100);
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
        var recipe = Recipe.DEFAULT.withEpochs(2).withDevice("cpu");
        var student = Mlp.of(64, 12, 10);
        var teacher = new RememberingTeacher(asked);

        var plain = new Training("asked", student, data, loss, asked, recipe).run(TrainingListener.NONE);
        new Training("first", student, data, loss, teacher, recipe).run(TrainingListener.NONE);
        int loaded = made.get();
        var second = new Training("second", student, data, loss, teacher, recipe).run(TrainingListener.NONE);

        assertThat(made.get()).isEqualTo(loaded);
        assertThat(second.last()).isEqualTo(plain.last());
        assertThat(second.history()).isEqualTo(plain.history());
    }

    @Test
    void an_ensemble_is_asked_once_for_each_temperature() {
        var one = Mlp.of(64, 4, 10);
        var members =
                List.of(new Classifier(one, one.initialWeights(1)), new Classifier(network, network.initialWeights(2)));
        var teacher = new RememberingTeacher(Teacher.of(members));
        var dev = Digits.load().dev();

        var warm = teacher.at(4).logits(dev, Device.cpu());
        int loaded = made.get();

        assertThat(warm).isDeepEqualTo(Teacher.of(members).at(4).logits(dev, Device.cpu()));
        assertThat(teacher.at(4)).isSameAs(teacher.at(4)).isNotSameAs(teacher.at(2));
        teacher.at(4).logits(dev, Device.cpu());
        assertThat(made.get()).isEqualTo(loaded + 1);
    }

    @Test
    void says_of_itself_what_its_teacher_says() {
        var teacher = new RememberingTeacher(asked);

        assertThat(teacher).hasToString(asked.toString());
        assertThat(teacher.sha256()).isEqualTo(asked.sha256());
        assertThat(teacher.parameterCount()).isEqualTo(asked.parameterCount());
        assertThat(teacher.at(4)).isSameAs(teacher);
    }
}
