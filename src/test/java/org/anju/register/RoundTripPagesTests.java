package org.anju.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.anju.ApplicationTest;
import org.anju.Counties;
import org.anju.Scratch;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** The register is taken away by its page, changed as a spreadsheet changes it, and handed in by the page. */
@ApplicationTest
class RoundTripPagesTests {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final AtomicInteger registers = new AtomicInteger();

    private final IntakeDesk desk;

    /** Begins the numbers of one test's households, so that its export holds no others. */
    private final String mark = "R26-T%02d".formatted(registers.incrementAndGet());

    RoundTripPagesTests(@Autowired WebApplicationContext context, @Autowired JdbcClient sql) {
        Counties.in(sql);
        this.desk = new IntakeDesk(context, "990102");
    }

    @BeforeEach
    void register() throws Exception {
        var file = HostileFiles.HEADER
                + household(1, "𠮷·买买提", "公共租赁住房,3,A")
                + household(2, "李四", "公共租赁住房,2,")
                + household(3, "王五", "廉租住房,1,");
        assertThat(desk.handIn("households", file.getBytes(UTF_8)).text()).contains("已写入 3 行");
    }

    @Test
    void theOpenColumnsOfTheSpreadsheetComeBackAsCorrections() throws Exception {
        var sheet = changed(exported(), "G2", "4", "H2", "", "I2", "新生儿", "F4", "公共租赁住房", "I4", "改变申请");

        assertThat(desk.handIn("household-changes", sheet).text()).contains("已写入 2 行");

        assertThat(rows(exported()))
                .containsExactly(
                        ChangeSheet.TEMPLATE.headers(),
                        List.of(mark + "-0001", "𠮷·买买提", "2026-03-01", "轮候", "1", "公共租赁住房", "4", "", ""),
                        List.of(mark + "-0002", "李四", "2026-03-01", "轮候", "0", "公共租赁住房", "2", "", ""),
                        List.of(mark + "-0003", "王五", "2026-03-01", "轮候", "1", "公共租赁住房", "1", "", ""));
        assertThat(desk.page("/desk/register/" + mark + "-0001").text()).contains("新生儿");
    }

    /** Spreadsheets in Chinese save CSV in GB 18030. */
    @Test
    void savedAsCsvItComesBackAsWell() throws Exception {
        var csv = new StringBuilder();
        rows(exported()).forEach(row -> csv.append(String.join(",", row)).append("\r\n"));
        var changed = csv.toString().replace("公共租赁住房,2,,", "公共租赁住房,5,B,亲属迁入");

        var page = desk.handIn("household-changes", changed.getBytes(Charset.forName("GB18030")));

        assertThat(page.text()).contains("已写入 1 行");
        assertThat(rows(exported()).get(2)).contains("1", "5", "B");
    }

    @Test
    void aLockedColumnIsRefusedAtItsCellAndNothingIsWritten() throws Exception {
        var before = rows(exported());
        var sheet = changed(
                exported(),
                "A2",
                "R26-NONE-0001",
                "B3",
                "李四光",
                "G3",
                "5",
                "I3",
                "新生儿",
                "C4",
                "2020-03-01",
                "D4",
                "已配房",
                "E4",
                "7");

        var page = desk.handIn("household-changes", sheet);

        assertThat(page.text()).contains("未写入");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "A2 登记编号 名册中没有这个登记编号。",
                        "B3 申请人姓名 此列用于核对，不能修改；内容与名册不一致。",
                        "C4 登记日期 此列用于核对，不能修改；内容与名册不一致。",
                        "D4 登记状态 此列用于核对，不能修改；内容与名册不一致。",
                        "E4 更正次数 导出之后已有人更正过这一户。请重新导出，再填写更正。");
        assertThat(rows(exported())).isEqualTo(before);
    }

    @Test
    void whatCameBackUnchangedIsWrittenByNobodyAndKnownTheSecondTime() throws Exception {
        var sheet = exported();
        assertThat(desk.handIn("household-changes", sheet).text()).contains("已写入 0 行");

        var again = desk.page(desk.send("household-changes", sheet));

        assertThat(again.select("[role=status]").eachText()).containsExactly("这个文件以前导入过，没有重复写入。下面是那一次的结果。", "已写入 0 行");
    }

    private String household(int which, String name, String rest) {
        var person = 100 * Integer.parseInt(mark.substring(5)) + which;
        return "%s-000%d,%s,990102810101%03d,是,%s,2026-03-01\r\n".formatted(mark, which, name, person, rest);
    }

    private byte[] exported() throws Exception {
        return desk.file("/desk/register/list.xlsx?purpose=processing&text=" + mark);
    }

    /** The same file with other texts in some of its cells, named in turn. */
    private static byte[] changed(byte[] file, String... changes) throws IOException {
        var out = new ByteArrayOutputStream();
        var kept = Files.write(Files.createTempFile(Scratch.folder(), "list", ".xlsx"), file);
        try (var from = new ZipFile(kept.toFile());
                var to = new ZipOutputStream(out)) {
            for (var part : Collections.list(from.entries())) {
                var content = from.getInputStream(part).readAllBytes();
                to.putNextEntry(new ZipEntry(part.getName()));
                to.write(part.getName().equals(SHEET) ? changed(new String(content, UTF_8), changes) : content);
            }
        }
        return out.toByteArray();
    }

    private static byte[] changed(String sheet, String... changes) {
        var changed = sheet;
        for (var i = 0; i < changes.length; i += 2) {
            var cell = Pattern.compile("(<c r=\"%s\"[^>]*><is><t[^>]*>)[^<]*".formatted(changes[i]))
                    .matcher(changed);
            assertThat(cell.find()).as(changes[i]).isTrue();
            changed = cell.replaceFirst("$1" + Matcher.quoteReplacement(changes[i + 1]));
        }
        return changed.getBytes(UTF_8);
    }

    private static List<List<String>> rows(byte[] file) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getFirstSheet().read().stream()
                    .map(row -> row.stream().map(Cell::getText).toList())
                    .toList();
        }
    }
}
