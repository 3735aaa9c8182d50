package org.joryu.distill.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Where a data set is published, and what its files must be.
///
/// @param name the folder it gets in the cache
/// @param base the address that the files lie under, with a slash at the end
/// @param files name and SHA-256 of each
record Mirror(String name, URI base, List<RemoteFile> files) {

    static final Mirror MNIST = new Mirror(
            "mnist",
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            List.of(
                    new RemoteFile(
                            "train-images-idx3-ubyte.gz",
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    new RemoteFile(
                            "train-labels-idx1-ubyte.gz",
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    new RemoteFile(
                            "t10k-images-idx3-ubyte.gz",
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    new RemoteFile(
                            "t10k-labels-idx1-ubyte.gz",
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));

    static final Mirror FASHION = new Mirror(
            "fashion-mnist",
            URI.create("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
            List.of(
                    new RemoteFile(
                            "train-images-idx3-ubyte.gz",
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                    new RemoteFile(
                            "train-labels-idx1-ubyte.gz",
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    new RemoteFile(
                            "t10k-images-idx3-ubyte.gz",
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    new RemoteFile(
                            "t10k-labels-idx1-ubyte.gz",
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")));

    static final Mirror CIFAR_10 = new Mirror(
            "cifar",
            URI.create("https://www.cs.toronto.edu/~kriz/"),
            List.of(new RemoteFile(
                    "cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));

    static final Mirror CIFAR_100 = new Mirror(
            "cifar",
            URI.create("https://www.cs.toronto.edu/~kriz/"),
            List.of(new RemoteFile(
                    "cifar-100-binary.tar.gz", "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec")));

    /// The folder with all of its files, downloaded where they are not there yet.
    Path fetch() {
        return fetch(DataCache.folder());
    }

    Path fetch(Path cache) {
        var folder = cache.resolve(name);
        try (var download = new Download(folder)) {
            for (var file : files) {
                download.fetch(base.resolve(file.name()), file);
            }
        }
        return folder;
    }

    /// For messages.
    String address() {
        return base.toString();
    }

    /// @param name without folders
    /// @param sha256 in hexadecimal
    record RemoteFile(String name, String sha256) {}
}
