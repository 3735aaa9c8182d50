package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the output of `json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False)`, Python 3.13.
class PythonJsonTests {

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "12345678901234567890123, 12345678901234567890123",
        "1.50, 1.5",
        "1e2, 100.0",
        "-0.0, -0.0",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-1.25e-7, -1.25e-07",
        "123456789012345680.0, 1.2345678901234568e+17",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void numbers_are_written_as_python_does(String json, String python) {
        assertThat(PythonJson.of(JsonParser.parseString(json))).isEqualTo(python);
    }

    @Test
    void names_are_sorted_and_what_is_empty_takes_one_line() {
        assertThat(PythonJson.of(JsonParser.parseString("{\"b\":[],\"a\":{},\"B\":[1,{\"x\":null}],\"é\":true}")))
                .isEqualTo("""
                        {
                         "B": [
                          1,
                          {
                           "x": null
                          }
                         ],
                         "a": {},
                         "b": [],
                         "é": true
                        }""");
    }

    @Test
    void texts_stay_readable() {
        var text = "\"\\u2028\\u007f\\u001b\\b\\f\\n\\r\\t/\\\\\\\"<'蒸留\"";
        assertThat(PythonJson.of(JsonParser.parseString(text)))
                .isEqualTo("\"\u2028\u007f\\u001b\\b\\f\\n\\r\\t/\\\\\\\"<'蒸留\"");
    }
}
