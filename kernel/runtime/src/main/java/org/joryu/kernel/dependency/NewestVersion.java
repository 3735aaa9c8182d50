package org.joryu.kernel.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.collection.UnsolvableVersionConflictException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.graph.transformer.ConflictResolver.ConflictContext;
import org.eclipse.aether.util.graph.transformer.ConflictResolver.ConflictItem;
import org.eclipse.aether.util.graph.transformer.ConflictResolver.VersionSelector;
import org.eclipse.aether.version.VersionConstraint;

/// Of the versions that are asked for, the newest that all ranges allow. Maven itself takes the one that is
/// asked for nearest to the root, which may be too old for the others.
final class NewestVersion extends VersionSelector {

    @Override
    public void selectVersion(ConflictContext context) throws RepositoryException {
        var ranges = new ArrayList<VersionConstraint>();
        for (ConflictItem item : context.getItems()) {
            var constraint = item.getNode().getVersionConstraint();
            if (constraint.getRange() != null && !ranges.contains(constraint)) {
                ranges.add(constraint);
            }
        }
        ConflictItem newest = null;
        for (ConflictItem item : context.getItems()) {
            if (allows(ranges, item.getNode()) && (newest == null || isBefore(item, newest))) {
                newest = item;
            }
        }
        if (newest == null) {
            throw new UnsolvableVersionConflictException(paths(context));
        }
        context.setWinner(newest);
    }

    private static boolean allows(List<VersionConstraint> ranges, DependencyNode node) {
        return ranges.stream().allMatch(range -> range.containsVersion(node.getVersion()));
    }

    /// Newer; of the same version that nearest to the root, which is read most easily.
    private static boolean isBefore(ConflictItem item, ConflictItem other) {
        int order = item.getNode().getVersion().compareTo(other.getNode().getVersion());
        return order > 0 || (order == 0 && item.getDepth() < other.getDepth());
    }

    private static List<List<DependencyNode>> paths(ConflictContext context) {
        return context.getItems().stream()
                .map(item -> List.of(item.getNode()))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
