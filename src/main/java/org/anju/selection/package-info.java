/** Whose turn it is, what was chosen or waived, who moves up. */
@ApplicationModule(
        allowedDependencies = {"batch", "calendar", "disclosure", "draw", "privacy", "region", "step", "stock"})
@NullMarked
package org.anju.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
