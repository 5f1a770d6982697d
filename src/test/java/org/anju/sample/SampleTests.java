package org.anju.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.intake.Choice;
import org.anju.intake.ImportState;
import org.anju.privacy.IdNumber;
import org.anju.register.Desk;
import org.anju.register.Households;
import org.anju.stock.Project;
import org.anju.stock.ProjectCode;
import org.anju.stock.Projects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTests {

    @Test
    void theSameSeedInventsTheSamePeople() {
        var first = new SamplePeople(7);
        var second = new SamplePeople(7);
        var other = new SamplePeople(8);

        assertThat(Stream.generate(first::next).limit(500).toList())
                .isEqualTo(Stream.generate(second::next).limit(500).toList())
                .isNotEqualTo(Stream.generate(other::next).limit(500).toList());
    }

    @Test
    void nobodyIsInventedTwiceAndNobodyIsReal() {
        var people = Stream.generate(new SamplePeople(1)::next).limit(20_000).toList();

        assertThat(people).extracting(SampleHousehold::number).doesNotHaveDuplicates();
        assertThat(people)
                .extracting(SampleHousehold::idNumber)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("99"));
        assertThat(new HashSet<>(people.stream().map(SampleHousehold::applicant).toList()))
                .hasSizeLessThan(people.size())
                .anyMatch(name -> name.contains("·"))
                .anyMatch(name -> name.codePoints().anyMatch(c -> c > 0xFFFF));
        assertThat(people).anyMatch(person -> person.idNumber().length() == 15);
        assertThat(people)
                .filteredOn(person -> person.idNumber().length() == 18)
                .allMatch(person -> IdNumber.parse(person.idNumber()).number().isPresent());
    }

    @Test
    void nobodyOfTheSampleCountyIsInTheFilesMadeForIt() {
        var county = Stream.generate(new SamplePeople(SampleCounty.SEED)::next)
                .limit(3_000)
                .map(SampleHousehold::idNumber)
                .toList();
        var files = Stream.generate(new SamplePeople(1)::next)
                .limit(50_000)
                .map(SampleHousehold::idNumber)
                .collect(Collectors.toSet());

        assertThat(files).hasSizeGreaterThan(49_000);
        assertThat(county).noneMatch(files::contains);
    }

    @Test
    void everyFormOfEveryFileIsTakenInWhole(@TempDir Path folder) throws Exception {
        var options = SampleOptions.parse(
                "--households", "300", "--units", "90", "--sign-ups", "0", "--out", folder.toString());
        new SampleFiles(options).write();

        for (var form : new String[] {".csv", "-gb18030.csv", ".xlsx"}) {
            try (var desk = new Desk()) {
                for (var project : SampleUnits.projects()) {
                    desk.get(Projects.class)
                            .add(
                                    new Project(
                                            Desk.QINGHE,
                                            new ProjectCode(project.code()),
                                            project.name(),
                                            project.housingType(),
                                            project.address(),
                                            java.util.Optional.of(project.completedOn())),
                                    "officer");
                }
                for (var kind : new String[] {"households", "units"}) {
                    var done = desk.hand(kind, Choice.ALL_OR_NOTHING, "", folder.resolve(kind + form));
                    assertThat(desk.faults(done)).isEmpty();
                    assertThat(done.state()).isEqualTo(ImportState.WRITTEN);
                }
                assertThat(desk.get(Households.class).waiting(Desk.QINGHE)).isEqualTo(300);
            }
        }
    }

    @Test
    void fiftyThousandHouseholdsComeInFromOneWorkbook(@TempDir Path folder) throws Exception {
        new SampleFiles(SampleOptions.parse("--households", "50000", "--units", "0", "--out", folder.toString()))
                .write();
        assertThat(Files.size(folder.resolve("households.xlsx"))).isPositive();

        try (var desk = new Desk()) {
            var done = desk.hand("households", Choice.ALL_OR_NOTHING, "", folder.resolve("households.xlsx"));

            assertThat(done.counts().written()).isEqualTo(50_000);
        }
    }
}
