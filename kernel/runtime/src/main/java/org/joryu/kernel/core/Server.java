package org.joryu.kernel.core;

import java.util.Map;
import org.joryu.kernel.display.Publisher;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Reply;

/// What the core needs of a transport. All methods may be called from any thread and return at once.
public interface Server extends Publisher {

    /// Answers a request, on the channel and to the front end that it came from.
    ///
    /// @param metadata JSON values by name
    void reply(Incoming request, Reply reply, Map<String, Object> metadata);

    /// Asks the front end that sent a request for a line of input. Where that turns out not to reach it,
    /// the core is told ([KernelCore#unheard]).
    ///
    /// @return the message id of the question, by which the answer may name it
    String askForInput(Incoming request, InputRequest question);
}
