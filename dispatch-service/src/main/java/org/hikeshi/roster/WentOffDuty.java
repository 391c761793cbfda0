package org.hikeshi.roster;

import java.util.UUID;

/// Somebody has just said that an engineer cannot be called now, or planned otherwise, so that she
/// may be off duty from this moment on. Whether she is, the roster says. Fired inside the
/// transaction.
public record WentOffDuty(UUID engineerId) {}
