/// For engineers who give the kernel a language: what it must be able to do, as values.
///
/// Nothing here knows of messages or of sockets. Positions are offsets in UTF-16 code units, as in
/// `String`; the core converts to and from the code points of the protocol.
@NullMarked
package org.joryu.kernel.interpreter;

import org.jspecify.annotations.NullMarked;
