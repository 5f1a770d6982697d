package org.anju.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.intake.Choice;
import org.anju.tabular.Tables;
import org.dhatim.fastexcel.Workbook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An application in a virtual machine of its own that begins, takes one file in and ends. */
final class LargeImport {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private LargeImport() {}

    /** Address, account and password of the database, and the file. */
    public static void main(String[] arguments) throws Exception {
        var database = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        try (var desk = new Desk(database, JdbcClient.create(database))) {
            desk.begin();
            var done = desk.hand("households", Choice.ALL_OR_NOTHING, "", Path.of(arguments[3]));
            System.out.println(done.state() + " " + done.counts());
        }
    }

    static Path csv(Path file, int from, int households) throws IOException {
        try (var table = Tables.csv(Files.newOutputStream(file))) {
            table.row(HouseholdSheet.TEMPLATE.headers());
            for (var i = from; i < from + households; i++) {
                table.row(java.util.List.of(cells(i)));
            }
        }
        return file;
    }

    /** As a spreadsheet program writes it: every text once, in a table of its own. */
    static Path xlsx(Path file, int from, int households) throws IOException {
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("名册");
            var headers = HouseholdSheet.TEMPLATE.headers().toArray(String[]::new);
            for (var row = 0; row <= households; row++) {
                var cells = row == 0 ? headers : cells(from + row - 1);
                for (var column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
                if (row % 1_000 == 999) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static String[] cells(int number) {
        var name = "欧阳" + (char) ('一' + number % 5_000) + (char) ('一' + number / 5_000);
        return new String[] {"", name, idNumber(number), "", "公共租赁住房", "3", "A", "2026-03-01"};
    }

    private static String idNumber(int number) {
        var body = "9901%02d19%02d%02d%02d%03d"
                .formatted(
                        number / 9_000_000,
                        40 + number / 300_000 % 30,
                        1 + number / 25_000 % 12,
                        1 + number / 1_000 % 25,
                        number % 1_000);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
