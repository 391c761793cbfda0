package org.hikeshi.hospital;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// The desk has telephoned the hospital at a number that the directory had before, and spoken with
/// somebody there.
///
/// @param calledBack the number that was called
public record CallBack(@NotNull @Size(max = 50) String calledBack) {}
