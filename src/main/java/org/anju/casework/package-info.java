/** The officers' work list and task pages, the inbox, bulk import. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "batch",
            "calendar",
            "disclosure",
            "notice",
            "privacy",
            "process",
            "region",
            "step",
            "tabular",
            "web"
        })
@NullMarked
package org.anju.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
