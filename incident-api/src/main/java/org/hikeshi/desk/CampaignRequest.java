package org.hikeshi.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign to begin.
///
/// @param incidents which belong to it from the start
public record CampaignRequest(
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(max = 10_000) String advice,
    @Nullable @Size(max = 1_000) List<@NotNull UUID> incidents) {

  /// What is read by every hospital in it, and may be mended.
  public record Wording(
      @NotBlank @Size(max = 200) String name, @Nullable @Size(max = 10_000) String advice) {}
}
