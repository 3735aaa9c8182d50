package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.joryu.kernel.dependency.MavenFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `joryu natives`: gets libtorch for the CPU before the first training does, or for a machine without a network.
@Command(
        name = "natives",
        description = {
            "Gets libtorch for the CPU, which the first training otherwise fetches, and tries it.",
            "From Maven Central, as Maven's settings.xml says (mirrors, proxies), checked by its SHA-256; or from a folder.",
            "For a machine without a network: --to FOLDER on another, then --from FOLDER here, or let JORYU_NATIVES name it."
        },
        mixinStandardHelpOptions = true)
final class NativesCommand implements Runnable {

    /// The variable by which the language is told a folder.
    private static final String FOLDER = "JORYU_NATIVES";

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "Take it from this folder, where it lies under the name that Maven gives it.")
    private @Nullable Path from;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Only download it, into this folder.")
    private @Nullable Path to;

    @Option(
            names = "--platform",
            paramLabel = "P",
            description = "With --to: for another platform: linux-x86_64, linux-aarch64, osx-aarch64 or win-x86_64.")
    private @Nullable String platform;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (from != null && to != null) {
            throw new UserError("--from and --to must not be given at once: the one takes, the other brings");
        }
        if (platform != null && to == null) {
            throw new UserError("--platform must come with --to, as another platform's libtorch does not run here");
        }
        if (to != null) {
            download(to);
        } else {
            install();
        }
    }

    private void download(Path folder) {
        var file = fetched(wanted());
        try {
            Files.createDirectories(folder);
            var target = folder.resolve(file.getFileName());
            AtomicFile.write(target, Files.readAllBytes(file));
            say("Wrote %s: on the other machine, joryu natives --from its folder takes it".formatted(target));
        } catch (IOException e) {
            throw new UserError("cannot write into %s: %s".formatted(folder, e), e);
        }
    }

    private NativesFile wanted() {
        var listed = Natives.list(Distribution.current());
        var chosen = platform == null
                ? listed.file()
                : Optional.ofNullable(listed.all().get(platform));
        return chosen.orElseThrow(() -> new UserError("--platform must be one of %s, but is %s"
                .formatted(
                        String.join(", ", listed.all().keySet()),
                        platform == null ? "this machine's, for which there is no libtorch" : platform)));
    }

    private void install() {
        var distribution = Distribution.current();
        switch (Natives.probe(distribution, Map.of())) {
            case Natives.Working working -> say("libtorch is here and works: " + words(working));
            case Natives.Broken(var why) ->
                throw new UserError("libtorch is here, but does not start: %s: %s says what to do"
                        .formatted(why, CommandName.with("doctor")));
            case Natives.Absent(var file, var all) -> {
                var wanted = file.orElseThrow(
                        () -> new UserError("there is no libtorch for this platform in Maven Central, only for "
                                + String.join(", ", all.keySet())));
                tried(Natives.start(distribution, Map.of(FOLDER, folder(wanted).toString())));
            }
        }
    }

    private Path folder(NativesFile wanted) {
        if (from == null) {
            return fetched(wanted).resolveSibling("");
        }
        var file = from.toAbsolutePath().normalize().resolve(wanted.fileName());
        if (!Files.isRegularFile(file)) {
            throw new UserError("--from must name a folder with %s, but is %s: %s on a machine with a network writes it"
                    .formatted(wanted.fileName(), from, "joryu natives --to FOLDER"));
        }
        return file.resolveSibling("");
    }

    private void tried(Natives natives) {
        switch (natives) {
            case Natives.Working working -> say("libtorch works: " + words(working));
            case Natives.Broken(var why) -> throw new UserError("libtorch could not be taken: " + why);
            case Natives.Absent _ -> throw new IllegalStateException("it was told to start");
        }
    }

    private Path fetched(NativesFile file) {
        say("Fetching %s, %s".formatted(file.coordinates(), file.size()));
        var progress = MovingLine.onStandardOutput(true);
        try {
            var path = MavenFile.fetch(file.coordinates(), progress::move);
            progress.settle();
            say("Fetched " + path);
            return path;
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private static String words(Natives.Working working) {
        return "%s in %s".formatted(working.fact("torch"), working.libraries());
    }

    private void say(String sentence) {
        var out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}
