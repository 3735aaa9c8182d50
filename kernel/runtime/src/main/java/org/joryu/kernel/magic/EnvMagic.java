package org.joryu.kernel.magic;

import java.util.List;
import java.util.stream.Collectors;
import org.joryu.kernel.interpreter.Nearest;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// `%env`: shows and changes the environment of processes that the notebook starts.
///
/// @param environment what it changes
record EnvMagic(Environment environment) implements Magic {

    @Override
    public Description description() {
        return Description.line(
                        "env", "%env [NAME | NAME=VALUE | NAME=]", "Shows or sets environment variables for scripts.")
                .withDetails(
                        "No Java program can change its own environment: what you set is given to %%bash and %%sh, while"
                                + " System.getenv in a cell and processes that your code starts still see what the kernel was started"
                                + " with. NAME= removes a variable. Without arguments all are listed; the values of those whose names"
                                + " look secret are hidden.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        var text = call.arguments();
        if (text.isEmpty()) {
            return MimeBundle.text(environment.variables().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + (isSecret(entry.getKey()) ? "…" : entry.getValue()))
                    .collect(Collectors.joining("\n")));
        }
        int sign = text.indexOf('=');
        var name = (sign < 0 ? text : text.substring(0, sign)).strip();
        if (name.isEmpty() || name.matches(".*\\s.*")) {
            throw new UsageException("NAME must be one word, but is '%s'".formatted(name));
        }
        if (sign < 0) {
            return shown(name);
        }
        set(name, unquoted(text.substring(sign + 1).strip()));
        return null;
    }

    private String shown(String name) throws UsageException {
        var value = environment.variables().get(name);
        if (value == null) {
            throw new UsageException("there is no environment variable " + name
                    + Nearest.toOrBegunBy(name, environment.variables().keySet())
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(""));
        }
        return value;
    }

    private void set(String name, String value) {
        if (value.isEmpty()) {
            environment.remove(name);
            System.out.println("removed " + name + " for scripts; System.getenv in cells is as it was");
        } else {
            environment.set(name, value);
            System.out.printf("%s=%s for scripts; System.getenv in cells is as it was%n", name, value);
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && ((value.startsWith("\"") && value.endsWith("\"")) || (value.startsWith("'") && value.endsWith("'")));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /// Notebooks are passed on with their outputs.
    private static boolean isSecret(String name) {
        return name.matches("(?i).*(TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE).*");
    }

    @Override
    public List<String> complete(String arguments) {
        return arguments.contains("=")
                ? List.of()
                : environment.variables().keySet().stream()
                        .filter(name -> name.startsWith(arguments))
                        .toList();
    }
}
