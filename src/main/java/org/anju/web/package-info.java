/** What all pages share: layout, messages, errors. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
