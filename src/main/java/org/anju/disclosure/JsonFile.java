package org.anju.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/**
 * JSON (RFC 8259) in UTF-8, with the dictionary of its columns.
 *
 * <pre>
 * {"title":"…","date":"2026-03-01","address":"https://…",
 * "headings":[{"label":"…","value":"…"}],
 * "columns":[{"key":"name","label":"姓名"}],
 * "rows":[
 * {"name":"张*"}
 * ],
 * "closing":["…"]}
 * </pre>
 *
 * Members stand in this order, those of a row in the order of the columns; each row has a line of its own,
 * and the file ends with LF. Only quote, backslash and characters below U+0020 are escaped.
 */
public record JsonFile() implements DataFile {

    @Override
    public String suffix() {
        return ".json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void write(Sheet sheet, OutputStream out) throws IOException {
        var json = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        json.write("{" + member("title", sheet.title()) + ","
                + member("date", sheet.date().toString()) + ",");
        json.write(member("address", sheet.address().toString()) + ",\n");
        json.write("\"headings\":"
                + array(sheet.headings().stream()
                        .map(each -> "{" + member("label", each.label()) + "," + member("value", each.value()) + "}")
                        .toList()));
        json.write(",\n\"columns\":"
                + array(sheet.columns().stream()
                        .map(each -> "{" + member("key", each.key()) + "," + member("label", each.label()) + "}")
                        .toList()));
        json.write(",\n\"rows\":[");
        rows(sheet, json);
        json.write("\n],\n\"closing\":"
                + array(sheet.closing().stream().map(JsonFile::quoted).toList()) + "}\n");
        json.flush();
    }

    private static void rows(Sheet sheet, Writer json) throws IOException {
        var keys = sheet.keys();
        var separator = "\n";
        for (var row : sheet.rows()) {
            json.write(separator);
            separator = ",\n";
            for (var i = 0; i < keys.size(); i++) {
                json.write((i == 0 ? "{" : ",") + member(keys.get(i), row.get(i)));
            }
            json.write("}");
        }
    }

    private static String member(String name, String value) {
        return quoted(name) + ":" + quoted(value);
    }

    private static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
