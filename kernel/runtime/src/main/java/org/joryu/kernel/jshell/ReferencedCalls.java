package org.joryu.kernel.jshell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;

/// Finds where code of a cell names one of the methods that are exchanged where they are called, such
/// as `System::exit`, and has it name a method of [ChecksLink] that does the same as such a call.
final class ReferencedCalls implements CodeTransform {

    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final ClassDesc THROWABLE = ClassDesc.of("java.lang.Throwable");

    /// What can be named instead, by the name of its call site.
    static final Map<String, MethodTypeDesc> METHODS = Map.of(
            Checks.EXIT,
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int),
            Checks.RUNTIME_EXIT,
            MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int),
            StackTraceCalls.PRINT,
            MethodTypeDesc.of(ConstantDescs.CD_void, THROWABLE));

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction lambda) {
            var named = lambda.bootstrapArgs();
            var exchanged = named.stream().map(ReferencedCalls::exchanged).toList();
            if (!exchanged.equals(named)) {
                code.invokedynamic(DynamicCallSiteDesc.of(
                        lambda.bootstrapMethod(),
                        lambda.name().stringValue(),
                        captured(lambda.typeSymbol(), exchanged),
                        exchanged.toArray(ConstantDesc[]::new)));
                return;
            }
        }
        code.with(element);
    }

    private static ConstantDesc exchanged(ConstantDesc named) {
        if (!(named instanceof DirectMethodHandleDesc method)) {
            return named;
        }
        var owner = method.owner();
        var name = method.methodName();
        if (owner.equals(SYSTEM) && name.equals("exit")) {
            return ChecksLink.method(Checks.EXIT);
        }
        if (owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"))) {
            return ChecksLink.method(Checks.RUNTIME_EXIT);
        }
        return name.equals(StackTraceCalls.PRINT) && owner.equals(THROWABLE) && hasReceiverOnly(method)
                ? ChecksLink.method(StackTraceCalls.PRINT)
                : named;
    }

    private static boolean hasReceiverOnly(DirectMethodHandleDesc method) {
        return method.kind() == DirectMethodHandleDesc.Kind.VIRTUAL
                && method.invocationType().parameterCount() == 1;
    }

    /// The captured receiver of `exception::printStackTrace` must be of the very type of the parameter.
    private static MethodTypeDesc captured(MethodTypeDesc captured, List<ConstantDesc> methods) {
        return methods.contains(ChecksLink.method(StackTraceCalls.PRINT)) && captured.parameterCount() == 1
                ? captured.changeParameterType(0, THROWABLE)
                : captured;
    }
}
