package org.joryu.kernel.dependency;

import java.util.Optional;

/// How far some long work is, and the end of it.
interface Progress {

    /// One line, from any thread; empty while there is nothing to tell.
    Optional<String> text();

    /// Makes the work end as soon as it can, from any thread.
    void cancel();
}
