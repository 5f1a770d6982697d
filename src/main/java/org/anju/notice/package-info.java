/** Public-notice periods (floors) and the objections raised in them. */
@ApplicationModule(allowedDependencies = {"batch", "calendar", "disclosure", "region", "step"})
@NullMarked
package org.anju.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
