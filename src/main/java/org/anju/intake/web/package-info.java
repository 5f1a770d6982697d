/** The officers' pages of {@code intake}. */
@NullMarked
package org.anju.intake.web;

import org.jspecify.annotations.NullMarked;
