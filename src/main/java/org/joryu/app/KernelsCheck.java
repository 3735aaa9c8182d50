package org.joryu.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joryu.app.Finding.Fine;
import org.joryu.app.Finding.Problem;
import org.joryu.app.Finding.Warning;

/// Whether installed kernels start, and with the same settings as the `joryu` script.
///
/// @param kernels those that are installed
/// @param settings what `joryu gpu` wrote
record KernelsCheck(List<InstalledKernel> kernels, Optional<GpuSettings> settings) {

    Check check() {
        return new Check("kernels", this::look);
    }

    private Finding look() {
        if (kernels.isEmpty()) {
            return new Fine("none is installed: %s brings its own, %s puts one into your Jupyter"
                    .formatted(CommandName.with("lab"), CommandName.with("install")));
        }
        for (var kernel : kernels) {
            var missing = kernel.missing();
            if (!missing.isEmpty()) {
                return new Problem(
                        "%s starts %s, which is not there".formatted(kernel.folder(), String.join(" and ", missing)),
                        "%s (with the same --prefix) puts this Joryu in its place, %s removes it"
                                .formatted(CommandName.with("install"), CommandName.with("uninstall")));
            }
        }
        // The Python package sets them itself, when it starts Java.
        var different = kernels.stream()
                .filter(kernel -> !kernel.isOfPythonPackage() && !isAsHere(kernel))
                .toList();
        return different.isEmpty()
                ? new Fine(list(kernels))
                : new Warning(
                        list(different) + (different.size() == 1 ? " has" : " have") + " other settings than joryu run",
                        CommandName.with("install") + " (with the same --prefix) renews a kernel");
    }

    private boolean isAsHere(InstalledKernel kernel) {
        var wanted = new HashMap<>(JavaFlags.ENVIRONMENT);
        settings.ifPresent(s -> wanted.putAll(s.forKernels()));
        Map<String, String> there = kernel.environment();
        return there.entrySet().containsAll(wanted.entrySet())
                && (settings.isPresent() || !there.containsKey(GpuSettings.TORCH));
    }

    private static String list(List<InstalledKernel> kernels) {
        return kernels.stream().map(kernel -> kernel.folder().toString()).collect(Collectors.joining(", "));
    }
}
