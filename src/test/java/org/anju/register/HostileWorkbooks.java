package org.anju.register;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.anju.register.HostileFiles.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anju.register.HostileFiles.Hostile;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;

/**
 * Workbooks that are more than they seem: small to send, and large or endless for whoever reads them. Those that are
 * only a few bytes ended the application when a reader made room for what they ask for.
 */
final class HostileWorkbooks {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String DAMAGED = "不是 XLSX 文件";
    private static final String TOO_LARGE = "解压后过大";

    private HostileWorkbooks() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        all.addAll(archives());
        all.addAll(parts());
        all.addAll(spellings());
        all.addAll(bombs());
        all.addAll(sheets());
        return all;
    }

    private static List<Hostile> archives() {
        return List.of(
                new Hostile(
                        "no archive", utf8("PK\u0003\u0004 and then nothing, which is longer than an end"), DAMAGED),
                new Hostile("an archive with a second end in its comment", withComment(), DAMAGED),
                new Hostile("an archive whose list is elsewhere", endingWith(16, 1), DAMAGED),
                new Hostile(
                        "a thousand parts",
                        workbook(manyParts("xl/worksheets/sheet%d.xml", 1_000, utf8("<a/>"))),
                        DAMAGED),
                new Hostile("a bomb", workbook(Map.of("xl/worksheets/sheet9.xml", "<a/>".repeat(2 << 20))), TOO_LARGE),
                new Hostile(
                        "a bomb in a picture", workbook(Map.of("xl/media/image1.png", new byte[8 << 20])), TOO_LARGE),
                new Hostile(
                        "a bomb of many parts",
                        workbook(manyParts("xl/media/image%d.png", 140, new byte[1_900_000])),
                        TOO_LARGE));
    }

    private static List<Hostile> parts() {
        return List.of(
                new Hostile("macros", workbook(Map.of("xl/vbaProject.bin", new byte[100])), "文件含有宏"),
                new Hostile("macros by another name", workbook(Map.of("xl/tool.dat", ole2())), "文件含有宏"),
                new Hostile("macros of 1992", workbook(Map.of("xl/macrosheets/sheet1.xml", "<a/>")), "文件含有宏"),
                new Hostile("other workbooks", workbook(Map.of("xl/externalLinks/externalLink1.xml", "<a/>")), "外部链接"),
                new Hostile(
                        "other workbooks in capitals", workbook(Map.of("xl/ExternalLinks/Link1.xml", "<a/>")), "外部链接"),
                new Hostile(
                        "other workbooks by another name",
                        workbook(Map.of("xl/other.xml", "<externalLink xmlns=\"%s\"/>".formatted(MAIN))),
                        "外部链接"),
                new Hostile("a connection to a database", workbook(Map.of("xl/connections.xml", "<a/>")), "外部链接"),
                new Hostile("an embedded program", workbook(Map.of("xl/embeddings/ole1.bin", new byte[9])), "嵌入对象"),
                new Hostile("an entity that names a file", workbook(Map.of(SHEET, entity())), DAMAGED),
                new Hostile("a sheet that is no XML", raw("<c r=\"B2\"><f>A1&B1</f></c>"), DAMAGED),
                new Hostile("a sheet that lies elsewhere", elsewhere(cell("ZZZZZZ2")), DAMAGED));
    }

    /** A cell so far to the right that room for all before it would be 26 to the sixth, in all ways to write it. */
    private static List<Hostile> spellings() {
        return List.of(
                far(cell("ZZZZZZ2")),
                far("<c r='ZZZZZZ2'><v>1</v></c>"),
                far("<c\nr=\"ZZZZZZ2\"><v>1</v></c>"),
                far("<c r = \"ZZZZZZ2\"><v>1</v></c>"),
                far("<c r=\"&#90;ZZZZZ2\"><v>1</v></c>"),
                far("<c s=\">\" r=\"zzzzzz2\"><v>1</v></c>"),
                far("<!--><c a=\"--><c r=\"ZZZZZZ2\"><v>1</v></c>"),
                far("<!---><c a=\"--><c r=\"ZZZZZZ2\"><v>1</v></c>"),
                far("<!-- \" --><x:c xmlns:x=\"%s\" x:r=\"ZZZZZZ2\"><v>1</v></x:c>".formatted(MAIN)),
                new Hostile(
                        "a cell far to the right in UTF-16",
                        workbook(Map.of(
                                SHEET,
                                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sheet(cell("ZZZZZZ2")))
                                        .getBytes(UTF_16))),
                        DAMAGED),
                new Hostile(
                        "a sheet that says it is in another encoding",
                        workbook(Map.of(SHEET, "<?xml version='1.0' encoding = 'IBM037'?>" + sheet(cell("A2")))),
                        DAMAGED));
    }

    private static Hostile far(String cell) {
        return new Hostile("a cell far to the right: " + cell, raw(cell), DAMAGED);
    }

    private static List<Hostile> bombs() {
        return List.of(
                new Hostile("the shared string 2,000,000,000", shared("<v>2<!-- -->000000000</v>"), DAMAGED),
                new Hostile("a cell of 1 MB", raw(text("x".repeat(1 << 20))), "超长的单元格"),
                new Hostile("a cell of many texts", raw(texts("<t>%s</t>".formatted("x".repeat(99_999)), 5)), "超长的单元格"),
                new Hostile("a cell that may hold anything", raw(text("<![CDATA[<<<]]>")), DAMAGED),
                new Hostile("a row of endless cells", raw("<c/>".repeat(16_385)), "文件超过100列"),
                new Hostile("endless depth", raw("<c r=\"A2\">" + "<a>".repeat(99)), DAMAGED),
                new Hostile("a cell in a cell", raw("<c r=\"A2\"><c r=\"B2\"/></c>"), DAMAGED),
                new Hostile("names without end", raw(many(1_000, "<n%d/>")), DAMAGED),
                new Hostile("attributes without end", raw("<c" + many(1_000, " a%d=\">\"") + "/>"), DAMAGED),
                new Hostile(
                        "a row that no sheet has", sheetOf("<row r=\"2000000000\">" + cell("A2") + "</row>"), DAMAGED),
                new Hostile("a row twice", sheetOf("<row r=\"1\">" + cell("A1") + "</row>"), DAMAGED),
                new Hostile("a long formula that cells share", raw(formula("A1+".repeat(4_000))), "公式太多或太长"),
                new Hostile("endless formulas", sheetOf(many(5_001, "<row><c><f>1</f></c></row>")), "公式太多或太长"),
                new Hostile("endless formats", workbook(Map.of("xl/styles.xml", formats())), TOO_LARGE),
                new Hostile("a million sheets", workbook(Map.of("xl/workbook.xml", book(1_000_000))), "工作表超过20张"));
    }

    private static List<Hostile> sheets() {
        return List.of(
                new Hostile(
                        "10,000 columns in a sheet",
                        HostileFiles.xlsx(book -> wide(book.newWorksheet("名册"))),
                        "文件超过100列"),
                new Hostile(
                        "several sheets",
                        HostileFiles.xlsx(book -> {
                            HostileFiles.sound(book.newWorksheet("一月"));
                            HostileFiles.sound(book.newWorksheet("二月"));
                        }),
                        "2张有内容的工作表"),
                new Hostile(
                        "a hidden sheet",
                        HostileFiles.xlsx(book -> {
                            HostileFiles.sound(book.newWorksheet("一月"));
                            var hidden = book.newWorksheet("二月");
                            hidden.setVisibilityState(VisibilityState.VERY_HIDDEN);
                            HostileFiles.sound(hidden);
                        }),
                        "2张有内容的工作表，其中有隐藏的"),
                new Hostile(
                        "a phonetic guide",
                        raw(texts("<t>王</t><rPh sb=\"0\" eb=\"1\"><t>ワン</t></rPh>", 1)),
                        "单元格 B2 带有拼音"),
                new Hostile("only an empty sheet", HostileFiles.xlsx(book -> book.newWorksheet("名册")), "文件是空的"));
    }

    /** A workbook by hand, whose second row holds these cells. */
    static byte[] raw(String cells) {
        return workbook(Map.of(SHEET, sheet(cells)));
    }

    static String texts(int row, String[] texts) {
        var cells = new StringBuilder();
        for (var i = 0; i < texts.length; i++) {
            cells.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted('A' + i, row, texts[i]));
        }
        return cells.toString();
    }

    /** A workbook by hand, with these rows below its header. */
    static byte[] sheetOf(String rows) {
        return workbook(Map.of(SHEET, sheet("").replace("<row r=\"2\"></row>", rows)));
    }

    private static String sheet(String cells) {
        return "<worksheet xmlns=\"%s\"><sheetData><row r=\"1\">%s</row><row r=\"2\">%s</row></sheetData></worksheet>"
                .formatted(MAIN, texts(1, HostileFiles.HEADER.strip().split(",")), cells);
    }

    private static String cell(String reference) {
        return "<c r=\"%s\"><v>1</v></c>".formatted(reference);
    }

    private static String text(String text) {
        return texts("<t>%s</t>".formatted(text), 1);
    }

    private static String texts(String texts, int times) {
        return "<c r=\"B2\" t=\"inlineStr\"><is>%s</is></c>".formatted(texts.repeat(times));
    }

    private static String formula(String formula) {
        return "<c r=\"B2\"><f t=\"shared\" si=\"0\" ref=\"B2:B9\">%s1</f></c>".formatted(formula);
    }

    private static String many(int times, String pattern) {
        return IntStream.range(0, times).mapToObj(pattern::formatted).collect(Collectors.joining());
    }

    private static byte[] shared(String value) {
        var types = "<Types><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd."
                + "openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>";
        return workbook(Map.of(
                "[Content_Types].xml",
                types,
                "xl/sharedStrings.xml",
                "<sst><si><t>x</t></si></sst>",
                SHEET,
                sheet("<c r=\"B2\" t=\"s\">%s</c>".formatted(value))));
    }

    private static byte[] elsewhere(String cell) {
        return workbook(Map.of(
                "xl/_rels/workbook.xml.rels",
                relations("worksheets/sheet.dat"),
                "xl/worksheets/sheet.dat",
                sheet(cell)));
    }

    private static String entity() {
        return """
                <!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>
                <worksheet xmlns="%s"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&file;</t></is></c></row>
                </sheetData></worksheet>""".formatted(MAIN);
    }

    /** Nine megabytes that do not shrink a hundred times. */
    private static String formats() {
        var random = new Random(1);
        var formats = new StringBuilder("<styleSheet xmlns=\"%s\"><numFmts>".formatted(MAIN));
        while (formats.length() < 9 << 20) {
            formats.append("<numFmt numFmtId=\"9\" formatCode=\"%x\"/>".formatted(random.nextLong()));
        }
        return formats + "</numFmts></styleSheet>";
    }

    private static Map<String, Object> manyParts(String name, int count, byte[] content) {
        var parts = new LinkedHashMap<String, Object>();
        for (var i = 0; i < count; i++) {
            parts.put(name.formatted(i), content);
        }
        return parts;
    }

    private static String book(int sheets) {
        return "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                .formatted(MAIN, RELATIONS, "<sheet name=\"名册\" sheetId=\"1\" r:id=\"r1\"/>".repeat(sheets));
    }

    private static String relations(String sheet) {
        return ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"%s\"/></Relationships>")
                .formatted(RELATIONS, sheet);
    }

    private static void wide(Worksheet sheet) {
        for (var i = 0; i < 10_000; i++) {
            sheet.value(0, i, "列" + i);
        }
    }

    static byte[] ole2() {
        var file = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, file, 0, 4);
        return file;
    }

    private static byte[] withComment() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(endingWith(20, 22));
        file.writeBytes(java.util.Arrays.copyOfRange(raw(""), raw("").length - 22, raw("").length));
        return file.toByteArray();
    }

    /** A workbook at whose end something else stands. */
    private static byte[] endingWith(int at, int value) {
        var file = raw("");
        file[file.length - 22 + at] = (byte) value;
        return file;
    }

    /** A workbook with these parts, in place of the usual ones or beside them. */
    private static byte[] workbook(Map<String, ?> parts) {
        var all = new LinkedHashMap<String, Object>();
        all.put("[Content_Types].xml", "<Types/>");
        all.put("xl/workbook.xml", book(1));
        all.put("xl/_rels/workbook.xml.rels", relations("worksheets/sheet1.xml"));
        all.put(SHEET, "<worksheet xmlns=\"%s\"><sheetData/></worksheet>".formatted(MAIN));
        all.putAll(parts);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue() instanceof byte[] content ? content : utf8((String) part.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
