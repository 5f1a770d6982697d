package org.anju.register;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anju.tabular.Column;
import org.anju.tabular.Line;
import org.anju.tabular.Rules;
import org.anju.tabular.Template;

/** The template 报名登记表 and how a line of it, or of the form with the same fields, is read. */
public final class SignUpSheet {

    public static final Column<String> NUMBER = Column.required(
            "number",
            "登记编号",
            Rules.matching(RegistrationNumber::isWellFormed, "register.number.form"),
            "R26-7KQ4-03512");
    public static final Column<String> PROJECT = Column.required(
            "project", "申请项目代码", Rules.matching(Pattern.compile("[A-Z0-9-]{1,12}"), "register.project.form"), "XHY-1");
    public static final Column<String> UNIT_TYPE = Column.required(
            "unit-type", "申请套型", Rules.matching(Pattern.compile("[A-Z0-9-]{1,8}"), "register.unit-type.form"), "2R");

    public static final Template TEMPLATE = new Template("sign-ups", "报名登记表", List.of(NUMBER, PROJECT, UNIT_TYPE));

    private SignUpSheet() {}

    /** What a household wishes. */
    record Wish(RegistrationNumber household, String projectCode, String unitType) {}

    static Optional<Wish> read(Line line) {
        var number = line.value(NUMBER);
        var project = line.value(PROJECT);
        var unitType = line.value(UNIT_TYPE);
        return line.isSound()
                ? Optional.of(new Wish(
                        new RegistrationNumber(number.orElseThrow()), project.orElseThrow(), unitType.orElseThrow()))
                : Optional.empty();
    }
}
