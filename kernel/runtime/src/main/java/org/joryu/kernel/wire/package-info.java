/// For whoever starts a kernel that front ends reach over the network: connection files, signatures,
/// frames and sockets. The only package that knows ZeroMQ.
@NullMarked
package org.joryu.kernel.wire;

import org.jspecify.annotations.NullMarked;
