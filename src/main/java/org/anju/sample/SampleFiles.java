package org.anju.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.anju.disclosure.HousingType;
import org.anju.register.HouseholdSheet;
import org.anju.register.SignUpSheet;
import org.anju.stock.UnitSheet;
import org.anju.tabular.TableWriter;
import org.anju.tabular.Tables;
import org.anju.tabular.Template;

/** Writes invented households, units and sign-ups into files of the system's templates, each in three forms. */
public final class SampleFiles {

    private static final Charset GB18030 = Charset.forName("GB18030");
    // The buildings of the sample county have the numbers before.
    private static final int FIRST_BUILDING = 11;

    private final SampleOptions options;

    SampleFiles(SampleOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintWriter(System.out, true, UTF_8);
        try {
            new SampleFiles(SampleOptions.parse(arguments)).write().forEach(out::println);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(SampleOptions.USAGE);
            System.exit(2);
        }
    }

    /** The files written. */
    List<Path> write() throws IOException {
        Files.createDirectories(options.folder());
        var people = new SamplePeople(options.seed());
        var households =
                Stream.generate(people::next).limit(options.households()).toList();
        var written = new ArrayList<Path>();
        written.addAll(write(
                HouseholdSheet.TEMPLATE,
                households.stream().map(SampleHousehold::cells).toList()));
        written.addAll(write(
                UnitSheet.TEMPLATE,
                SampleUnits.units(options.units(), FIRST_BUILDING).stream()
                        .map(SampleUnits.SampleUnit::cells)
                        .toList()));
        written.addAll(write(SignUpSheet.TEMPLATE, signUps(households)));
        return written;
    }

    /** As many of those who wait for public rental housing, each with a project and a type of unit. */
    private List<List<String>> signUps(List<SampleHousehold> households) {
        var random = new Random(options.seed() + 1);
        var waiting = new ArrayList<>(households.stream()
                .filter(household -> household.housingType() == HousingType.PUBLIC_RENTAL)
                .toList());
        Collections.shuffle(waiting, random);
        var units = SampleUnits.units(Math.max(1, options.units()), FIRST_BUILDING);
        return waiting.stream()
                .limit(options.signUps())
                .map(household -> {
                    var unit = units.get(random.nextInt(units.size()));
                    return List.of(household.number(), unit.project(), unit.unitType());
                })
                .toList();
    }

    private List<Path> write(Template template, List<List<String>> lines) throws IOException {
        if (lines.isEmpty()) {
            return List.of();
        }
        var name = template.key() + options.suffix(template.key());
        var csv = options.folder().resolve(name + ".csv");
        var gb = options.folder().resolve(name + "-gb18030.csv");
        var xlsx = options.folder().resolve(name + ".xlsx");
        try (var out = Files.newOutputStream(csv);
                var table = Tables.csv(out)) {
            fill(table, template, lines);
        }
        try (var out = Files.newOutputStream(gb);
                var table = Tables.csv(out, GB18030)) {
            fill(table, template, lines);
        }
        try (var out = Files.newOutputStream(xlsx);
                var table = Tables.xlsx(out, template.title())) {
            fill(table, template, lines);
        }
        return List.of(csv, gb, xlsx);
    }

    private static void fill(TableWriter table, Template template, List<List<String>> lines) throws IOException {
        table.row(template.headers());
        for (var line : lines) {
            table.row(line);
        }
    }
}
