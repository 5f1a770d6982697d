package org.anju.disclosure;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The 15 items of the notice, in its order. */
@Component
public class Catalogue {

    private final Map<String, Item> items = read();

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    /** @throws IllegalArgumentException if the notice has no such item */
    public Item item(ItemCode code) {
        return find(code.value()).orElseThrow(() -> new IllegalArgumentException("No item has the code " + code + "."));
    }

    public Optional<Item> find(String code) {
        return Optional.ofNullable(items.get(code));
    }

    private static Map<String, Item> read() {
        var stream = Objects.requireNonNull(Catalogue.class.getResourceAsStream("/disclosure/catalogue.csv"));
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var items = new LinkedHashMap<String, Item>();
            csv.forEach(line -> {
                var code = line.getField("code");
                items.put(
                        code,
                        new Item(
                                new ItemCode(code),
                                line.getField("official"),
                                line.getField("name"),
                                line.getField("name_en"),
                                line.getField("basis"),
                                DueRule.parse(line.getField("rule")),
                                Integer.parseInt(line.getField("display_years")),
                                List.of(line.getField("fields").split(";"))));
            });
            return items;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
