package org.joryu.kernel.protocol;

/// What a message says, apart from who says it and when.
public sealed interface Content permits Request, Reply, Publication, InputRequest {

    /// The `msg_type` of the header, such as `execute_request`.
    String messageType();
}
