package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.anju.Scratch;
import org.anju.intake.Choice;
import org.anju.intake.ImportState;
import org.anju.intake.Imports;
import org.anju.intake.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignUpTests {

    private static final String HOUSEHOLDS = """
            登记编号,申请人姓名,身份证件号码,15位号码换算,申请住房保障类型,家庭人口,优先级别,登记日期
            R26-AAAA-00001,张三,990101800101001,是,公共租赁住房,3,A,2026-03-01
            R26-AAAA-00002,李四,990101800101002,是,公共租赁住房,3,,2026-03-01
            R26-AAAA-00003,王五,990101800101003,是,廉租住房,3,,2026-03-01
            R26-AAAA-00004,赵六,990101800101004,是,公共租赁住房,3,,2026-03-01
            """;

    private final Desk desk = new Desk();

    @BeforeEach
    void register() throws Exception {
        var done = desk.hand("households", Choice.ALL_OR_NOTHING, HOUSEHOLDS);
        assertThat(desk.faults(done)).isEmpty();
        desk.get(Households.class).remove(Desk.QINGHE, number(4), LocalDate.of(2026, 5, 1));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whoWaitsForSuchHousingSignsUp() {
        assertThat(signUp(1, "XHY-1", "2R")).isEmpty();

        var entrants = new ArrayList<String>();
        desk.get(SignUps.class).of(Desk.BATCH, e -> entrants.add(e.household() + " " + e.applicant() + " " + e.tier()));
        assertThat(entrants).containsExactly("R26-AAAA-00001 张三 A");
    }

    @Test
    void everyoneElseIsRefusedWithAReason() {
        signUp(1, "XHY-1", "2R");

        assertThat(signUp(1, "XHY-1", "2R")).contains("register.sign-up.already");
        assertThat(signUp(3, "XHY-1", "2R")).contains("register.sign-up.housing-type");
        assertThat(signUp(4, "XHY-1", "2R")).contains("register.sign-up.removed");
        assertThat(signUp(9, "XHY-1", "2R")).contains("register.sign-up.unknown");
        assertThat(signUp(2, "XHY-9", "2R")).contains("batch.sign-up.no-such-project");
        desk.window.open = false;
        assertThat(signUp(2, "XHY-1", "2R")).contains("batch.sign-up.closed");
    }

    @Test
    void aFileForABatchOfAnotherRegionIsNotTaken() throws Exception {
        var file = Files.writeString(Files.createTempFile(Scratch.folder(), "desk", ".csv"), HOUSEHOLDS);
        var purpose = new Purpose("sign-ups", Desk.BAIXI, Desk.BATCH.value(), Choice.ALL_OR_NOTHING);

        assertThat(desk.get(Imports.class).acceptNow(purpose, file, "wang"))
                .isInstanceOfSatisfying(
                        Imports.Arrival.Refused.class,
                        refused -> assertThat(refused.why().key()).isEqualTo("register.sign-up.other-region"));
    }

    @Test
    void whoWithdrewMaySignUpAgain() {
        signUp(1, "XHY-1", "2R");

        assertThat(desk.get(SignUps.class).withdraw(Desk.BATCH, number(1))).isTrue();
        assertThat(signUp(1, "XHY-1", "2R")).isEmpty();
        assertThat(desk.count("sign_up")).isEqualTo(2);
    }

    @Test
    void aFileIsCheckedLineByLine() throws Exception {
        signUp(1, "XHY-1", "2R");
        var file = """
                登记编号,申请项目代码,申请套型
                R26-AAAA-00001,XHY-1,2R
                R26-AAAA-00002,XHY-9,2R
                R26-AAAA-00003,XHY-1,2R
                R26-AAAA-00004,XHY-1,2R
                R26-AAAA-00009,XHY-1,2R
                R26-AAAA-00002,XHY-1,
                R26-AAAA-00002,XHY-1,2R
                """;

        var done = desk.hand(
                "sign-ups", Choice.ALL_OR_NOTHING, Desk.BATCH.value(), file, java.nio.charset.StandardCharsets.UTF_8);

        assertThat(done.state()).isEqualTo(ImportState.REFUSED);
        assertThat(desk.faults(done)).isEqualTo("""
                A2 register.sign-up.already
                B3 batch.sign-up.no-such-project XHY-9 2R
                A4 register.sign-up.housing-type 廉租住房 公共租赁住房
                A5 register.sign-up.removed
                A6 register.sign-up.unknown
                C7 tabular.cell.missing
                A8 register.number.repeated 3""");
        assertThat(desk.count("sign_up")).isEqualTo(1);
    }

    @Test
    void aFileForAnUnknownBatchIsNotEvenRead() throws Exception {
        assertThat(desk.arrival("sign-ups", "990101-2026-77", "x")).isInstanceOf(Imports.Arrival.Refused.class);
        assertThat(desk.arrival("sign-ups", "'; DROP", "x")).isInstanceOf(Imports.Arrival.Refused.class);
    }

    private Optional<String> signUp(int number, String project, String unitType) {
        return desk.get(SignUps.class)
                .signUp(Desk.BATCH, number(number), project, unitType, "wang")
                .map(Refusal::messageKey);
    }

    private static RegistrationNumber number(int number) {
        return new RegistrationNumber("R26-AAAA-%05d".formatted(number));
    }
}
