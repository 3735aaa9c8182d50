package org.joryu.kernel.dependency;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.graph.transformer.JavaScopeDeriver;
import org.eclipse.aether.util.graph.transformer.JavaScopeSelector;
import org.eclipse.aether.util.graph.transformer.SimpleOptionalitySelector;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/// Maven's resolver as the user's settings make it, for one resolution.
///
/// @param all those to ask, in this order
record Repositories(
        Context context, RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> all)
        implements AutoCloseable {

    /// After this long without an answer a server is given up.
    private static final int PATIENCE_MILLIS = 60_000;

    Repositories {
        all = List.copyOf(all);
    }

    /// @param more asked before those of the settings and Maven Central
    static Repositories open(
            Locations locations, List<RepositoryAddress> more, boolean offline, TransferListener listener) {
        var overrides = ContextOverrides.create()
                .withUserSettings(true)
                .withUserSettingsXmlOverride(locations.settings())
                .withLocalRepositoryOverride(locations.repository())
                .addRepositoriesOp(AddRepositoriesOp.APPEND)
                .transferListener(listener);
        if (offline) {
            overrides.offline(true);
        }
        var context = new StandaloneStaticRuntime().create(overrides.build());
        var session = adapted(context.repositorySystemSession());
        var all = new ArrayList<>(context.repositorySystem()
                .newResolutionRepositories(
                        session, more.stream().map(Repositories::remote).toList()));
        all.addAll(context.remoteRepositories());
        return new Repositories(context, context.repositorySystem(), session, all);
    }

    private static RemoteRepository remote(RepositoryAddress address) {
        return new RemoteRepository.Builder(address.id(), "default", address.url()).build();
    }

    private static RepositorySystemSession adapted(RepositorySystemSession ofSettings) {
        var session = new DefaultRepositorySystemSession(ofSettings);
        session.setDependencyGraphTransformer(new ConflictResolver(
                new NewestVersion(), new JavaScopeSelector(), new SimpleOptionalitySelector(), new JavaScopeDeriver()));
        // Losers stay in the graph, so that they can be told of.
        session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, true);
        session.setConfigProperty(DependencyManagerUtils.CONFIG_PROP_VERBOSE, true);
        // The other collector leaves out what would lose if the nearest won.
        session.setConfigProperty("aether.dependencyCollector.impl", "df");
        if (!session.getConfigProperties().containsKey("aether.connector.requestTimeout")) {
            session.setConfigProperty("aether.connector.requestTimeout", PATIENCE_MILLIS);
        }
        // Who runs the cell again wants to know what there is now, not what there was this morning.
        session.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
        return session;
    }

    /// For messages.
    String names() {
        return session.isOffline()
                ? session.getLocalRepository().getBasedir() + " (offline)"
                : String.join(
                        ", ",
                        all.stream()
                                .map(it -> "%s (%s)".formatted(it.getId(), it.getUrl()))
                                .toList());
    }

    @Override
    public void close() {
        context.close();
    }
}
