package org.joryu.kernel.protocol;

import org.jspecify.annotations.Nullable;

/// Who says something, when and under which name ("Message header" in the messaging specification).
///
/// A reply or publication carries the header of its request as its parent header: that is how a front
/// end knows the cell that an output belongs to.
///
/// @param messageId unique to this message
/// @param session the session of the sender
/// @param username the sender's user, may be empty
/// @param date ISO 8601, as the sender wrote it
/// @param messageType such as `execute_request`
/// @param version the protocol version that the sender speaks
/// @param subshellId the subshell addressed, null for the main shell
public record Header(
        String messageId,
        String session,
        String username,
        String date,
        String messageType,
        String version,
        @Nullable String subshellId) {}
