package org.joryu.kernel.jshell;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.util.Map;
import java.util.Objects;

/// The one class that links what [Checks] inserted into cells to this kernel's call sites.
///
/// It is generated and lives in the cells' own loader, so that cells need see no class of the
/// kernel. All it holds is a map from the name of a call to its call site, and methods that make these calls.
final class ChecksLink {

    static final String NAME = "REPL.$Checks$";

    private static final ClassDesc LINK = ClassDesc.of(NAME);
    private static final ClassDesc MAP = ClassDesc.of("java.util.Map");
    private static final String SITES = "sites";
    private static final String BOOTSTRAP = "link";
    private static final MethodTypeDesc BOOTSTRAP_TYPE = MethodTypeDesc.of(
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_MethodHandles_Lookup,
            ConstantDescs.CD_String,
            ConstantDescs.CD_MethodType);
    private static final DirectMethodHandleDesc LINKER =
            MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, LINK, BOOTSTRAP, BOOTSTRAP_TYPE);

    private ChecksLink() {}

    /// A call that is bound to the call site of that name.
    static DynamicCallSiteDesc call(String name, MethodTypeDesc type) {
        return DynamicCallSiteDesc.of(LINKER, name, type);
    }

    /// A method that makes that call, for code that wants one to name.
    static DirectMethodHandleDesc method(String name) {
        return MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC,
                LINK,
                name,
                Objects.requireNonNull(ReferencedCalls.METHODS.get(name)));
    }

    static byte[] bytecode() {
        return ClassFile.of().build(LINK, type -> {
            type.withFlags(ACC_PUBLIC | ACC_FINAL | ACC_SYNTHETIC)
                    .withField(SITES, MAP, ACC_PUBLIC | ACC_STATIC)
                    .withMethodBody(
                            BOOTSTRAP,
                            BOOTSTRAP_TYPE,
                            ACC_PUBLIC | ACC_STATIC,
                            code -> code.getstatic(LINK, SITES, MAP)
                                    .aload(1)
                                    .invokeinterface(
                                            MAP,
                                            "get",
                                            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                                    .checkcast(ConstantDescs.CD_CallSite)
                                    .areturn());
            ReferencedCalls.METHODS.forEach((name, parameters) ->
                    type.withMethodBody(name, parameters, ACC_PUBLIC | ACC_STATIC, code -> {
                        for (int i = 0; i < parameters.parameterCount(); i++) {
                            code.loadLocal(TypeKind.from(parameters.parameterType(i)), code.parameterSlot(i));
                        }
                        code.invokedynamic(call(name, parameters)).return_();
                    }));
        });
    }

    /// Hands the call sites to the loaded class.
    static void bind(Class<?> link, Map<String, CallSite> sites) {
        try {
            link.getField(SITES).set(null, sites);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the class of bytecode() must have a public field " + SITES, e);
        }
    }
}
