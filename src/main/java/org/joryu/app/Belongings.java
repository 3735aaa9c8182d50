package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that Joryu has put somewhere for this user, and that can be had again: not what people made with it.
///
/// @param distribution that runs
/// @param environment this process's
/// @param userHome the user's home
record Belongings(Distribution distribution, Map<String, String> environment, Path userHome) {

    /// A file or folder.
    ///
    /// @param what it is, in a few words
    /// @param removal what removes it
    record Thing(String what, Path path, Removal removal) {

        /// One that goes with all that is in it.
        Thing(String what, Path path) {
            this(what, path, Folders::delete);
        }
    }

    /// How a thing is removed.
    @FunctionalInterface
    interface Removal {
        void of(Path path) throws IOException;
    }

    /// Those that there are.
    List<Thing> things() {
        var things = new ArrayList<Thing>();
        kernels().forEach(kernel -> things.add(new Thing("kernel", kernel.folder(), Kernelspec::removeFrom)));
        things.add(new Thing("JupyterLab of joryu lab", LabCommand.defaultEnvironment()));
        things.add(new Thing("libtorch for CUDA", UserFolder.current().resolve("gpu")));
        things.add(new Thing("settings of joryu gpu", GpuSettings.file()));
        if (!distribution.cache().equals(distribution.home())) {
            things.add(new Thing("start cache", distribution.cache()));
        }
        unpackedNatives().forEach(folder -> things.add(new Thing("libtorch, unpacked", folder)));
        otherVersions().forEach(folder -> things.add(new Thing("another version of Joryu, unpacked", folder)));
        return things.stream().filter(thing -> Files.exists(thing.path())).toList();
    }

    /// The installed kernels that pip does not remove.
    List<InstalledKernel> kernels() {
        return InstalledKernel.find(environment, userHome, List.of()).stream()
                .filter(kernel -> !kernel.isOfPythonPackage())
                .toList();
    }

    /// Removes one.
    void remove(Thing thing) {
        try {
            thing.removal().of(thing.path());
        } catch (IOException e) {
            throw new UserError("cannot remove %s: %s".formatted(thing.path(), e), e);
        }
    }

    private List<Path> unpackedNatives() {
        return foldersIn(NativesCache.folder(environment)).stream()
                .filter(folder -> folder.getFileName().toString().matches(".+-cpu-.+"))
                .toList();
    }

    private List<Path> otherVersions() {
        return distribution.isUnpacked()
                ? Optional.ofNullable(distribution.home().getParent())
                        .map(Belongings::foldersIn)
                        .orElse(List.of())
                        .stream()
                        .filter(folder -> !folder.equals(distribution.home()))
                        .toList()
                : List.of();
    }

    private static List<Path> foldersIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UserError("cannot list %s: %s".formatted(folder, e), e);
        }
    }
}
