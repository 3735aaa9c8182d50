package org.joryu.distill.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Formulas as LaTeX: `0.7·4²·KL` as `0.7 \cdot 4^{2} \cdot \text{KL}`.
final class Latex {

    /// Names of losses and stages, numbers and letters in one.
    private static final Pattern NAME = Pattern.compile("\\p{Alpha}[\\p{Alnum}_-]*(?:\\([^()·]*\\p{Alpha}[^()·]*\\))?");

    private Latex() {}

    static String of(String formula) {
        var names = NAME.matcher(formula).replaceAll(name -> Matcher.quoteReplacement(upright(name.group())));
        return names.replace("·", " \\cdot ").replace("²", "^{2}").replace("→", "\\to ");
    }

    private static String upright(String name) {
        return name.equals("L")
                ? name
                : "\\text{" + name.replace("→", "} \\to \\text{").replace("_", "\\_") + "}";
    }
}
