/** What a reader sees of a text, and which characters no text may hold. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
