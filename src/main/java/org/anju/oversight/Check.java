package org.anju.oversight;

import java.time.Instant;
import java.util.List;

/** One of the things that the reconciler proves. */
interface Check {

    /**
     * What is not as it must be, in one consistent view of the database.
     *
     * @param settled what happened after this instant may still be on its way and is left alone
     */
    List<Difference> differences(Instant settled);
}
