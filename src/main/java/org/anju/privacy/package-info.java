/** Which field may be shown to whom: masks, sealed columns, the leak gate. */
@ApplicationModule(allowedDependencies = {"region"})
@NullMarked
package org.anju.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
