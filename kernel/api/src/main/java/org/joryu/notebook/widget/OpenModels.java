package org.joryu.notebook.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joryu.notebook.Comm;
import org.joryu.notebook.CommTarget;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// The models that front ends know, for those that come later: a page that was loaded anew asks for all
/// states in one message ("Control Widget messaging protocol, version 1.0").
final class OpenModels {

    private static final String TARGET = "jupyter.widget.control";

    private static final Set<Model> OPEN = new LinkedHashSet<>();
    private static @Nullable Notebook answering;

    private OpenModels() {}

    static void add(Model model) {
        synchronized (OPEN) {
            if (!Notebook.current().equals(answering)) {
                answering = Notebook.current();
                OPEN.clear();
                CommTarget.register(
                        TARGET,
                        (comm, _) -> comm.onMessage(message -> {
                            if ("request_states".equals(message.data().get("method"))) {
                                answer(comm);
                            }
                        }));
            }
            OPEN.add(model);
        }
    }

    static void remove(Model model) {
        synchronized (OPEN) {
            OPEN.remove(model);
        }
    }

    private static void answer(Comm comm) {
        var states = new LinkedHashMap<String, Object>();
        for (var model : all()) {
            model.openId().ifPresent(id -> {
                var of = new LinkedHashMap<>(model.kind().names());
                of.put("state", model.all());
                states.put(id, of);
            });
        }
        comm.send(Map.of("method", "update_states", "states", states, "buffer_paths", List.of()));
    }

    private static List<Model> all() {
        synchronized (OPEN) {
            return new ArrayList<>(OPEN);
        }
    }
}
