/** Working days, ceilings and floors, and what time it is. */
@ApplicationModule(allowedDependencies = {"region", "text", "web"})
@NullMarked
package org.anju.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
