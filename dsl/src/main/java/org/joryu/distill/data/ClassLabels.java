package org.joryu.distill.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/// Classes by the names that rows give them.
///
/// The order of the classes does not depend on that of the rows: whole numbers ascend, anything else
/// is in the order of its characters.
///
/// @param names of the classes, by label
/// @param labels one for each row
record ClassLabels(List<String> names, List<Integer> labels) {

    static ClassLabels of(List<String> ofRows) {
        boolean numbers = ofRows.stream().allMatch(name -> name.matches("-?\\d{1,18}"));
        // By text too, so that 7 and 07 stay two classes.
        Comparator<String> byValue = Comparator.comparingLong(Long::parseLong);
        Comparator<String> byText = Comparator.naturalOrder();
        var order = numbers ? byValue.thenComparing(byText) : byText;
        var names = new TreeSet<>(order);
        names.addAll(ofRows);
        var labels = new HashMap<String, Integer>();
        for (var name : names) {
            labels.put(name, labels.size());
        }
        return new ClassLabels(
                List.copyOf(names), ofRows.stream().map(labels::get).toList());
    }

    /// A data set of rows without a shape, split by [SplitRule#THREE_ONE_ONE].
    Dataset dataset(String name, List<float[]> rows) {
        var values = rows.toArray(float[][]::new);
        long size = values.length == 0 ? 0 : values[0].length;
        return Dataset.of(
                name,
                new FloatRows(values),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                names,
                new long[] {size},
                SplitRule.THREE_ONE_ONE);
    }
}
