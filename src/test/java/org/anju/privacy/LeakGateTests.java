package org.anju.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.anju.privacy.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakGateTests {

    private static final long SEED = 20120528;

    private final LeakGate gate = new LeakGate(List.of("0999-8123456", "12345"));

    @Test
    void aThousandLeaksAreCaughtWhole() {
        var leaks = new Leaks(SEED);

        for (var i = 0; i < 1_000; i++) {
            var format = Files.values()[i % Files.values().length];
            var kind = leaks.kind();
            var leak = leaks.written(kind, format);
            var rows = new ArrayList<List<String>>();
            for (var row = 0; row < 6; row++) {
                rows.add(row == 3 ? beside(leaks.clean(), leak) : leaks.clean().subList(0, 4));
            }
            assertThat(gate.scan(format.artefact(rows)))
                    .as("leak %d in %s, seed %d: %s", i, format, SEED, leak)
                    .extracting(Finding::kind)
                    .contains(kind);
        }
    }

    private static List<String> beside(List<String> clean, List<String> leak) {
        var row = new ArrayList<>(clean.subList(0, 2));
        row.addAll(leak);
        return row;
    }

    @Test
    void ofTenThousandCleanRegistersFewerThanOneInAThousandRaisesAnAlarm() {
        var leaks = new Leaks(SEED);
        var alarms = new ArrayList<String>();

        for (var i = 0; i < 10_000; i++) {
            // Workbooks and PDFs take longest to make: every third register goes through all formats in turn.
            var format = i % 3 == 0 ? Files.values()[i / 3 % Files.values().length] : Files.values()[i % 4];
            var rows = new ArrayList<List<String>>();
            for (var row = 0; row < (format == Files.FILE_NAME ? 1 : 10); row++) {
                rows.add(leaks.clean(format));
            }
            if (!gate.scan(format.artefact(rows)).isEmpty()) {
                alarms.add("register %d in %s".formatted(i, format));
            }
        }

        assertThat(alarms).as("seed %d", SEED).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "身份证号：11010519491231002x。",
                "SFZ11010519491231002X",
                "１１０１０５１９４９１２３１００２Ｘ",
                "110105\u200b19491231\u00ad002X",
                "110105 1949 1231 002X",
                "110105－19491231－002X",
                "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
                "4.40524188001010E+17",
                "810000199001010011 810000199001010038",
                "110105\u00a0\u00a0\u00a0\u00a019491231\u00a0 \u3000 002X",
                "110105                19491231                002X",
                "1号楼 2id11010519491231002X",
                "11010519491231002Xa",
                "11010519491231002Xiaoming",
                "111010519491231002X",
                "11010519491231002X13800138000",
                "11010519491231003813800138000",
                "110105194912310038110105194912310038",
                "1110105194912310038",
                "施工许可证编号：11010519491231002X",
                "1\ufe0f\u20e31\ufe0f\u20e3010519491231002X",
                "11010519491231002\u00d7",
                "11010519491231002\u2169",
                "110105 19491231 002\u0425",
                "11010519491231002\u03a7",
                "11010519491231002 \u2716",
                "11010519491231002\u00d7、张三 3 人",
                "110105\u00d719491231\u00d7002X",
                "110105 \u2715 19491231 \u2715 002\u00d7",
            })
    void anIdNumberIsFoundHoweverItIsWritten(String text) {
        var written = text.startsWith("81") ? Numbers.with("810000", "19900101", "001") : text;

        assertThat(kinds(Files.CSV, written)).contains(Kind.ID_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"施工许可证编号：", "项目编号：", "注册号 ", "建字第"})
    void noWordForADocumentHidesTheNumberOfSomebodyWhoMayApply(String words) {
        for (var year : List.of("1990", "1999", "2006")) {
            var person = Numbers.with("990101", year + "0101", "001");

            assertThat(kinds(Files.CSV, words + person)).as(year).contains(Kind.ID_NUMBER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "110105491231002 | FIFTEEN_DIGIT_ID_NUMBER",
                "110105-491231-002 | FIFTEEN_DIGIT_ID_NUMBER",
                "13800138000 | MOBILE_PHONE",
                "手机13800138000转告 | MOBILE_PHONE",
                "１３８ ００１３ ８０００ | MOBILE_PHONE",
                "13800138000/13900139000 | MOBILE_PHONE",
                "008613800138000 | MOBILE_PHONE",
                "1.3800138E10 | MOBILE_PHONE",
                "Tel13800138000 | MOBILE_PHONE",
                "名册_13800138000 | MOBILE_PHONE",
                "联系电话13800138000户主张三 | MOBILE_PHONE",
                "电话13800138000人工接听 | MOBILE_PHONE",
                "电话13800138000万先生 | MOBILE_PHONE",
                "电话13800138000元先生 | MOBILE_PHONE",
                "电话13800138000套房咨询 | MOBILE_PHONE",
                "13800138000wechat同号 | MOBILE_PHONE",
                "13800138000Mr.Li | MOBILE_PHONE",
                "13800138000Xiaoming | MOBILE_PHONE",
                "call13800138000 | MOBILE_PHONE",
                "2tel13800138000 | MOBILE_PHONE",
                "shouji13800138000 | MOBILE_PHONE",
                "ZS13800138000 | MOBILE_PHONE",
                "zhangsan13800138000.csv | MOBILE_PHONE",
                "1.13800138000 2.13900139000 | MOBILE_PHONE",
                "1-13800138000 | MOBILE_PHONE",
                "138 0013-8000 | MOBILE_PHONE",
                "138 00 138 000 | MOBILE_PHONE",
                "1380013800013900139000 | MOBILE_PHONE",
                "SFZ110105491231002 | FIFTEEN_DIGIT_ID_NUMBER",
                "6222021234567890128元 | BANK_CARD",
                "（010）62345678 | LANDLINE",
                "010-62345678-8001 | LANDLINE",
                "09998123457 | LANDLINE",
                "+86 10 62345678 | LANDLINE",
                "+861062345678 | LANDLINE",
                "+8610-62345678 | LANDLINE",
                "86-512-65123456 | LANDLINE",
                "0086-010-62345678 | LANDLINE",
                "010-62345678ext801 | LANDLINE",
                "400-810-1234 | LANDLINE",
                "400 8101 234 | LANDLINE",
                "6222 0212 3456 7890 128 | BANK_CARD",
                "4111111111111111 | BANK_CARD",
                "4367420010001234566 | BANK_CARD",
                "370246000000001 | BANK_CARD",
                "3714 496353 98431 | BANK_CARD",
            })
    void eachKindIsFound(String text, Kind kind) {
        for (var format : List.of(Files.CSV, Files.TEXT, Files.JSON, Files.HTML, Files.XLSX, Files.XLSX_INLINE)) {
            assertThat(kinds(format, text)).as("%s in %s", text, format).contains(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105************",
                "110105***********X",
                "110105194912310021",
                "DJ2024-0001-234K",
                "GZ20240100012",
                "安住保〔2024〕13号",
                "1150024100913825XR/2024-00047",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "30a173690194711056778a8ed1a80aa3d99a78d69f42c466c4a2cd5389f1ee39",
                "550e8400-e29b-41d4-a716-446655440000",
                "2024-01-05T10:30:00.123456789+08:00",
                "20240105103000123",
                "13800138000.00",
                "13800138000元",
                "13800138000万元整。",
                "HT15062300012",
                "+86 999 8123456",
                "12.113800138000",
                "东经138.00138000",
                "135 2024-0001",
                "施工许可证编号：440304200812150101",
                "建字第440304200812345号",
                "项目编号 4403042012150105",
                "4403041912310108",
                "￥13800138000",
                "0.13800138000",
                "13,800,138,000.00",
                "26664.00㎡",
                "0999-8123456",
                "(0999) 8123456",
                "热线12345",
                "2024-138-0013-8000",
                "622202021234567890",
                "100000000000000",
            })
    void whatOnlyResemblesALeakPasses(String text) {
        for (var format : List.of(Files.CSV, Files.TEXT, Files.JSON, Files.HTML, Files.XLSX, Files.XLSX_INLINE)) {
            assertThat(gate.scan(format.artefact(List.of(List.of("甲", text, "乙")))))
                    .as("%s in %s", text, format)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Files.class)
    void aNumberSplitOverCellsIsFoundWhereItIs(Files format) {
        var found =
                gate.scan(format.artefact(List.of(List.of("a", "b"), List.of("c", "110105", "19491231", "002X", "d"))));

        assertThat(found).extracting(Finding::kind).containsExactly(Kind.ID_NUMBER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Files.class,
            names = {"CSV", "TEXT", "JSON", "HTML", "XLSX", "XLSX_INLINE"})
    void wordsAndSignsBesideThePiecesHideNothing(Files format) {
        var found = gate.scan(
                format.artefact(List.of(List.of("a", "b"), List.of("c", "身份证110105", "19491231-", "'-002X，已核", "d"))));

        assertThat(found).extracting(Finding::kind).containsExactly(Kind.ID_NUMBER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Files.class,
            names = {"CSV", "TEXT", "JSON", "HTML", "XLSX", "XLSX_INLINE", "PDF"})
    void aNumberSplitDownAColumnIsFound(Files format) {
        var found = gate.scan(format.artefact(
                List.of(List.of("a", "110105"), List.of("b", "19491231"), List.of("c", "002X"), List.of("d", "e"))));

        assertThat(found).extracting(Finding::kind).containsExactly(Kind.ID_NUMBER);
    }

    @Test
    void aNumberIsFoundWhereverALongCellIsCut() {
        var number = String.join(" ", "11010519491231002X".split(""));
        for (var before = (1 << 16) - 40; before < (1 << 16) + 5; before++) {
            assertThat(gate.scan(Artefact.of("a.csv", "text/csv", ("甲".repeat(before) + number).getBytes(UTF_8))))
                    .as("after %d characters", before)
                    .extracting(Finding::kind)
                    .containsExactly(Kind.ID_NUMBER);
        }
    }

    @Test
    void aStringThatNoCellUsesIsFound() {
        var strings = "<sst><si><t>甲</t></si><si><t>11010519491231002X</t></si></sst>";

        assertThat(gate.scan(workbook("xl/worksheets/sheet1.xml", "<c r=\"A1\" t=\"s\"><v>0</v></c>", strings)))
                .extracting(Finding::place)
                .containsExactly(new Finding.Place(Finding.Place.Scope.HIDDEN, "xl/sharedStrings.xml", 1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xl/worksheets/sheet1.xml | <c r=\"B7\" t='s'><v>0</v></c>",
                "xl/worksheets/sheet1.xml | <c t = \"s\" r = 'B7'><v>0</v></c>",
                "xl/worksheets/sheet1.xml | <c r=\"B7\"\tt=\"s\"><v>0</v></c>",
                "xl/elsewhere.xml | <c r=\"B7\" t=\"s\"><v>0</v></c>",
            })
    void aCellIsReadHoweverItsTagIsWritten(String part, String cell) {
        var strings = "<sst><si><t>11010519491231002X</t></si></sst>";

        assertThat(gate.scan(workbook(part, cell, strings)))
                .extracting(Finding::place)
                .containsExactly(new Finding.Place(Finding.Place.Scope.SHEET, part, 7, 2));
    }

    @Test
    void theFindingTellsThePlaceAndNeverTheValue() {
        var found = gate.scan(Files.CSV.artefact(List.of(List.of("姓名", "备注"), List.of("张三", "电话13800138000"))));

        assertThat(found)
                .containsExactly(new Finding(
                        Kind.MOBILE_PHONE, new Finding.Place(Finding.Place.Scope.TEXT, "", 2, 2), "13*********"));
    }

    @Test
    void aSharedStringIsFoundInItsCell() {
        var found = gate.scan(Files.XLSX.artefact(List.of(List.of("张三", "13800138000"))));

        assertThat(found)
                .extracting(Finding::place)
                .containsExactly(new Finding.Place(Finding.Place.Scope.SHEET, "xl/worksheets/sheet2.xml", 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>110105<b>19491231</b>002X</p>",
                "<p>&#49;&#x31;010519491231002&#88;</p>",
                "<a href=\"tel:13800138000\">电话</a>",
                "<td data-id='11010519491231002X'>张三</td>",
                "<!-- 11010519491231002X -->",
                "<script>var id = \"11010519491231002X\";</script>",
                "<![CDATA[11010519491231002X]]>",
                "<p>110105&nbsp;19491231&nbsp;002X",
                "<p title=\"13800138000",
                "<p><span>110105</span>\n          <span>19491231</span>\n          <span>002X</span>",
                "<p>110105&nbsp;&nbsp;&nbsp;&nbsp;19491231&#160;&#160;&#160;&#160;002X",
            })
    void whatABrowserDoesNotShowIsReadToo(String html) {
        assertThat(gate.scan(Artefact.of("a.html", "text/html", html.getBytes(UTF_8))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\u0031\\u0031010519491231002X\"}",
                "[13800138000]",
                "{\"11010519491231002X\": 1}",
                "{\"a\": {\"b\": [\"110105\", \"19491231\", \"002X\"]}}",
                "\"13800138000",
            })
    void jsonIsReadAsItsReadersDo(String json) {
        assertThat(gate.scan(Artefact.of("a.json", "application/json", json.getBytes(UTF_8))))
                .hasSize(1);
    }

    @Test
    void theFileNameIsReadToo() {
        assertThat(gate.scan(Artefact.of("名册-11010519491231002X.csv", "text/csv", new byte[0])))
                .extracting(finding -> finding.place().scope())
                .containsExactly(Finding.Place.Scope.FILE_NAME);
    }

    @ParameterizedTest
    @CsvSource({"image/png", "application/octet-stream", "application/pdf", "application/zip", "''"})
    void whatCannotBeReadDoesNotPass(String mediaType) {
        assertThat(gate.scan(Artefact.of("a", mediaType, new byte[] {1, 2, 3})))
                .extracting(Finding::kind)
                .containsExactly(Kind.UNREADABLE);
    }

    @Test
    void anotherEncodingDoesNotPass() {
        var bytes = "姓名,张三".getBytes(java.nio.charset.Charset.forName("GB18030"));

        assertThat(gate.scan(Artefact.of("a.csv", "text/csv", bytes)))
                .extracting(Finding::kind)
                .containsExactly(Kind.UNREADABLE);
    }

    @Test
    void aNumericCellIsRead() {
        assertThat(gate.scan(workbook("<c r=\"C7\"><v>13800138000</v></c>")))
                .extracting(Finding::place)
                .containsExactly(new Finding.Place(Finding.Place.Scope.SHEET, "xl/worksheets/sheet1.xml", 7, 3));
    }

    @Test
    void longListsAreReadQuicklyAndInLittleMemory() {
        var leaks = new Leaks(SEED);
        var row = String.join(",", leaks.clean().subList(0, 10)) + "\n";
        var csv = row.repeat(100_000).getBytes(UTF_8);
        gate.scan(Artefact.of("warm.csv", "text/csv", row.repeat(10_000).getBytes(UTF_8)));

        // Processor time, so that a busy machine does not fail the test.
        var processor = java.lang.management.ManagementFactory.getThreadMXBean();
        var start = processor.getCurrentThreadCpuTime();
        var found = gate.scan(Artefact.of("a.csv", "text/csv", csv));
        var perTenMegabytes = (processor.getCurrentThreadCpuTime() - start) / 1e9 * 10_000_000 / csv.length;

        assertThat(found).isEmpty();
        assertThat(perTenMegabytes).as("seconds for 10 MB").isLessThan(2);
    }

    private List<Kind> kinds(Files format, String text) {
        return gate.scan(format.artefact(List.of(List.of("甲", text, "乙")))).stream()
                .map(Finding::kind)
                .toList();
    }

    private static Artefact workbook(String cell) {
        return workbook("xl/worksheets/sheet1.xml", cell, "<sst/>");
    }

    private static Artefact workbook(String part, String cell, String strings) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry(part));
            zip.write(("<worksheet><sheetData><row>" + cell + "</row></sheetData></worksheet>").getBytes(UTF_8));
            zip.putNextEntry(new java.util.zip.ZipEntry("xl/sharedStrings.xml"));
            zip.write(strings.getBytes(UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Artefact.of("a.xlsx", Files.XLSX.mediaType(), bytes.toByteArray());
    }
}
