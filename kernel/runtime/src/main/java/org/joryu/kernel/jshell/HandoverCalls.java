package org.joryu.kernel.jshell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds where code of a cell hands a task to an executor or a future, and has [Handovers] see the task
/// first, so that the thread that will run it knows to which cell that belongs.
///
/// Threads inherit their cell from the one that starts them; but the common pool's are started by
/// whoever comes first, and those of a cell's own pool go on to work for later cells.
final class HandoverCalls implements CodeTransform {

    private static final Set<String> TAKERS = Stream.of(
                    Executor.class,
                    ExecutorService.class,
                    ScheduledExecutorService.class,
                    ThreadPoolExecutor.class,
                    ScheduledThreadPoolExecutor.class,
                    ForkJoinPool.class,
                    CompletableFuture.class,
                    CompletionStage.class)
            .map(type -> type.getName().replace('.', '/'))
            .collect(Collectors.toSet());

    /// The call site that a task goes through.
    ///
    /// @param task its type's simple name
    static String site(String task) {
        return "handOver" + task;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && TAKERS.contains(call.owner().asInternalName())) {
            handOver(code, call.typeSymbol().parameterList());
        }
        code.with(element);
    }

    /// Exchanges the tasks among the arguments, which lie on the stack: what lies above the first one is
    /// put aside.
    private static void handOver(CodeBuilder code, List<ClassDesc> parameters) {
        int first = 0;
        while (first < parameters.size() && !isTask(parameters.get(first))) {
            first++;
        }
        var aside = new int[parameters.size()];
        for (int i = parameters.size() - 1; i > first; i--) {
            var kind = TypeKind.from(parameters.get(i));
            aside[i] = code.allocateLocal(kind);
            code.storeLocal(kind, aside[i]);
        }
        for (int i = first; i < parameters.size(); i++) {
            var type = parameters.get(i);
            if (i > first) {
                code.loadLocal(TypeKind.from(type), aside[i]);
            }
            if (isTask(type)) {
                code.invokedynamic(ChecksLink.call(site(type.displayName()), MethodTypeDesc.of(type, type)));
            }
        }
    }

    private static boolean isTask(ClassDesc type) {
        return Handovers.TASKS.contains(type.descriptorString());
    }
}
