package org.joryu.kernel.core;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.joryu.kernel.protocol.Comm;
import org.joryu.kernel.protocol.Request;
import org.joryu.kernel.protocol.Request.CommInfoRequest;
import org.joryu.kernel.protocol.Request.CompleteRequest;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.kernel.protocol.Request.HistoryRequest;
import org.joryu.kernel.protocol.Request.InputReply;
import org.joryu.kernel.protocol.Request.InspectRequest;
import org.joryu.kernel.protocol.Request.InterruptRequest;
import org.joryu.kernel.protocol.Request.InvalidRequest;
import org.joryu.kernel.protocol.Request.IsCompleteRequest;
import org.joryu.kernel.protocol.Request.KernelInfoRequest;
import org.joryu.kernel.protocol.Request.ShutdownRequest;
import org.joryu.kernel.protocol.Request.UnknownRequest;
import org.joryu.kernel.protocol.Request.UsageRequest;
import org.joryu.kernel.protocol.SubshellRequest;

/// The subshells that front ends have made beside the main shell (JEP 91). Thread-safe.
///
/// Completion, inspection, history and comms never wait for a cell, whatever shell they are addressed
/// to. Cells do: a Java session runs one at a time, so those of a subshell take turns with the others
/// (see [CellQueue]). Counter and history are common to all shells, as a cell's number is how its
/// errors speak of it.
final class Subshells {

    private final Set<String> ids = Collections.synchronizedSet(new LinkedHashSet<>());

    String create() {
        var id = UUID.randomUUID().toString();
        ids.add(id);
        return id;
    }

    /// {@return whether there was one of this name}
    boolean delete(String id) {
        return ids.remove(id);
    }

    List<String> all() {
        synchronized (ids) {
            return List.copyOf(ids);
        }
    }

    /// Whether a request is addressed to a subshell that is not there.
    boolean isLost(Incoming incoming) {
        var id = incoming.header().subshellId();
        return id != null && isAddressed(incoming.request()) && !ids.contains(id);
    }

    /// Whether it is for a shell at all, and not for the kernel as a whole.
    private static boolean isAddressed(Request request) {
        return switch (request) {
            case ExecuteRequest _,
                    IsCompleteRequest _,
                    CompleteRequest _,
                    InspectRequest _,
                    HistoryRequest _,
                    CommInfoRequest _,
                    Comm _ -> true;
            case KernelInfoRequest _,
                    InterruptRequest _,
                    ShutdownRequest _,
                    UsageRequest _,
                    SubshellRequest _,
                    InputReply _,
                    InvalidRequest _,
                    UnknownRequest _ -> false;
        };
    }
}
