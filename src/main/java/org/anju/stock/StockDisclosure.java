package org.anju.stock;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.anju.disclosure.Column;
import org.anju.disclosure.Facts;
import org.anju.disclosure.Material;
import org.anju.disclosure.Obligation;
import org.anju.disclosure.Snapshots;
import org.anju.privacy.FieldClass;
import org.anju.step.Heading;
import org.springframework.stereotype.Component;

/** 待分配房源情况 (B3.1): what has become of each project's units as of one day; every line balances. */
@Component
class StockDisclosure implements Facts {

    private static final List<Column> COLUMNS = List.of(
            plain("project", "项目名称", "Project"),
            new Column("housingType", "保障房类型", "Kind of housing", FieldClass.CODE),
            plain("completedOn", "竣工日期", "Completed on"),
            plain("units", "住房套数", "Units"),
            plain("allocated", "已分配套数", "Allocated"),
            plain("awaiting", "待分配套数", "To be allocated"),
            plain("reserved", "预留套数", "Reserved"),
            plain("maintained", "维修套数", "Under repair"),
            plain("reasons", "预留、维修原因", "Why kept back"));

    private final Stock stock;
    private final Snapshots snapshots;

    StockDisclosure(Stock stock, Snapshots snapshots) {
        this.stock = stock;
        this.snapshots = snapshots;
    }

    @Override
    public boolean cover(Obligation obligation) {
        return obligation.item().equals(Snapshots.STOCK) && obligation.batch().isEmpty();
    }

    @Override
    public Material of(Obligation obligation) {
        var asOf = obligation.triggerOn();
        var rows = rows(obligation, asOf);
        var changes = snapshots
                .before(obligation)
                .map(day -> rows(obligation, day).equals(rows) ? "本月无变化" : "自" + day + "起有变化")
                .orElse("首次公开（基线）");
        return new Material(
                List.of(
                        Heading.plain("asOf", "截至日期", "As of", asOf),
                        Heading.plain("changes", "与上期相比", "Since the last list", changes)),
                COLUMNS,
                rows::forEach,
                List.of());
    }

    private List<List<String>> rows(Obligation obligation, LocalDate asOf) {
        return stock.snapshot(obligation.region(), asOf).stream()
                .filter(balance -> balance.all() > 0)
                .map(StockDisclosure::cells)
                .toList();
    }

    private static List<String> cells(Balance balance) {
        var project = balance.project();
        return Stream.of(
                        project.name(),
                        project.housingType().notice(),
                        project.completedOn().map(LocalDate::toString).orElse(""),
                        balance.all(),
                        balance.allocated(),
                        balance.awaiting(),
                        balance.reserved(),
                        balance.maintained(),
                        balance.reserved() + balance.maintained() == 0 ? "" : balance.reasons())
                .map(Object::toString)
                .toList();
    }

    private static Column plain(String key, String label, String labelEn) {
        return new Column(key, label, labelEn, FieldClass.PLAIN);
    }
}
