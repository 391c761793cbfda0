package org.hikeshi.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A way to reach an engineer, in the order in which they are tried.
///
/// @param afterSeconds how long it waits for the one before it to be answered; notifier's usual
///   delay where it is null. One that was not delivered is not waited for
@Embeddable
public record Contact(
    @NotNull @Enumerated(EnumType.STRING) Type type,
    @NotBlank @Size(max = 500) @Column(name = "destination") String to,
    @Min(0) @Max(3_600) @Nullable Integer afterSeconds) {

  @Schema(name = "ContactType")
  public enum Type {
    EMAIL("[^\\s@<>,;:\"\\\\]{1,64}@[A-Za-z0-9.-]{1,255}"),
    WEBHOOK("https?://[^\\s/@]+(/\\S*)?"),
    SMS("[+]?[0-9][0-9 ()-]{4,30}"),
    VOICE("[+]?[0-9][0-9 ()-]{4,30}");

    private final String form;

    Type(String form) {
      this.form = form;
    }

    /// Whether somebody can call it.
    boolean isTelephone() {
      return this == VOICE || this == SMS;
    }

    /// Whether that is written as it should be: no line breaks for a mail server, nothing but
    /// digits for a telephone. Whether a webhook may be called is looked at by whoever calls it.
    public boolean fits(String to) {
      return to.matches(form);
    }
  }
}
