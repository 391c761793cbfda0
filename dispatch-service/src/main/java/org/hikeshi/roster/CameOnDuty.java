package org.hikeshi.roster;

import java.util.UUID;

/// An engineer has just said that she can be called. Fired inside the transaction.
public record CameOnDuty(UUID engineerId) {}
