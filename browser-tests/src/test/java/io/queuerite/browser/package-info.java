/** The explorer page in a real browser, and pages of other origins that attack it. */
@NullMarked
package io.queuerite.browser;

import org.jspecify.annotations.NullMarked;
