package org.joryu.kernel.dependency;

import java.util.Arrays;
import java.util.List;

/// Versions in an order that is good enough for a list of proposals: by their numbers, then as text.
record VersionOrder(List<Long> numbers, String text) implements Comparable<VersionOrder> {

    static VersionOrder of(String version) {
        var numbers = Arrays.stream(version.split("[.-]"))
                .takeWhile(part -> part.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        return new VersionOrder(numbers, version);
    }

    @Override
    public int compareTo(VersionOrder other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Long.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        // A release is newer than what leads to it, and has the shorter name.
        int length = Integer.compare(other.text.length(), text.length());
        return length != 0 ? length : text.compareTo(other.text);
    }

    private long number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}
