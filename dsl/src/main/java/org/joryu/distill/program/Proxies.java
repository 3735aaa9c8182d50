package org.joryu.distill.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What proxies of DJL's interfaces have in common.
final class Proxies {

    private Proxies() {}

    /// A method as [Operations] knows it, for example `sum(int[],boolean)`.
    static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    /// Calls the method of the object that a proxy stands for.
    static Object carryOut(Object receiver, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// Proxies are equal only to themselves.
    @SuppressWarnings("ReferenceEquality")
    static boolean isSame(Object proxy, @Nullable Object other) {
        return proxy == other;
    }
}
