package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a network answers as a TorchScript module for elsewhere: it holds its tensors under their names, takes
/// any number of rows, and calls nothing but PyTorch's own functions, on whatever device rows and tensors are.
///
/// ```java
/// try (var recorded = AnyRows.record(manager, row, DataType.FLOAT32, network)) {
///     PortableModule.of(recorded, row, tensors).write(Map.of("origin.txt", "resnet8"), out);
/// }
/// ```
public final class PortableModule {

    /// In which an archive has all that it has.
    public static final String FOLDER = "classifier/";

    /// Where the rows are; the tensors are there too, once somebody has moved the module.
    private static final String DEVICE = "ops.prim.device(" + Script.ROWS + ")";

    private final List<PortableTensor> tensors;
    private final List<NDArray> constants = new ArrayList<>();
    private final ModuleTree tree;
    private final String code;

    private PortableModule(AnyRows recorded, Shape row, List<PortableTensor> tensors) {
        this.tensors = List.copyOf(tensors);
        this.tree = new ModuleTree(tensors);
        var graph = DirectReshapes.in(recorded.graph(), row);
        this.code = tree.code(forward(graph.with(reads(graph, recorded))));
    }

    /// Makes the module.
    ///
    /// @param recorded what is answered
    /// @param row shape of one row, as it was recorded
    /// @param tensors what the answer is computed from, by the arrays that were recorded, and maybe more
    /// @throws NotRecordableException if it cannot hold tensors of such names
    public static PortableModule of(AnyRows recorded, Shape row, List<PortableTensor> tensors) {
        return new PortableModule(recorded, row, tensors);
    }

    /// What a node is read from in the module.
    private Map<Node, Node> reads(Graph graph, AnyRows recorded) {
        var names = new IdentityHashMap<NDArray, String>();
        tensors.forEach(tensor -> names.put(tensor.array(), tensor.name()));
        var reads = new HashMap<Node, Node>();
        for (var node : graph.inOrder()) {
            if (node.isRead()) {
                reads.put(
                        node,
                        switch (recorded.source(node)) {
                            case AnyRows.Source.Rows() -> node;
                            case AnyRows.Source.Weight(NDArray array) ->
                                Node.read(ModuleTree.path(
                                        Objects.requireNonNull(names.get(array), "a tensor for each weight")));
                            case AnyRows.Source.Constant(NDArray array) -> constant(array);
                        });
            }
        }
        return reads;
    }

    /// Brought to the device in each call, as a constant does not go along where a module is moved.
    private Node constant(NDArray array) {
        constants.add(array);
        return Node.call(
                "torch.to",
                Node.read("CONSTANTS.c" + (constants.size() - 1)),
                new Operand.Literal(DEVICE),
                Operand.of(Types.code(array.getDataType())),
                Operand.of(false),
                Operand.of(false));
    }

    private static String forward(Graph graph) {
        var script = new Script(DEVICE);
        script.compute(graph);
        script.line("return " + script.name(graph.roots().getFirst()));
        return "  def forward(self, " + Script.ROWS + ": Tensor) -> Tensor:\n" + script;
    }

    /// Its code, for people.
    public String code() {
        return code;
    }

    /// Writes the archive that `torch.jit.load` reads. The same module gives the same bytes.
    ///
    /// @param extras texts that go along, by the names of their files
    public void write(Map<String, String> extras, OutputStream out) throws IOException {
        try (var archive = new Archive(FOLDER, out)) {
            archive.object(tree.pickled());
            archive.code(code);
            var pickled = new Pickle().tuple();
            for (int i = 0; i < constants.size(); i++) {
                var constant = constants.get(i);
                pickled.tensor(
                        String.valueOf(i),
                        constant.getDataType(),
                        constant.getShape().getShape(),
                        false);
                archive.constantNumbers(String.valueOf(i), constant);
            }
            archive.constants(pickled.endTuple());
            for (var extra : extras.entrySet()) {
                archive.extra(extra.getKey(), extra.getValue());
            }
            for (int i = 0; i < tensors.size(); i++) {
                archive.numbers(String.valueOf(i), tensors.get(i).array());
            }
        }
    }
}
