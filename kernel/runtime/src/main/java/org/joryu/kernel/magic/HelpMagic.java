package org.joryu.kernel.magic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joryu.kernel.interpreter.Nearest;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// `%help`: what magics there are.
///
/// @param magics those that it lists
record HelpMagic(Magics magics) implements Magic {

    @Override
    public Description description() {
        return Description.line("help", "%help [NAME]", "Lists all magics, or says more of one.")
                .withDetails(
                        "A magic begins its line. Behind Java that has not ended, such as a line without its semicolon, a"
                                + " percent sign is the modulus wherever Java can take it for that.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        var name = call.arguments().replaceFirst("^%%?", "");
        if (name.isEmpty()) {
            return all();
        }
        return magics.find(name)
                .map(magic -> HelpText.of(magic.description()))
                .orElseThrow(() -> new UsageException("there is no magic " + name
                        + Nearest.toOrBegunBy(name, names())
                                .map(near -> ": did you mean " + near + "?")
                                .orElse("")));
    }

    private MimeBundle all() {
        var rows = magics.all().stream()
                .map(Magic::description)
                .map(magic -> List.of(written(magic), magic.summary()))
                .toList();
        return new Table(List.of("magic", "what it does"), rows).bundle();
    }

    private static String written(Magic.Description magic) {
        return Stream.of(Form.values())
                .filter(magic.forms()::contains)
                .flatMap(form -> Stream.concat(Stream.of(magic.name()), magic.aliases().stream())
                        .map(name -> Part.Call.written(form, name)))
                .collect(Collectors.joining(", "));
    }

    private List<String> names() {
        return Stream.of(Form.values())
                .flatMap(form -> magics.names(form).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<String> complete(String arguments) {
        return names().stream().filter(name -> name.startsWith(arguments)).toList();
    }
}
