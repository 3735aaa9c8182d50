package org.joryu.distill.data;

/// Rows that are normalized whenever somebody asks for one, and kept as they came.
final class NormalizedRows implements Rows {

    private final Rows rows;
    private final float[] mean;
    private final float[] std;
    private final int plane;

    /// @param plane how many numbers of a channel lie side by side
    NormalizedRows(Rows rows, float[] mean, float[] std, int plane) {
        this.rows = rows;
        this.mean = mean;
        this.std = std;
        this.plane = plane;
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public int size(int row) {
        return rows.size(row);
    }

    @Override
    public float[] row(int row) {
        return copy(row);
    }

    @Override
    public void original(int row, float[] into) {
        rows.original(row, into);
    }

    @Override
    public void process(float[] numbers) {
        rows.process(numbers);
        for (int channel = 0; channel < mean.length; channel++) {
            float ofChannel = mean[channel];
            float spread = std[channel];
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                numbers[i] = (numbers[i] - ofChannel) / spread;
            }
        }
    }

    @Override
    public Rows at(int[] places) {
        return new NormalizedRows(rows.at(places), mean, std, plane);
    }
}
