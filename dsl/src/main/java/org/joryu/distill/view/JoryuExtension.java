package org.joryu.distill.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.joryu.distill.About;
import org.joryu.distill.AssistedPlan;
import org.joryu.distill.AssistedRun;
import org.joryu.distill.BornAgainPlan;
import org.joryu.distill.BornAgainRun;
import org.joryu.distill.DistillationPlan;
import org.joryu.distill.DistillationRun;
import org.joryu.distill.EarlierRun;
import org.joryu.distill.LabellingPlan;
import org.joryu.distill.MutualPlan;
import org.joryu.distill.MutualRun;
import org.joryu.distill.PlanExplanation;
import org.joryu.distill.Report;
import org.joryu.distill.Reproduction;
import org.joryu.distill.RunComparison;
import org.joryu.distill.Runs;
import org.joryu.distill.SoftLabels;
import org.joryu.distill.Started;
import org.joryu.distill.Study;
import org.joryu.distill.StudyPlan;
import org.joryu.distill.Sweep;
import org.joryu.distill.SweepPlan;
import org.joryu.distill.TrainingPlan;
import org.joryu.distill.TrainingRun;
import org.joryu.distill.chart.Chart;
import org.joryu.distill.data.ArrowTable;
import org.joryu.distill.data.ClassTargets;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.SavedSoftTargets;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.data.Split;
import org.joryu.distill.data.TemperatureSlider;
import org.joryu.distill.model.ModelFile;
import org.joryu.distill.model.OnnxFile;
import org.joryu.distill.train.ConfusionMatrix;
import org.joryu.distill.work.Background;
import org.joryu.distill.work.Unfinished;
import org.joryu.notebook.NotebookExtension;
import org.joryu.notebook.Renderer;

/// Brings the language of distillation into every cell, and the look of its results.
public final class JoryuExtension implements NotebookExtension {

    /// For `ServiceLoader`.
    public JoryuExtension() {}

    @Override
    public String name() {
        return "joryu";
    }

    @Override
    public List<String> imports() {
        return List.of(
                "static org.joryu.distill.Joryu.*",
                "static org.joryu.distill.Convention.*",
                "static org.joryu.distill.RepDistillerMethod.*",
                "static org.joryu.distill.model.Quantization.*",
                "static org.joryu.distill.train.Engine.*",
                "static org.joryu.distill.train.Precision.*",
                "org.joryu.distill.*",
                "org.joryu.distill.chart.*",
                "org.joryu.distill.data.*",
                "org.joryu.distill.loss.*",
                "org.joryu.distill.model.*",
                "org.joryu.distill.train.*",
                "java.nio.file.Path");
    }

    @Override
    public List<Renderer<?>> renderers() {
        return List.of(
                Renderer.of(Chart.class, Charting.SHARED::finished),
                Renderer.of(SoftTargets.class, SoftTargetTable::of),
                Renderer.of(ArrowTable.class, ArrowTableCard::of),
                Renderer.of(VectorSchemaRoot.class, root -> ArrowTableCard.of(ArrowTable.of(root))),
                Renderer.of(ClassTargets.class, ClassTargetsTable::of),
                Renderer.of(TemperatureSlider.class, TemperatureSliderView::of),
                Renderer.of(SavedSoftTargets.class, SavedSoftTargetsCard::of),
                Renderer.of(SoftLabels.class, StoreCard::of),
                Renderer.of(About.class, AboutCard::of),
                Renderer.of(ModelFile.class, ModelFileCard::of),
                Renderer.of(OnnxFile.class, OnnxFileCard::of),
                Renderer.of(LabellingPlan.class, PlanCard::of),
                Renderer.of(Report.class, ReportCard::of),
                Renderer.of(Sweep.class, SweepCard::of),
                Renderer.of(SweepPlan.class, PlanCard::of),
                Renderer.of(Study.class, StudyCard::of),
                Renderer.of(StudyPlan.class, PlanCard::of),
                Renderer.of(ConfusionMatrix.class, ConfusionTable::of),
                Renderer.of(DistillationPlan.class, PlanExplanationCard::of),
                Renderer.of(DistillationRun.class, PlanCard::of),
                Renderer.of(TrainingPlan.class, PlanExplanationCard::of),
                Renderer.of(PlanExplanation.class, PlanExplanationCard::of),
                Renderer.of(Started.class, PlanCard::of),
                Renderer.of(EarlierRun.class, PlanCard::of),
                Renderer.of(Runs.class, RunsCard::of),
                Renderer.of(RunComparison.class, RunsCard::of),
                Renderer.of(Reproduction.class, ReproductionCard::of),
                Renderer.of(MutualPlan.class, PlanCard::of),
                Renderer.of(MutualRun.class, SeriesOfRunsCard::of),
                Renderer.of(BornAgainPlan.class, PlanCard::of),
                Renderer.of(BornAgainRun.class, SeriesOfRunsCard::of),
                Renderer.of(AssistedPlan.class, PlanCard::of),
                Renderer.of(AssistedRun.class, SeriesOfRunsCard::of),
                Renderer.of(Dataset.class, DataCard::of),
                Renderer.of(Split.class, DataCard::of),
                Renderer.of(SoftTargetStore.class, StoreCard::of),
                Renderer.of(TrainingRun.class, PlanCard::of));
    }

    @Override
    public Map<String, String> about() {
        return About.libraries();
    }

    /// Trainings end in order, so that they can go on: those in the background, and that of the cell which the kernel
    /// has just stopped.
    @Override
    public void closing(Duration grace) {
        Background.endAll(grace);
        Unfinished.awaitAll(grace);
    }
}
