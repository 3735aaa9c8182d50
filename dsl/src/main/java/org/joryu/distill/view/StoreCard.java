package org.joryu.distill.view;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.joryu.distill.SoftLabels;
import org.joryu.distill.data.ArrowTable;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.work.PlainMode;
import org.joryu.notebook.MimeBundle;

/// A teacher's answers in a file: what is known of them, and the first few.
final class StoreCard {

    private static final int ROWS = 5;

    private StoreCard() {}

    static MimeBundle of(SoftLabels labels) {
        var how = String.format(
                Locale.ROOT,
                "%s%s",
                labels.found() ? "found, nobody was asked" : "labelled",
                PlainMode.isOn() ? "" : (labels.found() ? ", in " : " in ") + Numbers.took(labels.took()));
        return MimeBundle.text(labels.toString()).withHtml(html(labels.store(), Map.of("how", how)));
    }

    static MimeBundle of(SoftTargetStore store) {
        var text = new StringBuilder(store.toString());
        facts(store).forEach((name, value) -> text.append("\n  %-8s %s".formatted(name, value)));
        store.openers().forEach((tool, line) -> text.append("\n  %-8s %s".formatted(tool, line)));
        return MimeBundle.text(text.toString()).withHtml(html(store, Map.of()));
    }

    private static Map<String, String> facts(SoftTargetStore store) {
        var origin = store.origin();
        var facts = new LinkedHashMap<String, String>();
        facts.put("teacher", origin.teacher());
        facts.put(
                "sha256",
                "%.12s… of its weights, %.12s… of the store".formatted(origin.teacherSha256(), store.sha256()));
        facts.put("rows", origin.dataset() + ": " + store.splits());
        facts.put("logits", "%s, %d classes".formatted(origin.format(), origin.classes()));
        facts.put("file", store.file().toString());
        return facts;
    }

    private static String html(SoftTargetStore store, Map<String, String> more) {
        var facts = new LinkedHashMap<>(facts(store));
        facts.putAll(more);
        var html = new StringBuilder("<div><b>%s</b>\n<table style=\"border-collapse:collapse;margin-top:6px\">\n"
                .formatted(Html.escape(store.toString())));
        facts.forEach((name, value) -> html.append(
                "<tr><td style=\"text-align:left;padding:2px 10px\"><b>%s</b></td> <td style=\"text-align:left;padding:2px 10px\">%s</td></tr>\n"
                        .formatted(Html.escape(name), Html.escape(value))));
        html.append("</table>\n");
        html.append(ArrowTableCard.rows(ArrowTable.read(store.file()).rows(ROWS)));
        html.append(SavedSoftTargetsCard.openers(store.openers()));
        return html.append("</div>").toString();
    }
}
