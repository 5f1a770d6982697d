package org.anju.register;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files that somebody hands in as a register and that must not get in, each with words of what is said about it. */
final class HostileFiles {

    static final String HEADER = String.join(",", HouseholdSheet.TEMPLATE.headers()) + "\r\n";
    static final String SOUND = ",张三,990101198001010014,,公共租赁住房,3,A,2026-03-01\r\n";

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int ID_NUMBER = 2;
    private static final int REGISTERED_ON = 7;

    private HostileFiles() {}

    /**
     * One of them.
     *
     * @param told what the officer reads
     */
    record Hostile(String what, byte[] bytes, String told) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Hostile> all() {
        return Stream.of(wholes(), HostileWorkbooks.all(), cells(), dates()).flatMap(List::stream);
    }

    private static List<Hostile> wholes() {
        return List.of(
                new Hostile("a header alone", utf8(HEADER), "文件只有表头，没有内容"),
                new Hostile("UTF-16", (HEADER + SOUND).getBytes(UTF_16LE), "编码无法识别"),
                new Hostile("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13}, "编码无法识别"),
                new Hostile("Latin letters for Chinese", (HEADER + "é,ü\r\n").getBytes(ISO_8859_1), "编码无法识别"),
                new Hostile("two encodings in one file", twoEncodings(), "第2行有 UTF-8"),
                new Hostile(
                        "a line of GB 18030 in UTF-8",
                        join(utf8(HEADER + SOUND), SOUND.getBytes(GB18030)),
                        "第3行不是 UTF-8"),
                new Hostile("names in UTF-8 in GB 18030", names("李四", "王小明"), "第2行有 UTF-8"),
                new Hostile("one long name in UTF-8", names("欧阳建国"), "第2行有 UTF-8"),
                new Hostile("Big5", "登記編號,申請人姓名\r\n1,李四\r\n".getBytes(Charset.forName("Big5")), "例如 Big5"),
                new Hostile("Shift JIS", "登録番号,申請者\r\n1,李四\r\n".getBytes(Charset.forName("Shift_JIS")), "GB18030"),
                new Hostile("a quote that never ends", utf8(HEADER + ",\"张三,1,,x,3,,\r\n" + SOUND), "引号或行不完整"),
                new Hostile("10,000 columns", utf8("列,".repeat(10_000) + "\r\n"), "文件超过100列"),
                new Hostile("a cell of 5 MB", utf8(HEADER + ",\"" + "张".repeat(5 << 20) + "\",1,,x,3,,\r\n"), "超长的单元格"),
                new Hostile("a repeated header", utf8(HEADER.replace("优先级别", "家庭人口") + SOUND), "“家庭人口”在 F 列和 G 列重复"),
                new Hostile("more columns", utf8(HEADER.replace("\r", ",备注\r") + SOUND), "文件多于此数"),
                new Hostile("another template", utf8("登记编号,申请项目代码,申请套型\r\nR26-7KQ4-03512,X,2R\r\n"), "B1 应为“申请人姓名”"),
                new Hostile("a password", HostileWorkbooks.ole2(), "加了密码的文件"),
                new Hostile("200,001 rows", utf8(HEADER + ",,,,,,,x\r\n".repeat(200_001)), "文件超过200000行"));
    }

    private static List<Hostile> cells() {
        return List.of(
                new Hostile(
                        "a cell of 1 MB in CSV",
                        utf8(HEADER + ",\"" + "张".repeat(1 << 20) + "\",1,,x,3,,\r\n"),
                        "超过10000字"),
                new Hostile("a formula", sheet(sheet -> sheet.formula(1, 1, "A1+1")), "单元格里是公式"),
                new Hostile("a number for an ID number", sheet(sheet -> sheet.value(1, ID_NUMBER, 1.1E17)), "科学计数"),
                new Hostile("1.1E+17", utf8(HEADER + SOUND.replace("990101198001010014", "1.1E+17")), "科学计数"),
                new Hostile(
                        "zeros that are only shown",
                        sheet(sheet -> {
                            sheet.value(1, 0, 7);
                            sheet.style(1, 0).format("00000").set();
                        }),
                        "0 并未保存"),
                new Hostile("a code as a number", sheet(sheet -> sheet.value(1, 0, 12_345)), "0 并未保存"),
                new Hostile("a control character", utf8(HEADER + SOUND.replace("张三", "张\u0007三")), "控制字符"),
                new Hostile("what is said to be no character", utf8(HEADER + SOUND.replace("张三", "张\uFFFE三")), "控制字符"),
                new Hostile("a control character in a sheet", sheet(sheet -> sheet.value(1, 1, "张_x0007_三")), "控制字符"),
                new Hostile("a character that got lost", utf8(HEADER + SOUND.replace("张三", "张\uFFFD")), "生僻字可能已丢失"),
                new Hostile(
                        "a script for a name", utf8(HEADER + SOUND.replace("张三", "<script>张</script>")), "不应出现的字符"));
    }

    private static List<Hostile> dates() {
        var hostile = new ArrayList<Hostile>();
        for (var day : List.of("23/11/2026", "11-23-26", "2026-11", "二〇二六年十一月二十三日", "2026-02-30", "20261", "昨天")) {
            hostile.add(new Hostile("the day " + day, utf8(HEADER + SOUND.replace("2026-03-01", day)), "不是日期"));
        }
        hostile.add(new Hostile("a day beyond all years", sheet(s -> s.value(1, REGISTERED_ON, 999_999)), "不是日期"));
        return hostile;
    }

    /** A million rows that hold nothing but a style, below one that holds a household. */
    static byte[] aMillionEmptyRows() {
        var rows = new StringBuilder(64 << 20);
        for (var row = 3; row <= 1_048_576; row++) {
            rows.append("</row><row r=\"").append(row).append("\">");
            rows.append("<c r=\"A").append(row).append("\" s=\"0\"/>");
        }
        return HostileWorkbooks.raw(HostileWorkbooks.texts(
                        2,
                        SOUND.replace("990101198001010014", "99010119630704009X")
                                .strip()
                                .split(","))
                + rows);
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] twoEncodings() {
        return join(
                HEADER.getBytes(GB18030), utf8(SOUND), SOUND.replace("张三", "李四").getBytes(GB18030));
    }

    /** Lines of GB 18030 whose names alone are in another encoding, as a program joins them. */
    private static byte[] names(String... names) {
        var parts = new ArrayList<byte[]>(List.of(HEADER.getBytes(GB18030)));
        for (var name : names) {
            var around = SOUND.split("张三");
            parts.addAll(List.of(around[0].getBytes(GB18030), utf8(name), around[1].getBytes(GB18030)));
        }
        return join(parts.toArray(byte[][]::new));
    }

    private static byte[] join(byte[]... parts) {
        var file = new ByteArrayOutputStream();
        for (var part : parts) {
            file.writeBytes(part);
        }
        return file.toByteArray();
    }

    private static byte[] sheet(Consumer<Worksheet> spoil) {
        return xlsx(book -> {
            var sheet = book.newWorksheet("名册");
            sound(sheet);
            spoil.accept(sheet);
        });
    }

    static void sound(Worksheet sheet) {
        var headers = HouseholdSheet.TEMPLATE.headers();
        var cells = SOUND.strip().split(",");
        for (var i = 0; i < headers.size(); i++) {
            sheet.value(0, i, headers.get(i));
            sheet.value(1, i, cells[i]);
        }
    }

    static byte[] xlsx(Consumer<Workbook> fill) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            fill.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
