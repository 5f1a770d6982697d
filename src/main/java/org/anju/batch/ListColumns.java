package org.anju.batch;

import org.anju.disclosure.Column;
import org.anju.privacy.FieldClass;

/** The columns that several lists share, under the names that the notice gives them. */
public final class ListColumns {

    public static final Column POSITION = new Column("position", "序号", "No.", FieldClass.PLAIN);
    public static final Column REGISTRATION_NUMBER =
            new Column(Column.REGISTRATION_NUMBER, "登记编号", "Registration number", FieldClass.CODE);
    public static final Column NAME = new Column("name", "申请人姓名", "Applicant", FieldClass.NAME);
    public static final Column ID_NUMBER =
            new Column("idNumber", "身份证号码（隐蔽部分号码）", "ID number (partly hidden)", FieldClass.MASKED_ID);
    public static final Column PROJECT = new Column("project", "项目名称", "Project", FieldClass.PLAIN);
    public static final Column UNIT_TYPE = new Column("unitType", "套型", "Unit type", FieldClass.PLAIN);
    public static final Column TIER = new Column("tier", "分组", "Tier", FieldClass.PLAIN);
    public static final Column POOL = new Column("pool", "选房组", "Pool", FieldClass.PLAIN);
    public static final Column AREA = new Column("area", "套型面积（平方米）", "Area (m²)", FieldClass.PLAIN);

    private ListColumns() {}
}
