package org.joryu.app;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `joryu doctor`: looks at all that a training needs of this machine, and says what to do where something is amiss.
@Command(
        name = "doctor",
        description = {
            "Says what Joryu finds on this machine: Java, libtorch, GPU, memory, disk, and what to do about each.",
            "Changes nothing, except that libtorch is unpacked if it was never used before.",
            "Exit code: 0 if all works, if with warnings, 1 if something does not, 2 for bad arguments."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print it as JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var results = new ArrayList<Check.Result>();
        var text = new DoctorText(spec.commandLine().getColorScheme().ansi());
        for (var check : Checkup.ofThisMachine(Distribution.current()).checks()) {
            var result = check.make();
            results.add(result);
            if (!json) {
                // As they come: libtorch takes a while.
                out.println(text.lines(result));
                out.flush();
            }
        }
        out.println(json ? DoctorJson.of(results) : text.sum(results));
        out.flush();
        return results.stream().anyMatch(r -> r.finding() instanceof Finding.Problem) ? 1 : 0;
    }
}
