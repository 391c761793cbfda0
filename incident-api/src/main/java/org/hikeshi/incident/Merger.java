package org.hikeshi.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/// Which incident goes on for a duplicate, and how one knows that they are one.
record Merger(@NotNull UUID into, @NotBlank @Size(max = 10_000) String reason) {}
