package org.hikeshi.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// What can be asked of seats, as it is written in a request.
public final class SeatRequests {

  private static final int WORDS = 2_000;

  /// @param seat LEAD, FORENSICS, …; a number behind it is given by us
  record Further(
      @NotNull @Pattern(regexp = NAME, message = "{dispatch.seat-name}") String seat,
      @NotNull Mode mode,
      @NotBlank @Size(max = WORDS) String reason) {

    SeatKind kind() {
      return SeatKind.valueOf(seat.replaceFirst("-\\d+$", ""));
    }
  }

  record Turn(@NotNull Mode mode, @NotBlank @Size(max = WORDS) String reason) {}

  record HandOver(@NotNull UUID to, @Size(max = WORDS) @Nullable String note) {}

  /// @param etaMinutes from now
  public record Eta(@NotNull @Min(0) @Max(10_080) Integer etaMinutes) {}

  public record Note(@NotBlank @Size(max = WORDS) String note) {}

  record Assignment(
      @NotNull @Pattern(regexp = NAME, message = "{dispatch.seat-name}") String seat,
      @NotNull UUID engineerId,
      @NotBlank @Size(max = WORDS) String reason) {}

  private static final String NAME =
      "(LEAD|FORENSICS|NETWORK|SERVER_BACKUP|MEDICAL_DEVICE|VENDOR_LIAISON)(-[1-9]\\d?)?";

  private SeatRequests() {}
}
