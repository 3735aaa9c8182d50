package org.joryu.kernel.jshell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;

/// Finds where code of a cell prints a stack trace, and has [PrintedTraces] print it: the JDK's own
/// names the classes that JShell wraps snippets in, and the kernel's frames below them.
final class StackTraceCalls implements CodeTransform {

    /// The call site that stands in for `Throwable.printStackTrace()`: `(Throwable)void`.
    static final String PRINT = "printStackTrace";

    private static final ClassDesc THROWABLE = ClassDesc.of("java.lang.Throwable");
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final DynamicCallSiteDesc PRINT_CALL =
            ChecksLink.call(PRINT, MethodTypeDesc.of(ConstantDescs.CD_void, THROWABLE));

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && call.opcode() == Opcode.INVOKEVIRTUAL
                && call.name().equalsString(PRINT)
                && call.typeSymbol().equals(NO_ARGUMENTS)) {
            // The bytecode names the class of the variable, and not whether that is an exception's.
            code.dup()
                    .instanceOf(THROWABLE)
                    .ifThenElse(
                            exception -> exception.checkcast(THROWABLE).invokedynamic(PRINT_CALL),
                            other -> other.with(call));
        } else {
            code.with(element);
        }
    }
}
