package org.joryu.kernel.core;

import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.Request;

/// A request that came in.
///
/// @param header the parent header of all that is said about it
/// @param sender to whom the reply goes
public record Incoming(Header header, Request request, Sender sender) {}
