package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where soft targets come from.
///
/// @param dataset its name, for example `digits`
/// @param split the split's name, for example `test`
/// @param classNames at least two, all different, in label order
/// @param temperature finite and > 0: T in softmax(z/T)
/// @param inputShape how a row of inputs is laid out; `{h, w}`, `{1, h, w}` and `{3, h, w}`
///     are pictures
/// @param metadata what else is worth keeping: seed, versions, digests; a file keeps it as
///     `kd.*`
// DJL's shapes are arrays; this one is copied on the way in and out.
@SuppressWarnings("ArrayRecordComponent")
public record SoftTargetSource(
        String dataset,
        String split,
        List<String> classNames,
        double temperature,
        long[] inputShape,
        Map<String, String> metadata) {

    public SoftTargetSource {
        classNames = List.copyOf(classNames);
        inputShape = inputShape.clone();
        metadata = Map.copyOf(metadata);
        SoftTargetChecks.source(classNames, temperature, inputShape);
    }

    /// {@return the shape of one row, without the batch; a copy}
    @Override
    public long[] inputShape() {
        return inputShape.clone();
    }

    /// Teacher, student, data and seed with their digests, as far as the metadata tells; else empty.
    public String provenance() {
        var known = new ArrayList<String>();
        for (var who : List.of("teacher", "student", "data")) {
            var name = metadata.getOrDefault(who, "");
            var digest = metadata.getOrDefault(who + ".sha256", "");
            if (!name.isEmpty() || !digest.isEmpty()) {
                known.add("%s %s%s%s"
                        .formatted(
                                who,
                                name,
                                name.isEmpty() || digest.isEmpty() ? "" : " ",
                                digest.isEmpty() ? "" : "sha256 %.12s…".formatted(digest)));
            }
        }
        if (metadata.containsKey("seed")) {
            known.add("seed " + metadata.get("seed"));
        }
        return String.join(" · ", known);
    }

    SoftTargetSource withTemperature(double other) {
        return new SoftTargetSource(dataset, split, classNames, other, inputShape, metadata);
    }
}
