package org.anju.stock;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;
import org.anju.tabular.Column;
import org.anju.tabular.Dates;
import org.anju.tabular.Line;
import org.anju.tabular.Rules;
import org.anju.tabular.Template;

/** The fields of a project and how they are read. */
public final class ProjectSheet {

    public static final Column<String> CODE =
            Column.required("code", "项目代码", Rules.matching(ProjectCode.FORM, "stock.project.form"), "XHY-1");
    public static final Column<String> NAME = Column.required("name", "项目名称", Rules.text(100), "杏花苑一期");
    public static final Column<HousingType> HOUSING_TYPE =
            Column.required("housing-type", "保障房类型", Rules.choice(housingTypes()), "公共租赁住房");
    public static final Column<String> ADDRESS = Column.required("address", "建设地址", Rules.text(200), "清河县杏花路18号");
    public static final Column<LocalDate> COMPLETED_ON =
            Column.optional("completed-on", "竣工日期", Dates.rule(), "2025-06-30");

    public static final Template TEMPLATE =
            new Template("project", "项目", List.of(CODE, NAME, HOUSING_TYPE, ADDRESS, COMPLETED_ON));

    private ProjectSheet() {}

    static Optional<Project> read(RegionCode region, Line line) {
        var code = line.value(CODE);
        var name = line.value(NAME);
        var housingType = line.value(HOUSING_TYPE);
        var address = line.value(ADDRESS);
        var completedOn = line.value(COMPLETED_ON);
        return line.isSound()
                ? Optional.of(new Project(
                        region,
                        new ProjectCode(code.orElseThrow()),
                        name.orElseThrow(),
                        housingType.orElseThrow(),
                        address.orElseThrow(),
                        completedOn))
                : Optional.empty();
    }

    private static Map<String, HousingType> housingTypes() {
        return Arrays.stream(HousingType.values())
                .collect(Collectors.toMap(
                        HousingType::notice, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }
}
