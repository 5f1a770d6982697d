/** What an officer's answer to one task does: the seam between the work list and the features. */
@ApplicationModule(allowedDependencies = {"privacy"})
@NullMarked
package org.anju.step;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
