package org.hikeshi.work;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An after-action record as it is written.
///
/// @param causes why it could happen, as codes, so that it can be counted
public record AfterActionSaid(
    @NotBlank @Size(max = 4_000) String found,
    @NotEmpty Set<Cause> causes,
    @Size(max = 4_000) @Nullable String lessons) {

  public enum Cause {
    VPN_NOT_PATCHED,
    VPN_WEAK_PASSWORD,
    MAINTENANCE_LINE,
    REMOTE_DESKTOP,
    PHISHING,
    SUPPLIER,
    SHARED_PASSWORD,
    NO_SEGMENTATION,
    NO_OFFLINE_BACKUP,
    MISCONFIGURATION,
    DEVICE_FAULT,
    OTHER,
    UNKNOWN
  }
}
