package org.hikeshi.web.proof;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an entry about a row of the audit says: the whole row.
///
/// @param codes an object of texts
public record Audited(
    Instant at, String caller, String action, @Nullable UUID tenant, String object, Object codes) {}
