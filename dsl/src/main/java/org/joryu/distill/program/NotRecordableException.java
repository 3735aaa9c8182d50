package org.joryu.distill.program;

/// A computation cannot become a program; the message says why, as the end of a sentence that begins with
/// "because".
public final class NotRecordableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param reason for example `the numbers of an array are looked at (toFloatArray)`
    public NotRecordableException(String reason) {
        super(reason);
    }

    static NotRecordableException unknown(String method) {
        return new NotRecordableException("it uses " + method + ", which has no counterpart in a program");
    }

    static NotRecordableException looked(String method) {
        return new NotRecordableException("it looks at the numbers of an array (" + method + ")");
    }
}
