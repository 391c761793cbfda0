package org.hikeshi.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.roster.Contact;
import org.jspecify.annotations.Nullable;

/// A way to somebody of the desk, in the order in which they are tried.
///
/// @param afterSeconds how long it waits for the one before it to be answered; notifier's usual
///   delay where it is null. It says nothing of the first, which comes when her turn does
public record DeskContact(
    @NotNull Type type,
    @NotBlank @Size(max = 500) String to,
    @Min(0) @Max(3_600) @Nullable Integer afterSeconds) {

  @Schema(name = "DeskContactType")
  public enum Type {
    VOICE,
    SMS,
    EMAIL
  }

  /// Whether it is written as an engineer's would be.
  public boolean fits() {
    return Contact.Type.valueOf(type.name()).fits(to);
  }
}
