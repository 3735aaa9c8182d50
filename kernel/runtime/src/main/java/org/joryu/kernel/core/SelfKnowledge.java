package org.joryu.kernel.core;

import java.util.function.Supplier;
import org.joryu.kernel.history.History;
import org.joryu.kernel.protocol.Reply.KernelInfoReply;
import org.joryu.kernel.protocol.UsageReply;

/// What a kernel can tell of itself, without its interpreter.
///
/// @param info the answer to `kernel_info_request`
/// @param usage measures the answer to `usage_request`; may take its time
/// @param history keeps the cells; closed with the kernel
public record SelfKnowledge(KernelInfoReply info, Supplier<UsageReply> usage, History history) {}
