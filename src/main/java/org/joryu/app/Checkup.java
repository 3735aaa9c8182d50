package org.joryu.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that `joryu doctor` looks at, in the order in which one thing needs the other.
///
/// @param checks made one after the other
record Checkup(List<Check> checks) {

    /// What there is to look at on this machine.
    static Checkup ofThisMachine(Distribution distribution) {
        var environment = new HashMap<>(System.getenv());
        var system = System.getProperty("os.name");
        var settings = GpuSettings.current();
        // As the script does, where this was not started by it.
        settings.filter(s -> !environment.containsKey(GpuSettings.TORCH))
                .ifPresent(s -> environment.putAll(s.environment()));
        var natives = new NativesChecks(
                new Once<>(() -> Natives.probe(distribution, environment)),
                new Once<>(NvidiaDriver::find),
                environment,
                settings,
                system);
        var home = Path.of(System.getProperty("user.home"));
        var kernels = InstalledKernel.find(environment, home, List.of());

        var checks = new ArrayList<Check>();
        checks.addAll(new MachineChecks(AotCache.current(), environment, system).all());
        checks.add(new ClassPathCheck(distribution).check());
        checks.add(FoldersCheck.ofThisUser(environment, home, distribution).check());
        checks.add(FontsCheck.check());
        checks.add(PortsCheck.check());
        checks.addAll(natives.all());
        checks.add(new KernelsCheck(kernels, settings).check());
        checks.add(new JupyterCheck(environment, List.of(LabCommand.defaultEnvironment())).check());
        return new Checkup(checks);
    }

    /// What takes a while is asked once.
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> source;
        private @Nullable T value;

        Once(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            var known = value;
            if (known == null) {
                known = source.get();
                value = known;
            }
            return known;
        }
    }
}
