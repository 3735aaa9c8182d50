package org.joryu.distill;

import java.nio.file.Path;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.TextTransformer;
import org.joryu.distill.model.TorchScriptNetwork;

/// The words for networks. They are said through [Joryu].
abstract sealed class NetworkWords extends DataWords permits AnswerLossWords {

    /// A multilayer perceptron by its layer sizes: inputs, hidden layers, classes.
    ///
    /// ```java
    /// mlp(64, 12, 10).parameterCount();    // 910
    /// ```
    ///
    /// @throws IllegalArgumentException for fewer than two sizes, a size < 1, or fewer than 2
    ///     classes
    public static Network mlp(int... sizes) {
        return Mlp.of(sizes);
    }

    /// A network of images from the literature by its name: `lenet`; `resnet8` to `resnet110`,
    /// `resnet8x4`, `resnet32x4`, `wrn-16-2`, `vgg8`, `mobilenetv2`, `shufflenetv1` and their like as
    /// RepDistiller has them; `resnet18`, `resnet34`, `resnet50`. [ConvNet#names] lists all.
    ///
    /// ```java
    /// var student = network("resnet8x4", 100);                  // for 3×32×32
    /// var small = network("resnet8", 10).input(1, 28, 28);      // for 1×28×28
    /// ```
    ///
    /// @throws IllegalArgumentException for an unknown name, or fewer than 2 classes
    public static ConvNet network(String name, int classes) {
        return ConvNet.of(name, classes);
    }

    /// A small Transformer that classifies texts given as token ids, 0 for padding; see
    /// [TextTransformer].
    ///
    /// ```java
    /// var student = transformer(8000, 64, 128, 4, 2, 2);    // 2 layers of width 128 with 4 heads
    /// ```
    ///
    /// @param vocabulary how many token ids there are
    /// @param length tokens in a row
    /// @throws IllegalArgumentException if a size is too small, or `width` no multiple of `heads`
    public static TextTransformer transformer(
            int vocabulary, int length, int width, int heads, int layers, int classes) {
        return new TextTransformer(vocabulary, length, width, heads, layers, classes);
    }

    /// A TorchScript file as a network, see [TorchScriptNetwork]: `trained()` teaches with the weights in
    /// it, and as a student it is trained further.
    ///
    /// ```java
    /// distill(torchScript(Path.of("resnet56.pt"), 10, 3, 32, 32).trained()).into(network("resnet8", 10))
    /// ```
    ///
    /// @param inputShape of one row, without the batch
    /// @throws IllegalArgumentException if it is no TorchScript, or answers other shapes
    public static TorchScriptNetwork torchScript(Path file, int classes, long... inputShape) {
        return TorchScriptNetwork.open(file, classes, inputShape);
    }
}
