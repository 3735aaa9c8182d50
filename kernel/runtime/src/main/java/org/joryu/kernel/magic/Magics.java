package org.joryu.kernel.magic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.joryu.kernel.interpreter.Nearest;
import org.joryu.notebook.Magic;
import org.joryu.notebook.Magic.Form;
import org.joryu.notebook.NotebookExtension;

/// The magics that there are, by name. Thread-safe: libraries add theirs while a notebook runs.
final class Magics {

    private final ConcurrentMap<String, Magic> byName = new ConcurrentHashMap<>();
    private final List<NotebookExtension> extensions = new CopyOnWriteArrayList<>();

    /// Adds the magics of a library.
    void add(NotebookExtension extension) {
        extensions.add(extension);
        add(extension.magics());
    }

    /// The libraries that the notebook knows, in the order in which it came to.
    List<NotebookExtension> extensions() {
        return List.copyOf(extensions);
    }

    /// Adds magics, in the place of those with the same names.
    void add(Collection<? extends Magic> magics) {
        for (var magic : magics) {
            var description = magic.description();
            byName.put(description.name(), magic);
            description.aliases().forEach(alias -> byName.put(alias, magic));
        }
    }

    Optional<Magic> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// All of them once, by their own names, in alphabetical order.
    List<Magic> all() {
        Map<String, Magic> once = new TreeMap<>();
        byName.values().forEach(magic -> once.put(magic.description().name(), magic));
        return new ArrayList<>(once.values());
    }

    /// Names and aliases of those that may stand in this form.
    List<String> names(Form form) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().description().forms().contains(form))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// What to say of a name that there is not, or not in this form.
    String unknown(Part.Call call) {
        var written = call.written();
        if (call.name().isEmpty()) {
            return "%s must be followed by the name of a magic: see %%help".formatted(written);
        }
        var known = find(call.name()).map(Magic::description);
        if (known.isPresent()) {
            return "there is no %s: %s is used as %s"
                    .formatted(written, call.name(), known.get().usage());
        }
        return Nearest.toOrBegunBy(call.name(), byName.keySet())
                .map(name -> "there is no magic %s: did you mean %s? %%help lists all"
                        .formatted(written, Part.Call.written(nearestForm(name, call.form()), name)))
                .orElse("there is no magic %s: %%help lists all".formatted(written));
    }

    private Form nearestForm(String name, Form wanted) {
        var forms = find(name).orElseThrow().description().forms();
        return forms.contains(wanted) ? wanted : forms.iterator().next();
    }
}
