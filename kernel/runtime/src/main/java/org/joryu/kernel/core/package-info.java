/// For the composition of a kernel: routes requests to the interpreter and says what happens, over any
/// transport that implements [Server][org.joryu.kernel.core.Server].
///
/// Cells run one after the other on one thread. Completion, inspection and the like have another, so
/// they are answered while a cell runs, and so have the handlers of comms; interrupts and shutdown have
/// one more, so nothing delays them.
@NullMarked
package org.joryu.kernel.core;

import org.jspecify.annotations.NullMarked;
