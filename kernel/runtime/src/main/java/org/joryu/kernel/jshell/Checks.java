package org.joryu.kernel.jshell;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/// Gives classes of cells the checks that let an interrupt in: on backward branches, so that loops
/// end, and at the start of methods, so that recursion does. Calls that would end the process end
/// the cell instead, by whatever way they are named.
///
/// A check is an `invokedynamic` whose target does nothing until somebody interrupts; the JIT folds
/// it away, where reading a volatile flag would keep it from vectorizing the loop.
final class Checks {

    /// The call site of the checks: `()void`.
    static final String CHECK = "check";

    /// The call site that stands in for `System.exit`: `(int)void`.
    static final String EXIT = "exit";

    /// The call site that stands in for `Runtime.exit` and `Runtime.halt`: `(Runtime, int)void`.
    static final String RUNTIME_EXIT = "runtimeExit";

    /// JShell's own entries to a snippet begin so. They run once, so they need no check at their
    /// start.
    private static final String SNIPPET_ENTRY = "do_it$";

    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final DynamicCallSiteDesc CHECK_CALL =
            ChecksLink.call(CHECK, MethodTypeDesc.of(ConstantDescs.CD_void));
    private static final DynamicCallSiteDesc EXIT_CALL =
            ChecksLink.call(EXIT, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
    private static final DynamicCallSiteDesc RUNTIME_EXIT_CALL =
            ChecksLink.call(RUNTIME_EXIT, MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int));

    private Checks() {}

    /// The class with its checks.
    ///
    /// @param hierarchy finds the classes that the bytecode mentions, for its stack maps
    static byte[] insert(byte[] bytecode, ClassHierarchyResolver hierarchy) {
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        var model = classFile.parse(bytecode);
        return classFile.transformClass(model, publicly(model, (type, element) -> {
            if (element instanceof MethodModel method && method.code().isPresent()) {
                boolean atStart = !method.methodName().stringValue().startsWith(SNIPPET_ENTRY)
                        && !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
                type.transformMethod(
                        method,
                        MethodTransform.transformingCode(new OneMethod(atStart)
                                .andThen(new HandoverCalls())
                                .andThen(new StackTraceCalls())
                                .andThen(new ReferencedCalls())));
            } else {
                type.with(element);
            }
        }));
    }

    /// The class without checks, and as public as with them.
    static byte[] insertNone(byte[] bytecode) {
        var classFile = ClassFile.of();
        var model = classFile.parse(bytecode);
        return classFile.transformClass(model, publicly(model, ClassTransform.ACCEPT_ALL));
    }

    /// Makes JShell's wrapper public, which classes of another loader use.
    private static ClassTransform publicly(ClassModel model, ClassTransform rest) {
        var name = model.thisClass().asInternalName().replace('/', '.');
        boolean isWrapper = name.equals(SnippetNames.wrapper(name));
        return (type, element) -> {
            if (isWrapper && element instanceof AccessFlags flags) {
                type.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
            } else {
                rest.accept(type, element);
            }
        };
    }

    /// The transformation of one method; a label that was passed lies behind.
    private static final class OneMethod implements CodeTransform {

        private final Set<Label> behind = new HashSet<>();
        private boolean isDueAtStart;

        OneMethod(boolean atStart) {
            this.isDueAtStart = atStart;
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            // Behind the first line number, so that a stack that overflows there has it.
            if (isDueAtStart && element instanceof Instruction) {
                isDueAtStart = false;
                code.invokedynamic(CHECK_CALL);
            }
            switch (element) {
                case LabelTarget target -> {
                    behind.add(target.label());
                    code.with(target);
                }
                case BranchInstruction branch
                when behind.contains(branch.target()) ->
                    code.invokedynamic(CHECK_CALL).with(branch);
                case TableSwitchInstruction table
                when behind.contains(table.defaultTarget())
                        || table.cases().stream().anyMatch(c -> behind.contains(c.target())) ->
                    code.invokedynamic(CHECK_CALL).with(table);
                case LookupSwitchInstruction lookup
                when behind.contains(lookup.defaultTarget())
                        || lookup.cases().stream().anyMatch(c -> behind.contains(c.target())) ->
                    code.invokedynamic(CHECK_CALL).with(lookup);
                case InvokeInstruction call
                when isCall(call, "java/lang/System", "exit") -> code.invokedynamic(EXIT_CALL);
                case InvokeInstruction call
                when isCall(call, "java/lang/Runtime", "exit") || isCall(call, "java/lang/Runtime", "halt") ->
                    code.invokedynamic(RUNTIME_EXIT_CALL);
                case CodeElement other -> code.with(other);
            }
        }

        private static boolean isCall(InvokeInstruction call, String owner, String name) {
            return call.owner().asInternalName().equals(owner) && call.name().equalsString(name);
        }
    }
}
