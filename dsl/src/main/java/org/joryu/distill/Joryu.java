package org.joryu.distill;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.data.ArrowFile;
import org.joryu.distill.data.Augmentation;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Cifar;
import org.joryu.distill.data.CsvFile;
import org.joryu.distill.data.Cutout;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.Glyphs;
import org.joryu.distill.data.HorizontalFlip;
import org.joryu.distill.data.ImageFolder;
import org.joryu.distill.data.Mnist;
import org.joryu.distill.data.Noise;
import org.joryu.distill.data.RandomCrop;
import org.joryu.distill.data.RandomResizedCrop;
import org.joryu.distill.data.Rotation;
import org.joryu.distill.data.Shift;
import org.joryu.distill.loss.AttentionLoss;
import org.joryu.distill.loss.ClassWiseLoss;
import org.joryu.distill.loss.CorrelationLoss;
import org.joryu.distill.loss.CosineLoss;
import org.joryu.distill.loss.CrdLoss;
import org.joryu.distill.loss.DecoupledLoss;
import org.joryu.distill.loss.DistLoss;
import org.joryu.distill.loss.ExitsLoss;
import org.joryu.distill.loss.FlowLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.InfoNceLoss;
import org.joryu.distill.loss.JensenShannonLoss;
import org.joryu.distill.loss.LabelSmoothingLoss;
import org.joryu.distill.loss.LearnedTemperatureLoss;
import org.joryu.distill.loss.LogitMseLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.MultiLevelLoss;
import org.joryu.distill.loss.NeuronSelectivityLoss;
import org.joryu.distill.loss.ProbabilisticTransferLoss;
import org.joryu.distill.loss.RelationalLoss;
import org.joryu.distill.loss.ReverseKlLoss;
import org.joryu.distill.loss.ReviewLoss;
import org.joryu.distill.loss.Schedule;
import org.joryu.distill.loss.SimilarityLoss;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.loss.SoftCrossEntropyLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.loss.SortedProbabilityLoss;
import org.joryu.distill.loss.StagePair;
import org.joryu.distill.loss.StandardizedLoss;
import org.joryu.distill.loss.VariationalLoss;
import org.joryu.distill.loss.VirtualTeacherLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.TextTransformer;
import org.joryu.distill.model.TorchScriptNetwork;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.Adam;
import org.joryu.distill.train.RateSchedule;
import org.joryu.distill.train.Sgd;
import org.joryu.distill.train.StoredTeacher;
import org.joryu.distill.train.Teacher;

/// The words that begin a sentence. Import them statically; a notebook already has.
///
/// ```java
/// var data = digits();
/// var teacher = train(mlp(64, 256, 256, 10)).on(data).epochs(30).seed(1).run();
/// var run = distill(teacher).into(mlp(64, 12, 10))
///         .temperature(4).alpha(0.3)
///         .on(data.take(200)).epochs(150).learningRate(0.01).seed(1)
///         .run();
/// run.softTargets().hardest(10)
/// run.report()
/// ```
public final class Joryu {

    /// Published experiments, ready to be run.
    ///
    /// ```java
    /// var run = presets.hintonOmittedDigit().run();
    /// ```
    public static final Presets presets = Presets.ALL;

    private Joryu() {}

    /// 1,797 handwritten digits, see [Digits].
    ///
    /// ```java
    /// var few = digits().take(200);
    /// ```
    public static Dataset digits() {
        return Digits.load();
    }

    /// MNIST, 70,000 handwritten digits of 28×28 pixels, from a folder with its files, see
    /// [Mnist#digits(Path)].
    public static Dataset mnist(Path folder) {
        return Mnist.digits(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset mnist() {
        return Mnist.digits();
    }

    /// Fashion-MNIST, 70,000 pieces of clothing of 28×28 pixels, from a folder with its files, see
    /// [Mnist#fashion(Path)].
    public static Dataset fashionMnist(Path folder) {
        return Mnist.fashion(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset fashionMnist() {
        return Mnist.fashion();
    }

    /// CIFAR-10, 60,000 coloured images of 32×32 pixels in 10 classes, from a folder with its files, see
    /// [Cifar#ten(Path)].
    public static Dataset cifar10(Path folder) {
        return Cifar.ten(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset cifar10() {
        return Cifar.ten();
    }

    /// CIFAR-100, 60,000 coloured images of 32×32 pixels in 100 classes, from a folder with its files, see
    /// [Cifar#hundred(Path)].
    public static Dataset cifar100(Path folder) {
        return Cifar.hundred(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset cifar100() {
        return Cifar.hundred();
    }

    /// Images in folders, one for each class, at `side`×`side` pixels, see [ImageFolder#read].
    public static Dataset imageFolder(Path folder, int side) {
        return ImageFolder.read(folder, side);
    }

    /// Rows from a CSV file, with the class in the column `label`, see [CsvFile#read].
    public static Dataset csv(Path file, String label) {
        return CsvFile.read(file, label);
    }

    /// Rows from an Arrow IPC file, with the class in the column `label`, see [ArrowFile#read].
    public static Dataset arrow(Path file, String label) {
        return ArrowFile.read(file, label);
    }

    /// Images of digits, drawn on the spot: as many as one wants, grey, 16×16 pixels; see [Glyphs].
    ///
    /// ```java
    /// var data = glyphs(2000);
    /// ```
    public static Dataset glyphs(int rows) {
        return Glyphs.of(rows).draw();
    }

    /// Images of digits, capitals and runes, drawn on the spot, `side`×`side` pixels; with three channels
    /// where one writes `Glyphs.of(rows, classes).side(side).colored().draw()`.
    ///
    /// @param classes 10 are the digits, 36 digits and capitals; at most 1000
    public static Dataset glyphs(int rows, int classes, int side) {
        return Glyphs.of(rows, classes).side(side).draw();
    }

    /// Augmentations in this order, with seed 0 until `seed` names another; see [Augmentations].
    ///
    /// ```java
    /// var cifar = augmentations(randomCrop(4), horizontalFlip()).seed(7);
    /// ```
    public static Augmentations augmentations(Augmentation... steps) {
        return Augmentations.of(steps);
    }

    /// Cuts an image out of itself with a black margin of `padding` pixels, see [RandomCrop]; 4 is usual
    /// for 32×32.
    public static RandomCrop randomCrop(int padding) {
        return new RandomCrop(padding);
    }

    /// Stretches a part of an image, of `smallest` of its area or more, to the size of the whole, see
    /// [RandomResizedCrop]; 0.08 is usual for ImageNet.
    public static RandomResizedCrop randomResizedCrop(double smallest) {
        return new RandomResizedCrop(smallest);
    }

    /// Mirrors every other image, see [HorizontalFlip].
    public static HorizontalFlip horizontalFlip() {
        return new HorizontalFlip(0.5);
    }

    /// Mirrors images with a probability.
    public static HorizontalFlip horizontalFlip(double probability) {
        return new HorizontalFlip(probability);
    }

    /// Moves an image by up to so many pixels, and fractions of them, see [Shift].
    public static Shift shift(double pixels) {
        return new Shift(pixels);
    }

    /// Turns an image by up to so many degrees either way, see [Rotation].
    public static Rotation rotation(double degrees) {
        return new Rotation(degrees);
    }

    /// Blacks out a square of that side, see [Cutout].
    public static Cutout cutout(int size) {
        return new Cutout(size);
    }

    /// Adds normal noise of that deviation, see [Noise].
    public static Noise noise(double sigma) {
        return new Noise(sigma);
    }

    /// A multilayer perceptron by its layer sizes: inputs, hidden layers, classes.
    ///
    /// ```java
    /// mlp(64, 12, 10).parameterCount();    // 910
    /// ```
    ///
    /// @throws IllegalArgumentException for fewer than two sizes, a size < 1, or fewer than 2
    ///     classes
    public static Network mlp(int... sizes) {
        return Mlp.of(sizes);
    }

    /// A network of images from the literature by its name: `lenet`; `resnet8` to `resnet110`,
    /// `resnet8x4`, `resnet32x4`, `wrn-16-2`, `vgg8`, `mobilenetv2`, `shufflenetv1` and their like as
    /// RepDistiller has them; `resnet18`, `resnet34`, `resnet50`. [ConvNet#names] lists all.
    ///
    /// ```java
    /// var student = network("resnet8x4", 100);                  // for 3×32×32
    /// var small = network("resnet8", 10).input(1, 28, 28);      // for 1×28×28
    /// ```
    ///
    /// @throws IllegalArgumentException for an unknown name, or fewer than 2 classes
    public static ConvNet network(String name, int classes) {
        return ConvNet.of(name, classes);
    }

    /// A small Transformer that classifies texts given as token ids, 0 for padding; see
    /// [TextTransformer].
    ///
    /// ```java
    /// var student = transformer(8000, 64, 128, 4, 2, 2);    // 2 layers of width 128 with 4 heads
    /// ```
    ///
    /// @param vocabulary how many token ids there are
    /// @param length tokens in a row
    /// @throws IllegalArgumentException if a size is too small, or `width` no multiple of `heads`
    public static TextTransformer transformer(
            int vocabulary, int length, int width, int heads, int layers, int classes) {
        return new TextTransformer(vocabulary, length, width, heads, layers, classes);
    }

    /// A TorchScript file as a network, see [TorchScriptNetwork]: `trained()` teaches with the weights in
    /// it, and as a student it is trained further.
    ///
    /// ```java
    /// distill(torchScript(Path.of("resnet56.pt"), 10, 3, 32, 32).trained()).into(network("resnet8", 10))
    /// ```
    ///
    /// @param inputShape of one row, without the batch
    /// @throws IllegalArgumentException if it is no TorchScript, or answers other shapes
    public static TorchScriptNetwork torchScript(Path file, int classes, long... inputShape) {
        return TorchScriptNetwork.open(file, classes, inputShape);
    }

    /// Cross-entropy with the labels, the hard loss unless another is named.
    public static HardLoss crossEntropy() {
        return new HardLoss();
    }

    /// Cross-entropy with labels that leave a share of `epsilon` to all classes alike; 0.1 is usual.
    ///
    /// ```java
    /// train(mlp(64, 12, 10)).loss(labelSmoothing(0.1)).on(digits()).run();
    /// ```
    public static LabelSmoothingLoss labelSmoothing(double epsilon) {
        return new LabelSmoothingLoss(epsilon);
    }

    /// T²·KL(teacher‖student), the soft loss unless another is named. See [SoftTargetLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(logitMse().weight(0.1)))
    /// ```
    public static SoftTargetLoss softTargets(double temperature) {
        return new SoftTargetLoss(temperature);
    }

    /// T² times the cross-entropy with the teacher's answers: the gradient of [#softTargets], and a
    /// smallest value that is not 0.
    public static SoftCrossEntropyLoss softCrossEntropy(double temperature) {
        return new SoftCrossEntropyLoss(temperature);
    }

    /// The mean squared difference of the logits.
    public static LogitMseLoss logitMse() {
        return new LogitMseLoss();
    }

    /// Decoupled distillation at T = 4, see [DecoupledLoss]; alpha here weighs its part of the right
    /// class, 1 is usual, and beta that of the others, 2 to 8.
    public static DecoupledLoss dkd(double alpha, double beta) {
        return new DecoupledLoss(alpha, beta, 4);
    }

    /// Decoupled distillation at a temperature.
    public static DecoupledLoss dkd(double alpha, double beta, double temperature) {
        return new DecoupledLoss(alpha, beta, temperature);
    }

    /// Correlation in place of equality, at temperature 1, see [DistLoss]. The paper weighs it by 2.
    public static DistLoss dist() {
        return dist(1);
    }

    /// Correlation in place of equality, at a temperature, times its square;
    /// `dist(4).withoutSquare()` has no such factor.
    public static DistLoss dist(double temperature) {
        return new DistLoss(1, 1, temperature, true);
    }

    /// Logit standardization before a loss, see [StandardizedLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(standardized(softTargets(2)).weight(10)).alpha(0.1)
    /// ```
    public static StandardizedLoss standardized(SimpleLoss loss) {
        return new StandardizedLoss(loss);
    }

    /// The teacher's feature at a stage as a hint for the student's at the stage of the same name, see
    /// [HintLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(hint("stage2").weight(100)))
    /// distill(teacher).into(student).loss(hint("hidden2").guided("hidden1"))
    /// ```
    public static HintLoss hint(String stage) {
        return new HintLoss(stage, stage);
    }

    /// A contrast of every row with the others of its batch, between the last stages, τ = 0.07; see
    /// [InfoNceLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(infoNce().symmetric().weight(0.1)))
    /// ```
    public static InfoNceLoss infoNce() {
        return new InfoNceLoss(null, null, 0.07, false, 0);
    }

    /// The same from a stage of the teacher to that of the same name of the student; say `guided` for
    /// another.
    public static InfoNceLoss infoNce(String stage) {
        return new InfoNceLoss(stage, stage, 0.07, false, 0);
    }

    /// Contrastive representation distillation between the last stages, as published; see [CrdLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(crd().weight(0.8)))
    /// ```
    public static CrdLoss crd() {
        return new CrdLoss(null, null);
    }

    /// The same from a stage of the teacher to that of the same name of the student; say `guided` for
    /// another.
    public static CrdLoss crd(String stage) {
        return new CrdLoss(stage, stage);
    }

    /// Soft targets at a temperature between 1 and 21 that is trained against the student, CTKD; see
    /// [LearnedTemperatureLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(learnedTemperature())
    /// ```
    public static LearnedTemperatureLoss learnedTemperature() {
        return new LearnedTemperatureLoss(1, 20, 10);
    }

    /// Multi-level logit distillation of one view, MLKD, by its paper's equations; see
    /// [MultiLevelLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(multiLevel())
    /// ```
    public static MultiLevelLoss multiLevel() {
        return new MultiLevelLoss();
    }

    /// The student's answers to another row of the class as soft targets, CS-KD, without a teacher; 4 is
    /// usual. See [ClassWiseLoss].
    ///
    /// ```java
    /// train(mlp(64, 12, 10)).loss(crossEntropy().plus(classWise(4))).on(digits()).run();
    /// ```
    public static ClassWiseLoss classWise(double temperature) {
        return new ClassWiseLoss(temperature);
    }

    /// Exits at stages of a network that learn from its last answers, BYOT, without a teacher; a whole
    /// loss by itself. See [ExitsLoss].
    ///
    /// ```java
    /// train(mlp(64, 32, 32, 10)).loss(exits("hidden1")).on(digits()).run();
    /// ```
    public static ExitsLoss exits(String... stages) {
        return new ExitsLoss(List.of(stages));
    }

    /// Attention transfer at stages of these names, at all that have maps if none are named; RepDistiller
    /// weighs it by 1000. See [AttentionLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(attention().weight(1000)))
    /// ```
    public static AttentionLoss attention(String... stages) {
        return new AttentionLoss(StagePair.named(stages), 2);
    }

    /// Similarity-preserving distillation, SP, at stages of these names, at the last map if none are named;
    /// RepDistiller weighs it by 3000. See [SimilarityLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(similarity("hidden2").guided("hidden1").weight(3000))
    /// ```
    public static SimilarityLoss similarity(String... stages) {
        return new SimilarityLoss(StagePair.named(stages));
    }

    /// Relational distillation at the last stage, with the paper's weights: 25 for distances, 50 for
    /// angles. See [RelationalLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(rkd()))
    /// ```
    public static RelationalLoss rkd() {
        return rkd(25, 50);
    }

    /// Relational distillation with weights of its own; `rkd(25, 0)` compares distances alone.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(rkd(1, 2).of("hidden2").guided("hidden1"))
    /// ```
    public static RelationalLoss rkd(double distance, double angle) {
        return new RelationalLoss(List.of(), distance, angle);
    }

    /// Probabilistic knowledge transfer at stages of these names, at the last one if none are named;
    /// RepDistiller weighs it by 30,000. See [ProbabilisticTransferLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(pkt().weight(30_000)))
    /// ```
    public static ProbabilisticTransferLoss pkt(String... stages) {
        return new ProbabilisticTransferLoss(StagePair.named(stages));
    }

    /// Neuron selectivity transfer at stages of these names, at all that have maps if none are named;
    /// RepDistiller weighs it by 50. See [NeuronSelectivityLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(nst().weight(50)))
    /// ```
    public static NeuronSelectivityLoss nst(String... stages) {
        return new NeuronSelectivityLoss(StagePair.named(stages));
    }

    /// Correlation congruence, CC, at stages of these names, at the last one if none are named; RepDistiller
    /// weighs it by 0.02. See [CorrelationLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(correlation().weight(0.02)))
    /// ```
    public static CorrelationLoss correlation(String... stages) {
        return new CorrelationLoss(StagePair.named(stages), CorrelationLoss.USUAL_WIDTH);
    }

    /// Variational information distillation at stages of these names, at all that have maps if none are
    /// named; RepDistiller weighs it by 1. See [VariationalLoss].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(vid("hidden2").guided("hidden1")))
    /// ```
    public static VariationalLoss vid(String... stages) {
        return new VariationalLoss(StagePair.named(stages));
    }

    /// Knowledge review, ReviewKD, of stages of these names, of all that have maps and the last if none are
    /// named; its authors weigh it by 5 on CIFAR-100. See [ReviewLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(review().weight(5).weight(warmUp(20)))
    /// ```
    public static ReviewLoss review(String... stages) {
        return new ReviewLoss(StagePair.named(stages));
    }

    /// The cosine of hidden states, as in DistilBERT, at stages of these names, at the last layer of tokens
    /// if none are named. See [CosineLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(2).weight(5).plus(hiddenCosine("layer4").guided("layer2")))
    /// ```
    public static CosineLoss hiddenCosine(String... stages) {
        return new CosineLoss(StagePair.named(stages));
    }

    /// Flow of the solution procedure between neighbours among stages of these names, among all that have
    /// maps if none are named; RepDistiller weighs it by 50. See [FlowLoss].
    ///
    /// ```java
    /// distill(teacher).into(student).loss(softTargets(4).plus(fsp("stage1", "stage2").weight(50)))
    /// ```
    public static FlowLoss fsp(String... stages) {
        return new FlowLoss(StagePair.named(stages));
    }

    /// A teacher that does not exist and is right with confidence 0.99, see [VirtualTeacherLoss].
    public static VirtualTeacherLoss virtualTeacher(double temperature) {
        return new VirtualTeacherLoss(temperature, 0.99);
    }

    /// T²·KL(student‖teacher), see [ReverseKlLoss].
    public static ReverseKlLoss reverseKl(double temperature) {
        return new ReverseKlLoss(temperature);
    }

    /// Generalized Jensen-Shannon divergence, beta in [0, 1], see [JensenShannonLoss].
    public static JensenShannonLoss jsd(double beta) {
        return new JensenShannonLoss(beta);
    }

    /// Universal logit distillation, see [SortedProbabilityLoss].
    public static SortedProbabilityLoss uld() {
        return new SortedProbabilityLoss();
    }

    /// Soft targets at a temperature that changes from epoch to epoch.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(linear(8, 2, 60)))
    /// ```
    public static Loss softTargets(Schedule temperature) {
        return new SoftTargetLoss(temperature.from()).temperature(temperature);
    }

    /// From one value to another in equal steps, one an epoch; see [Schedule].
    public static Schedule linear(double from, double to, int epochs) {
        return Schedule.linear(from, to, epochs);
    }

    /// From one value to another along half a cosine; see [Schedule].
    public static Schedule cosine(double from, double to, int epochs) {
        return Schedule.cosine(from, to, epochs);
    }

    /// A weight of `epoch/epochs`, then 1.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(dkd(1, 8).weight(warmUp(20)))
    /// ```
    public static Schedule warmUp(int epochs) {
        return Schedule.warmUp(epochs);
    }

    /// Adam, the optimizer unless another is named; see [Adam].
    public static Adam adam() {
        return new Adam(0, false);
    }

    /// Adam with decoupled weight decay; 0.01 is usual.
    public static Adam adamW(double weightDecay) {
        return new Adam(weightDecay, true);
    }

    /// Stochastic gradient descent with momentum; 0.9 is usual, 0 is none. See [Sgd].
    ///
    /// ```java
    /// train(network).optimizer(sgd(0.9).weightDecay(5e-4)).learningRate(0.05, stepDecay(0.1, 150, 180, 210))
    /// ```
    public static Sgd sgd(double momentum) {
        return new Sgd(momentum, false, 0);
    }

    /// The learning rate down to 0 along half a cosine.
    public static RateSchedule cosineDecay() {
        return new RateSchedule.Cosine();
    }

    /// The learning rate times a factor after each of these epochs.
    public static RateSchedule stepDecay(double factor, Integer... afterEpochs) {
        return new RateSchedule.Steps(factor, List.of(afterEpochs));
    }

    /// Begins a training of several networks that learn from labels and from each other, see [MutualPlan].
    ///
    /// ```java
    /// var run = mutual(mlp(64, 12, 10), mlp(64, 24, 10)).on(digits()).run();
    /// ```
    ///
    /// @throws IllegalArgumentException for fewer than two networks, or of different inputs or classes
    public static MutualPlan mutual(Network... networks) {
        return MutualPlan.of(List.of(networks));
    }

    /// Begins a training from labels alone, as of a teacher.
    ///
    /// ```java
    /// var teacher = train(mlp(64, 256, 256, 10)).on(digits()).run();
    /// ```
    public static TrainingPlan train(Network network) {
        return TrainingPlan.of(network);
    }

    /// Begins a distillation from a model just trained.
    ///
    /// ```java
    /// var run = distill(teacher).into(mlp(64, 12, 10)).on(digits()).run();
    /// ```
    public static Distillation distill(TrainingRun teacher) {
        return distill(teacher.model());
    }

    /// Begins a distillation from any model: one read from a file, or the student of another run.
    ///
    /// ```java
    /// var smaller = distill(run.student()).into(mlp(64, 6, 10)).on(digits()).run();
    /// ```
    public static Distillation distill(Classifier teacher) {
        return new Distillation(Teacher.of(teacher));
    }

    /// Begins a distillation from several models, whose probabilities are averaged; see
    /// [org.joryu.distill.train.EnsembleTeacher].
    ///
    /// ```java
    /// var run = distill(first.model(), second.model()).into(mlp(64, 12, 10)).on(digits()).run();
    /// ```
    ///
    /// @throws IllegalArgumentException unless all take the same inputs and answer the same classes
    public static Distillation distill(Classifier teacher, Classifier... others) {
        return new Distillation(
                Teacher.of(Stream.concat(Stream.of(teacher), Stream.of(others)).toList()));
    }

    /// Begins a distillation from any teacher.
    public static Distillation distill(Teacher teacher) {
        return new Distillation(teacher);
    }

    /// Begins a distillation from a teacher's answers in a file that [#labelWith] or a colleague made.
    ///
    /// ```java
    /// distill(Path.of("teacher.arrow")).into(mlp(64, 12, 10)).on(digits()).run();
    /// ```
    ///
    /// @throws IllegalArgumentException if the file is no store of soft targets, or damaged
    public static Distillation distill(Path store) {
        return new Distillation(Teacher.stored(store));
    }

    /// Begins a distillation from a teacher's answers that were kept.
    ///
    /// ```java
    /// var labels = labelWith(teacher).over(digits());
    /// distill(labels).into(mlp(64, 12, 10)).on(digits().take(200)).run();
    /// ```
    public static Distillation distill(SoftLabels labels) {
        return new Distillation(labels.teacher());
    }

    /// Whoever gave the answers in a store of soft targets, as a teacher.
    ///
    /// ```java
    /// storedTeacher(Path.of("teacher.arrow")).answers(digits().test());
    /// ```
    ///
    /// @throws IllegalArgumentException if the file is no store of soft targets, or damaged
    public static StoredTeacher storedTeacher(Path store) {
        return Teacher.stored(store);
    }

    /// Keeps the best model's answers in a file, without training anybody; see [LabellingPlan].
    ///
    /// ```java
    /// var labels = labelWith(teacher).over(digits());
    /// ```
    public static LabellingPlan labelWith(TrainingRun teacher) {
        return labelWith(teacher.model());
    }

    /// Keeps a model's answers in a file; see [LabellingPlan].
    ///
    /// ```java
    /// labelWith(classifier).topK(20).half().over(cifar100());
    /// ```
    public static LabellingPlan labelWith(Classifier teacher) {
        return LabellingPlan.of(Teacher.of(teacher));
    }

    /// Keeps the mean of several models' probabilities in a file; see [LabellingPlan#temperature].
    ///
    /// ```java
    /// labelWith(first, second, third).temperature(4).over(digits());
    /// ```
    public static LabellingPlan labelWith(Classifier teacher, Classifier... others) {
        return others.length == 0
                ? labelWith(teacher)
                : LabellingPlan.of(Teacher.of(
                        Stream.concat(Stream.of(teacher), Stream.of(others)).toList()));
    }

    /// Goes on with a run that was stopped or killed, from its last checkpoint: on a CPU it ends as if it
    /// had never been stopped, bit for bit. A run that has finished is read.
    ///
    /// ```java
    /// var run = (DistillationRun) resume(Path.of("joryu-runs/20261128-174503.123Z-mlp-64-12-10"));
    /// ```
    ///
    /// @param folder of the run
    /// @throws IllegalArgumentException if it is none, damaged, or of a plan or data that nobody can make
    ///     again
    public static Run resume(Path folder) {
        return KeptPlan.read(KeptRun.manifest(folder), null).resume(folder);
    }

    /// The same where the data cannot be made again, such as those from arrays.
    ///
    /// @param data those of the run
    /// @throws IllegalArgumentException if they have another digest
    public static Run resume(Path folder, Dataset data) {
        return KeptPlan.read(KeptRun.manifest(folder), data).resume(folder);
    }

    /// Runs the plan of an earlier run again, kept nowhere, and compares: weights and metrics bit for bit.
    ///
    /// ```java
    /// reproduce(runs().last().manifest())
    /// ```
    ///
    /// @param manifest of a finished run with a folder
    /// @throws IllegalArgumentException if plan or data cannot be made again
    public static Reproduction reproduce(Manifest manifest) {
        return Reproduction.of(manifest, null);
    }

    /// The same where the data cannot be made again.
    ///
    /// @param data those of the run
    /// @throws IllegalArgumentException if they have another digest
    public static Reproduction reproduce(Manifest manifest, Dataset data) {
        return Reproduction.of(manifest, data);
    }

    /// Earlier runs, the newest first.
    ///
    /// ```java
    /// runs().of("mlp(64, 12, 10)").finished().compare()
    /// ```
    public static Runs runs() {
        return runs(Keeping.root());
    }

    /// Earlier runs in a folder.
    public static Runs runs(Path root) {
        return Runs.in(root);
    }
}
