package org.joryu.kernel.display;

import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.Publication;

/// Where publications go.
@FunctionalInterface
public interface Publisher {

    /// Tells every front end. From any thread; keeps the order of each thread's calls.
    ///
    /// @param parent the header of the request that this is about
    void publish(Header parent, Publication publication);
}
