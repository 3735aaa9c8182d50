package org.joryu.kernel.analysis;

/// An expression that something is to be selected from, such as `words.stream().` before the cursor.
///
/// @param context of the selected word
/// @param start where the expression begins
record Chain(CursorContext context, int start) {

    static Chain before(CursorContext context) {
        var tokens = context.cut().before(context.start());
        int first = tokens.size();
        for (int i = tokens.size() - 1; i >= 0; i--) {
            var token = tokens.get(i);
            if (token.closes()) {
                i = Brackets.opener(tokens, i);
                first = i < 0 ? first : i;
                continue;
            }
            boolean isLinked = first == tokens.size() || tokens.get(first).kind() == Token.Kind.SIGN;
            boolean isLink = token.is(".") || token.is("::");
            if (!isLink && (!isLinked || token.kind() == Token.Kind.SIGN)) {
                break;
            }
            first = i;
        }
        return new Chain(context, first < tokens.size() ? tokens.get(first).start() : context.start());
    }

    /// The cell up to the dot, with nothing around the expression that could confuse a parser: the
    /// value of a variable, where it was a statement of its own or within one that makes no sense.
    String asStatement(String code) {
        var cut = context.cut();
        int index = cut.indexOf(start);
        boolean isStatement = index == 0
                || cut.mayEndAfter(index - 1)
                || Scanner.endsStatement(cut.tokens().get(index - 1));
        int kept = isStatement ? start : context.unit().start();
        return code.substring(0, kept) + "Object $joryu$value = " + code.substring(start, context.start());
    }
}
