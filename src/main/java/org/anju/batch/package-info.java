/** One allocation batch from plan to closure, and what each node decided. */
@ApplicationModule(
        allowedDependencies = {"calendar", "disclosure", "draw", "privacy", "region", "step", "register", "stock"})
@NullMarked
package org.anju.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
