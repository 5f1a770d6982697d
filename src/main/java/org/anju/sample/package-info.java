/** Invented people and housing for demonstration, tests and benches. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "batch",
            "calendar",
            "casework",
            "disclosure",
            "notice",
            "privacy",
            "region",
            "register",
            "step",
            "stock",
            "tabular"
        })
@NullMarked
package org.anju.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
