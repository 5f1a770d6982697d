package org.anju.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.anju.region.Region;
import org.springframework.stereotype.Component;

/** Writes the data files of an edition: for Excel, for programs, and for the notice board. */
@Component
class EditionFiles {

    private record Named(String name, DataFile file) {

        StoredFile of(Sheet sheet) {
            return new StoredFile(name, file.mediaType(), bytes(file, sheet));
        }
    }

    private static final List<Named> FILES = List.of(
            new Named("data.csv", new CsvFile(CsvFile.Reader.PROGRAM)),
            new Named("data-excel.csv", new CsvFile(CsvFile.Reader.SPREADSHEET)),
            new Named("data.xlsx", new XlsxFile()),
            new Named("data.json", new JsonFile()),
            new Named("print-a4.pdf", new PrintPdf(PrintPdf.Paper.A4, new PrintPdf.Words("第{0}页 共{1}页"))),
            new Named("print-a3.pdf", new PrintPdf(PrintPdf.Paper.A3_LANDSCAPE, new PrintPdf.Words("第{0}页 共{1}页"))));

    List<StoredFile> of(
            Obligation obligation,
            Projection projection,
            String basis,
            EditionId edition,
            Region region,
            String number) {
        var sheet = sheet(obligation, projection, basis, edition, region, number);
        return FILES.parallelStream().map(each -> each.of(sheet)).toList();
    }

    private static byte[] bytes(DataFile file, Sheet sheet) {
        var out = new ByteArrayOutputStream();
        try {
            file.write(sheet, out);
        } catch (IOException toMemory) {
            throw new UncheckedIOException(toMemory);
        }
        return out.toByteArray();
    }

    private static Sheet sheet(
            Obligation obligation,
            Projection projection,
            String basis,
            EditionId edition,
            Region region,
            String number) {
        var headings = new ArrayList<Sheet.Heading>();
        headings.add(new Sheet.Heading("索引号", number));
        headings.add(new Sheet.Heading("公开依据", basis));
        obligation.batch().ifPresent(batch -> headings.add(new Sheet.Heading("分配批次", batch.value())));
        var columns = projection.columns().stream()
                .map(column -> new Sheet.Column(column.key(), column.label()))
                .toList();
        var rows = projection.rows();
        if (columns.isEmpty()) {
            // A node that decided no list publishes its headings as one, so that every file has the same shape.
            columns = List.of(new Sheet.Column("label", "事项"), new Sheet.Column("value", "内容"));
            rows = projection.headings().stream()
                    .map(heading -> List.of(heading.label(), heading.value()))
                    .toList();
        } else {
            projection.headings().forEach(each -> headings.add(new Sheet.Heading(each.label(), each.value())));
        }
        var office = region.office();
        return new Sheet(
                obligation.title(),
                headings,
                columns,
                rows,
                obligation.triggerOn(),
                address(region, edition),
                List.of(
                        "监督电话：" + office.supervisionPhone(),
                        "咨询电话：" + office.phone() + "　地址：" + office.address(),
                        office.bureau()));
    }

    private static URI address(Region region, EditionId edition) {
        return region.office().site().resolve("editions/" + edition + "/");
    }
}
