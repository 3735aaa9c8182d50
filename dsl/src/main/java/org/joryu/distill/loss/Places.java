package org.joryu.distill.loss;

/// Where the rows of a batch stand in the train split. Immutable.
public final class Places {

    /// Of no rows.
    static final Places NONE = new Places();

    private final long[] places;

    private Places(long... places) {
        this.places = places;
    }

    /// These places, in the order of the batch.
    public static Places of(long... places) {
        return new Places(places.clone());
    }

    /// How many.
    int count() {
        return places.length;
    }

    /// The place of a row of the batch.
    int at(int row) {
        return Math.toIntExact(places[row]);
    }

    /// A copy of all.
    long[] all() {
        return places.clone();
    }
}
