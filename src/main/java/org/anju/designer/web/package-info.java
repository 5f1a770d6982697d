/** The pages of the studio. */
@NullMarked
package org.anju.designer.web;

import org.jspecify.annotations.NullMarked;
