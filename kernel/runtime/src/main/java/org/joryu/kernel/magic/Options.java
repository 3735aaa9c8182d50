package org.joryu.kernel.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joryu.notebook.Magic.UsageException;

/// Options at the beginning of a line, and the rest of the line as it is written.
///
/// @param values by option; empty for a flag
/// @param rest what is behind the options
record Options(Map<String, String> values, String rest) {

    Options {
        values = Map.copyOf(values);
    }

    /// @param flags options without a value
    /// @param withValue options whose value is the next word
    static Options of(String line, Set<String> flags, Set<String> withValue) throws UsageException {
        var values = new LinkedHashMap<String, String>();
        var rest = line.strip();
        while (rest.startsWith("-")) {
            var words = rest.split("\\s+", 2);
            rest = words.length > 1 ? words[1] : "";
            if (flags.contains(words[0])) {
                values.put(words[0], "");
            } else if (withValue.contains(words[0])) {
                var more = rest.split("\\s+", 2);
                if (more[0].isEmpty()) {
                    throw new UsageException("%s must be followed by a value".formatted(words[0]));
                }
                values.put(words[0], more[0]);
                rest = more.length > 1 ? more[1] : "";
            } else {
                throw new UsageException("there is no option %s: the options are %s"
                        .formatted(words[0], String.join(", ", all(flags, withValue))));
            }
        }
        return new Options(values, rest);
    }

    private static List<String> all(Set<String> flags, Set<String> withValue) {
        var all = new ArrayList<>(flags);
        all.addAll(withValue);
        all.sort(null);
        return all;
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /// A whole number greater than zero; the default where the option is not given.
    long count(String option, long otherwise) throws UsageException {
        var value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9]\\d{0,17}")) {
            throw new UsageException("%s must be a whole number greater than 0, but is %s".formatted(option, value));
        }
        return Long.parseLong(value);
    }
}
