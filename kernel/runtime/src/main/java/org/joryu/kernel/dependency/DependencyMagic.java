package org.joryu.kernel.dependency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// `%dependency`: adds libraries from Maven repositories to what cells see, with all that they need.
///
/// ```text
/// %dependency org.apache.commons:commons-lang3
/// %dependency --sources com.google.code.gson:gson:2.13.2 com.google.guava:guava:33.4.8-jre
/// ```
public final class DependencyMagic implements Magic {

    private static final int LINES = 40;

    private final Locations locations;
    private final Map<String, Added> added = new LinkedHashMap<>();
    private final List<RepositoryAddress> repositories = new ArrayList<>();
    private final List<Coordinates> platforms = new ArrayList<>();
    private final Locking locking = new Locking();

    /// With Maven's things in their usual places.
    public DependencyMagic() {
        this(Locations.USUAL);
    }

    DependencyMagic(Locations locations) {
        this.locations = locations;
    }

    @Override
    public Description description() {
        return Description.line(
                        "dependency",
                        "%dependency [--repo [ID=]URL] [--exclude GROUP:ARTIFACT] [--sources] [--offline]"
                                + " GROUP:ARTIFACT[:VERSION] ...   or   %dependency [--list]   or   %dependency --lock|--locked [FILE]",
                        "Adds libraries from Maven repositories, with all that they need.")
                .withAliases("maven")
                .withDetails(
                        "Without a version, or with a range or LATEST, the newest is taken and named. GROUP:ARTIFACT:EXTENSION:VERSION and"
                                + " GROUP:ARTIFACT:EXTENSION:CLASSIFIER:VERSION name other files than the jar; of a POM, its dependencies are added,"
                                + " and it gives their versions to those that are asked for without one. Where several versions of a library are wanted"
                                + " the newest is taken, and told. What is loaded stays: another version than that in force needs a restart."
                                + " --repo is asked before Maven Central, also by later calls; ~/.m2/settings.xml with its mirrors, proxies and servers"
                                + " holds, and downloads are kept where Maven keeps them. --sources fetches the sources too, for inspection,"
                                + " and the javadoc of what has none."
                                + " --offline takes only what was downloaded before. --list, or nothing, lists what was added."
                                + " --lock writes exact versions and SHA-256 of all that is added to FILE, also of what later lines add; --locked"
                                + " takes these versions where others are open, and refuses whatever is not as FILE has it. Without FILE it is"
                                + " NAME.lock.json beside NAME.ipynb, where the front end tells the notebook's name, as JupyterLab does.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        var words = call.words();
        if (!words.isEmpty() && Locking.OPTIONS.contains(words.getFirst())) {
            System.out.println(locking.follow(words, call.environment(), added.values()));
            return null;
        }
        var asked = Wish.of(words);
        var wish = asked.after(repositories);
        if (asked.list()) {
            return listed();
        }
        remember(asked);
        if (wish.coordinates().isEmpty()) {
            asked.repositories().forEach(it -> System.out.println("repository: " + it.id() + " (" + it.url() + ")"));
            return null;
        }
        var before = call.classPath();
        var resolution = Resolver.resolve(
                wish, List.copyOf(platforms), locking.pins(), InForce.of(before, added.values()), locations);
        var fresh = resolution.libraries().stream()
                .filter(library -> !before.contains(library.file()))
                .toList();
        locking.check(fresh);
        call.addToClassPath(fresh.stream().map(Added::file).toList());
        fresh.forEach(library -> added.put(library.coordinates().key(), library));
        platforms.addAll(resolution.platforms());
        locking.added(added.values());
        tell(resolution, fresh);
        return null;
    }

    /// Also if the resolution fails: who repeats it need not repeat them.
    private void remember(Wish asked) {
        for (var repository : asked.repositories()) {
            repositories.removeIf(it -> it.id().equals(repository.id()));
            repositories.addFirst(repository);
        }
    }

    private static void tell(Resolution resolution, List<Added> fresh) {
        var direct = fresh.stream().filter(it -> it.because().equals("you")).toList();
        direct.forEach(library -> System.out.println("added: " + library.coordinates()));
        var needed = fresh.stream().filter(it -> !direct.contains(it)).toList();
        if (!needed.isEmpty()) {
            System.out.println("and what %s:".formatted(direct.size() == 1 ? "it needs" : "they need"));
            needed.stream().limit(LINES).forEach(library -> System.out.println("       " + library.coordinates()));
            if (needed.size() > LINES) {
                System.out.println("       and %d more: see %%dependency --list".formatted(needed.size() - LINES));
            }
        }
        if (fresh.isEmpty() && resolution.warnings().isEmpty()) {
            resolution.wanted().forEach(it -> System.out.println("already there: " + it));
        }
        resolution.notes().forEach(System.out::println);
        resolution.warnings().forEach(System.err::println);
    }

    private MimeBundle listed() {
        return MimeBundle.text(
                added.isEmpty()
                        ? "%dependency has added nothing yet: see %help dependency"
                        : Stream.concat(
                                        platforms.stream().map(it -> it + "  (its versions)"),
                                        added.values().stream().map(DependencyMagic::line))
                                .collect(Collectors.joining("\n")));
    }

    private static String line(Added library) {
        return "%s  (%s)"
                .formatted(
                        library.coordinates(),
                        library.because().equals("you") ? "asked for" : "wanted by " + library.because());
    }

    @Override
    public List<String> complete(String arguments) {
        var words = arguments.split("\\s+", -1);
        var word = words[words.length - 1];
        if (word.startsWith("-")) {
            return Stream.of(Wish.FLAGS, Wish.WITH_VALUE, Locking.OPTIONS)
                    .flatMap(Set::stream)
                    .filter(option -> option.startsWith(word))
                    .sorted()
                    .toList();
        }
        return LocalRepository.of(locations).completions(word);
    }
}
