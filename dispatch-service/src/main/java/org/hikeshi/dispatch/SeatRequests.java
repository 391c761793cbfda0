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
final class SeatRequests {

  private static final String NEEDED = "{jakarta.validation.constraints.NotNull.message}";
  private static final String TOO_LONG = "{jakarta.validation.constraints.Size.message}";
  private static final int WORDS = 2_000;

  /// @param seat LEAD, FORENSICS, …; a number behind it is given by us
  record Further(
      @NotNull(message = NEEDED) @Pattern(regexp = NAME, message = "{dispatch.seat-name}")
          String seat,
      @NotNull(message = NEEDED) Mode mode,
      @NotBlank(message = NEEDED) @Size(max = WORDS, message = TOO_LONG) String reason) {

    SeatKind kind() {
      return SeatKind.valueOf(seat.replaceFirst("-\\d+$", ""));
    }
  }

  record Turn(
      @NotNull(message = NEEDED) Mode mode,
      @NotBlank(message = NEEDED) @Size(max = WORDS, message = TOO_LONG) String reason) {}

  record HandOver(
      @NotNull(message = NEEDED) UUID to,
      @Size(max = WORDS, message = TOO_LONG) @Nullable String note) {}

  /// @param etaMinutes from now
  record Eta(
      @NotNull(message = NEEDED)
          @Min(value = 0, message = "{jakarta.validation.constraints.Min.message}")
          @Max(value = 10_080, message = "{jakarta.validation.constraints.Max.message}")
          Integer etaMinutes) {}

  record Note(@NotBlank(message = NEEDED) @Size(max = WORDS, message = TOO_LONG) String note) {}

  record Assignment(
      @NotNull(message = NEEDED) @Pattern(regexp = NAME, message = "{dispatch.seat-name}")
          String seat,
      @NotNull(message = NEEDED) UUID engineerId,
      @NotBlank(message = NEEDED) @Size(max = WORDS, message = TOO_LONG) String reason) {}

  private static final String NAME =
      "(LEAD|FORENSICS|NETWORK|SERVER_BACKUP|MEDICAL_DEVICE|VENDOR_LIAISON)(-[1-9]\\d?)?";

  private SeatRequests() {}
}
