package org.anju.stock;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anju.tabular.Column;
import org.anju.tabular.Complaint;
import org.anju.tabular.Line;
import org.anju.tabular.Rules;
import org.anju.tabular.Template;

/** The template 房源清单 and how a line of it, or of the form with the same fields, is read. */
public final class UnitSheet {

    public static final Column<String> PROJECT =
            Column.required("project", "项目代码", Rules.matching(ProjectCode.FORM, "stock.project.form"), "XHY-1");
    public static final Column<String> BUILDING = Column.required("building", "栋", Rules.text(20), "3栋");
    public static final Column<String> ENTRANCE = Column.optional("entrance", "单元", Rules.text(20), "2单元");
    public static final Column<String> ROOM = Column.required("room", "室", Rules.text(20), "501");
    public static final Column<String> UNIT_TYPE = Column.required(
            "unit-type", "套型", Rules.matching(Pattern.compile("[A-Z0-9-]{1,8}"), "stock.unit-type.form"), "2R");
    public static final Column<BigDecimal> AREA =
            Column.required("area", "建筑面积", Rules.decimal(BigDecimal.ONE, new BigDecimal("999.99")), "58.60");
    public static final Column<Integer> FLOOR = Column.required("floor", "楼层", Rules.integer(1, 200), "5");
    public static final Column<UnitState> STATE = Column.optional("state", "状态", Rules.choice(states()), "待分配");
    public static final Column<String> REASON = Column.optional("reason", "预留或维修原因", Rules.text(200), "");

    public static final Template TEMPLATE = new Template(
            "units", "房源清单", List.of(PROJECT, BUILDING, ENTRANCE, ROOM, UNIT_TYPE, AREA, FLOOR, STATE, REASON));

    private UnitSheet() {}

    static Optional<NewUnit> read(Line line) {
        var project = line.value(PROJECT);
        var building = line.value(BUILDING);
        var entrance = line.value(ENTRANCE);
        var room = line.value(ROOM);
        var unitType = line.value(UNIT_TYPE);
        var area = line.value(AREA);
        var floor = line.value(FLOOR);
        var state = line.value(STATE).orElse(UnitState.FREE);
        var reason = line.value(REASON);
        if (state.isKeptBack() != reason.isPresent()) {
            line.fault(REASON, Complaint.of(state.isKeptBack() ? "stock.reason.missing" : "stock.reason.needless"));
        }
        return line.isSound()
                ? Optional.of(new NewUnit(
                        new ProjectCode(project.orElseThrow()),
                        building.orElseThrow(),
                        entrance.orElse(""),
                        room.orElseThrow(),
                        unitType.orElseThrow(),
                        area.orElseThrow(),
                        floor.orElseThrow(),
                        state,
                        reason.orElse("")))
                : Optional.empty();
    }

    private static Map<String, UnitState> states() {
        var words = new LinkedHashMap<String, UnitState>();
        words.put("待分配", UnitState.FREE);
        words.put("已分配", UnitState.ALLOCATED);
        words.put("预留", UnitState.RESERVED);
        words.put("维修", UnitState.MAINTENANCE);
        return words;
    }
}
