package org.joryu.kernel.magic;

import org.joryu.kernel.interpreter.ExecutionOutcome;

/// Carries the failure or the stop of Java that a magic ran through that magic, to be the cell's.
final class NestedOutcome extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ExecutionOutcome outcome;

    NestedOutcome(ExecutionOutcome outcome) {
        super("Java that a magic ran did not complete", null, false, false);
        this.outcome = outcome;
    }

    ExecutionOutcome outcome() {
        return outcome;
    }
}
