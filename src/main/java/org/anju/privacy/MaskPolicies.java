package org.anju.privacy;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What each region has decided to show of ID numbers, since when and on what document. */
@Repository
public class MaskPolicies {

    private final JdbcClient sql;
    private final Regions regions;

    public MaskPolicies(JdbcClient sql, Regions regions) {
        this.sql = sql;
        this.regions = regions;
    }

    /**
     * The policy in force on that day: the region's own, else that of the nearest region above, else the first six
     * digits.
     */
    public MaskPolicy of(RegionCode region, LocalDate on) {
        return regions.ancestors(region).stream()
                .map(Region::code)
                .map(code -> decidedBy(code, on))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(MaskPolicy.FIRST_SIX);
    }

    /** Records a decision. A second one for the same day replaces the first. */
    @Transactional
    public void decide(RegionCode region, MaskPolicy policy, LocalDate from, String basisDocument) {
        sql.sql("""
                        INSERT INTO housing.mask_policy (region, valid_from, positions, basis_document)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (region, valid_from) DO UPDATE SET
                          positions = excluded.positions, basis_document = excluded.basis_document
                        """)
                .param(region.value())
                .param(from)
                .param(policy.positions())
                .param(basisDocument)
                .update();
    }

    private Optional<MaskPolicy> decidedBy(RegionCode region, LocalDate on) {
        return sql.sql("""
                        SELECT positions FROM housing.mask_policy
                        WHERE region = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1
                        """)
                .param(region.value())
                .param(on)
                .query(String.class)
                .optional()
                .map(MaskPolicy::parse);
    }
}
