package org.anju.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.anju.Database;
import org.anju.region.Office;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class MaskPoliciesTests {

    private static final RegionCode CITY = new RegionCode("990100");
    private static final RegionCode COUNTY = new RegionCode("990101");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final JdbcClient sql = Database.fresh().app();
    private final MaskPolicies policies = new MaskPolicies(sql, new Regions(sql));

    @BeforeEach
    void aCountyInACity() {
        var regions = new Regions(sql);
        var office = new Office(
                "局", "Bureau", "路 1 号", "0999-8123456", "12345", "119901010000000000", URI.create("http://a/"));
        regions.save(new Region(CITY, "市", "City", Optional.empty(), office));
        regions.save(new Region(COUNTY, "县", "County", Optional.of(CITY), office));
    }

    @Test
    void withoutADecisionTheFirstSixAreShown() {
        assertThat(policies.of(COUNTY, TODAY)).isEqualTo(MaskPolicy.FIRST_SIX);
    }

    @Test
    void aDecisionHoldsFromItsDay() {
        policies.decide(COUNTY, MaskPolicy.FIRST_TWO, TODAY, "安住保〔2026〕1号");

        assertThat(policies.of(COUNTY, TODAY.minusDays(1))).isEqualTo(MaskPolicy.FIRST_SIX);
        assertThat(policies.of(COUNTY, TODAY)).isEqualTo(MaskPolicy.FIRST_TWO);
    }

    @Test
    void theRegionAboveDecidesForThoseThatHaveNot() {
        policies.decide(CITY, MaskPolicy.FIRST_TWO, TODAY, "安住保〔2026〕1号");
        assertThat(policies.of(COUNTY, TODAY)).isEqualTo(MaskPolicy.FIRST_TWO);

        policies.decide(COUNTY, MaskPolicy.parse("1-6,18"), TODAY, "安住保〔2026〕2号");
        assertThat(policies.of(COUNTY, TODAY)).isEqualTo(MaskPolicy.parse("1-6,18"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-7", "1-6,7-14", "15-18", "17", "1-6,17", "19", "all"})
    void theDatabaseTakesNoMaskThatTellsOfAPerson(String positions) {
        assertThatThrownBy(() -> sql.sql("INSERT INTO housing.mask_policy VALUES (?, ?, ?, ?)")
                        .param(COUNTY.value())
                        .param(TODAY)
                        .param(positions)
                        .param("安住保〔2026〕1号")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("mask_policy_shows_nobody");
    }
}
