package org.hikeshi.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Why a hospital takes its report back.
public record Withdrawal(@NotBlank @Size(max = 10_000) String reason) {}
