/** Households that apply: application, checks, registration, the monthly register. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "calendar",
            "database",
            "disclosure",
            "intake",
            "privacy",
            "region",
            "step",
            "tabular",
            "text"
        })
@NullMarked
package org.anju.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
