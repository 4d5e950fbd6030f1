/**
 * Where settings come from: host.json, local.settings.json, the environment, connections, names.
 */
@NullMarked
package io.queuerite.functions.internal.config;

import org.jspecify.annotations.NullMarked;
