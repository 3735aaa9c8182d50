package org.joryu.distill.model;

/// The input is so small that a layer has nothing to look at.
final class NothingLeftException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NothingLeftException() {
        super("the input is too small");
    }
}
