package org.joryu.kernel.jshell;

/// What a snippet has that its piece of the cell has not: something that JShell asks for and Java
/// does not.
///
/// @param start where it begins in the snippet
/// @param length how long it is; 0 where the two are the same
record Insertion(int start, int length) {

    static Insertion between(String piece, String snippet) {
        int length = snippet.length() - piece.length();
        int start = 0;
        while (start < piece.length() && start < snippet.length() && piece.charAt(start) == snippet.charAt(start)) {
            start++;
        }
        boolean isAll = length > 0 && snippet.endsWith(piece.substring(start));
        return isAll ? new Insertion(start, length) : new Insertion(0, 0);
    }

    /// Whether the problem is of what was inserted, and so of nothing that its user wrote.
    boolean causes(Problem problem) {
        return problem.start() >= start && problem.end() <= start + length;
    }

    /// A problem of the snippet as one of the piece.
    Problem without(Problem problem) {
        return new Problem(
                problem.code(),
                problem.lines(),
                without(problem.start()),
                without(problem.position()),
                without(problem.end()));
    }

    private int without(int offset) {
        return offset <= start ? offset : Math.max(start, offset - length);
    }
}
