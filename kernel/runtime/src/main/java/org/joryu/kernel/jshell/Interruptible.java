package org.joryu.kernel.jshell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/// Gives classes of cells the checks that let an interrupt in: on backward branches, so that loops end, and at
/// the start of methods, so that recursion does. Calls that would end the process end the cell instead.
final class Interruptible {

    private static final ClassDesc BACK_EDGE = ClassDesc.of(BackEdge.class.getName());
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final DirectMethodHandleDesc BOOTSTRAP = MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            BACK_EDGE,
            "check",
            MethodTypeDesc.of(
                    ConstantDescs.CD_CallSite,
                    ConstantDescs.CD_MethodHandles_Lookup,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_MethodType));
    private static final DynamicCallSiteDesc CHECK =
            DynamicCallSiteDesc.of(BOOTSTRAP, "check", MethodTypeDesc.of(ConstantDescs.CD_void));
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc RUNTIME_EXIT =
            MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);

    private Interruptible() {}

    /// The class with its checks.
    ///
    /// @param hierarchy finds the classes that the bytecode mentions, for its stack maps
    static byte[] transform(byte[] bytecode, ClassHierarchyResolver hierarchy) {
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        return classFile.transformClass(
                classFile.parse(bytecode),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Checks::new)));
    }

    /// The transformation of one method; a label that was passed is behind.
    private static final class Checks implements CodeTransform {

        private final Set<Label> behind = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            code.invokedynamic(CHECK);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LabelTarget target -> {
                    behind.add(target.label());
                    code.with(target);
                }
                case BranchInstruction branch
                when behind.contains(branch.target()) ->
                    code.invokedynamic(CHECK).with(branch);
                case InvokeInstruction call when endsTheProcess(call) -> endTheCell(code, call);
                case CodeElement other -> code.with(other);
            }
        }

        private static boolean endsTheProcess(InvokeInstruction call) {
            var owner = call.owner().asInternalName();
            var name = call.name().stringValue();
            return (owner.equals("java/lang/System") && name.equals("exit"))
                    || (owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt")));
        }

        private static void endTheCell(CodeBuilder code, InvokeInstruction call) {
            var ofRuntime = call.owner().asInternalName().equals("java/lang/Runtime");
            code.invokestatic(BACK_EDGE, "exit", ofRuntime ? RUNTIME_EXIT : EXIT);
        }
    }
}
