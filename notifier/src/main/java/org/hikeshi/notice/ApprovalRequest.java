package org.hikeshi.notice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Who approves, by name and title.
public record ApprovalRequest(
    @NotBlank @Size(max = 200) String name, @Size(max = 200) @Nullable String title) {}
