package org.joryu.distill;

import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SoftTargetLoss;

/// The methods of RepDistiller's scripts, each with the weight that it has there beside cross-entropy.
///
/// ```java
/// presets.repDistiller("resnet32x4", "resnet8x4", CRD)
/// ```
public enum RepDistillerMethod {
    /// Soft targets at T = 4: `-r 0.1 -a 0.9`.
    KD,
    /// FitNets, a hint at the second stage: `-b 100`.
    HINT,
    /// Attention transfer: `-b 1000`.
    AT,
    /// Similarity within the batch: `-b 3000`.
    SP,
    /// Correlation congruence: `-b 0.02`.
    CC,
    /// Variational information distillation: `-b 1`.
    VID,
    /// Relational distillation, distances 25 and angles 50: `-b 1`.
    RKD,
    /// Probabilistic knowledge transfer: `-b 30000`.
    PKT,
    /// Neuron selectivity transfer: `-b 50`.
    NST,
    /// Contrastive representation distillation: `-b 0.8`.
    CRD,
    /// The same beside soft targets at T = 4: `-a 1 -b 0.8`.
    CRD_AND_KD;

    private static final double TEMPERATURE = 4;

    /// All but cross-entropy, as it is weighed there.
    Loss soft() {
        return switch (this) {
            case KD -> new SoftTargetLoss(TEMPERATURE);
            case HINT -> Joryu.hint("stage2").weight(100);
            case AT -> Joryu.attention().weight(1000);
            case SP -> Joryu.similarity().weight(3000);
            case CC -> Joryu.correlation().weight(0.02);
            case VID -> Joryu.vid();
            case RKD -> Joryu.rkd();
            case PKT -> Joryu.pkt().weight(30_000);
            case NST -> Joryu.nst().weight(50);
            case CRD -> Joryu.crd().weight(0.8);
            case CRD_AND_KD -> new SoftTargetLoss(TEMPERATURE).plus(Joryu.crd().weight(0.8));
        };
    }

    /// The weight of cross-entropy there; 1 in all methods but one.
    double hard() {
        return this == KD ? 0.1 : 1;
    }
}
