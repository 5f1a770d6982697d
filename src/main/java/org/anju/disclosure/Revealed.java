package org.anju.disclosure;

import java.util.Optional;
import java.util.TreeSet;
import org.anju.privacy.MaskPolicy;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which positions of ID numbers the lists of a region have ever shown, taken together: who lays two lists side by side
 * sees all of them. A new mask may hide more, but show nothing beside these. Drafts count as lists, because one may
 * become public while a mask is being decided.
 */
@Repository
public class Revealed {

    private final JdbcClient sql;

    Revealed(JdbcClient sql) {
        this.sql = sql;
    }

    /** By the lists of the region and of all below it; nothing if no list with ID numbers was published or drafted. */
    public Optional<MaskPolicy> by(RegionCode region) {
        var masks = sql.sql("""
                        WITH RECURSIVE below AS (
                          SELECT code FROM housing.region WHERE code = ?
                          UNION ALL
                          SELECT region.code FROM housing.region JOIN below ON region.parent = below.code)
                        SELECT mask FROM disclosure.edition
                        WHERE region IN (SELECT code FROM below) AND columns @> '[{"class": "masked-id"}]'
                        UNION
                        SELECT draft.mask FROM housing.draft JOIN disclosure.obligation ON obligation.id = draft.obligation_id
                        WHERE obligation.region IN (SELECT code FROM below) AND draft.columns @> '[{"class": "masked-id"}]'
                        """).param(region.value()).query(String.class).list();
        var shown = new TreeSet<Integer>();
        masks.forEach(mask -> shown.addAll(MaskPolicy.parse(mask).shown()));
        return masks.isEmpty() ? Optional.empty() : Optional.of(new MaskPolicy(shown));
    }
}
