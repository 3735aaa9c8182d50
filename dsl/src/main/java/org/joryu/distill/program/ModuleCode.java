package org.joryu.distill.program;

import java.util.List;
import java.util.stream.Collectors;

/// How the class of a module begins: what it holds, and how it is given that.
final class ModuleCode {

    private ModuleCode() {}

    /// @param held lists of arrays, by the attributes that hold them
    /// @param bound those of them that `bind` is given, in this order
    static String beginning(List<String> held, List<String> bound) {
        return "class Program(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + held.stream().map("  %s : List[Tensor]\n"::formatted).collect(Collectors.joining())
                + bound.stream()
                        .map("%s: List[Tensor]"::formatted)
                        .collect(Collectors.joining(", ", "  def bind(self, ", ") -> int:\n"))
                + bound.stream().map("    self.%1$s = %1$s\n"::formatted).collect(Collectors.joining())
                + "    return 0\n";
    }

    /// The method that computes what is computed once.
    static String prepare(Hoisting hoisting, Script script) {
        script.compute(new Graph(hoisting.once()));
        script.line("self.prepared = annotate(List[Tensor], " + script.names(hoisting.once()) + ")");
        script.line("return any");
        return "  def prepare(self, any: Tensor) -> Tensor:\n" + script;
    }
}
