package org.joryu.distill.view;

import java.util.Base64;
import java.util.Optional;
import org.joryu.distill.data.Picture;

/// The column of pictures in a table: each as large as the table's share of bytes allows.
///
/// @param any whether there is such a column
/// @param leftOut whether there is none for want of room
/// @param bytes what a picture may take, as a PNG file
record Thumbnails(boolean any, boolean leftOut, int bytes) {

    /// The longer side in pixels on the page.
    private static final int SIDE = 40;

    private static final int MOST = 2_000;

    /// In fewer bytes than this one sees nothing.
    private static final int LEAST = 300;

    /// The element around a picture, whose class's name may be long.
    private static final int ELEMENT = 160;

    /// @param pictures whether there are pictures
    /// @param rows how many
    /// @param room for all of them, in bytes of HTML
    static Thumbnails of(boolean pictures, int rows, int room) {
        // Base64 makes four bytes of three.
        int share = rows == 0 ? MOST : (room / rows - ELEMENT) * 3 / 4;
        boolean fits = share >= LEAST;
        return new Thumbnails(pictures && fits, pictures && !fits, Math.min(MOST, share));
    }

    /// A cell beside two lines.
    String cell(Optional<Picture> picture, String words) {
        return any
                ? "<td rowspan=\"2\">%s</td> "
                        .formatted(picture.map(it -> image(it, words)).orElse(""))
                : "";
    }

    String image(Picture picture, String words) {
        // A width alone would make tall pictures taller than the row.
        var longer = picture.width() >= picture.height() ? "width" : "height";
        return "<img %s=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\">"
                .formatted(
                        longer,
                        SIDE,
                        Html.escape(Distributions.shortened(words)),
                        Base64.getEncoder().encodeToString(picture.thumbnail(SIDE, bytes)));
    }
}
