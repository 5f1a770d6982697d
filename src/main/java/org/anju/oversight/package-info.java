/** Proves every hour that what had to happen did, and tells operators how the machine is. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "batch",
            "calendar",
            "casework",
            "database",
            "disclosure",
            "notice",
            "process",
            "region",
            "site"
        })
@NullMarked
package org.anju.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
