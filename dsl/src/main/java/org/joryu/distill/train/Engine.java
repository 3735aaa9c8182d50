package org.joryu.distill.train;

/// By what a step is computed. All give the same numbers, but for the order in which some are added up.
///
/// ```java
/// plan.engine(EAGER)
/// ```
public enum Engine {

    /// Whichever is faster and can compute the step.
    AUTOMATIC,

    /// One operation after the other, which any network and any loss can.
    EAGER,

    /// One program for the whole step, made before the first; refused where a network or a loss cannot be
    /// compiled, which `AUTOMATIC` would compute eagerly.
    COMPILED
}
