package org.joryu.app;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/// What `joryu doctor` found, for programs.
final class DoctorJson {

    private DoctorJson() {}

    /// `{"checks": [{"name", "result": "ok"|"warning"|"problem", "found", "remedy"}]}`; what is fine has no remedy.
    static String of(List<Check.Result> results) {
        var checks = new JsonArray();
        results.forEach(result -> checks.add(of(result)));
        var all = new JsonObject();
        all.add("checks", checks);
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(all);
    }

    private static JsonObject of(Check.Result result) {
        var check = new JsonObject();
        check.addProperty("name", result.name());
        switch (result.finding()) {
            case Finding.Fine(var found) -> add(check, "ok", found);
            case Finding.Warning(var found, var remedy) -> {
                add(check, "warning", found);
                check.addProperty("remedy", remedy);
            }
            case Finding.Problem(var found, var remedy) -> {
                add(check, "problem", found);
                check.addProperty("remedy", remedy);
            }
        }
        return check;
    }

    private static void add(JsonObject check, String result, String found) {
        check.addProperty("result", result);
        check.addProperty("found", found);
    }
}
