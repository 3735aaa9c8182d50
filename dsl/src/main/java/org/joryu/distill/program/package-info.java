/// For those who make a computation faster than calling it step by step: what is computed with arrays of
/// DJL is recorded once, improved as a graph, and written as a TorchScript program that libtorch runs in
/// one call.
///
/// Nothing here knows of networks, losses or training. Whatever is written against
/// [ai.djl.ndarray.NDArray] can be recorded, as long as nobody looks at the numbers.
@NullMarked
package org.joryu.distill.program;

import org.jspecify.annotations.NullMarked;
