package org.hikeshi.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// A way to reach an engineer, in the order in which they are tried.
@Embeddable
public record Contact(
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Enumerated(EnumType.STRING)
        Type type,
    @NotBlank(message = "{jakarta.validation.constraints.NotBlank.message}")
        @Size(max = 500, message = "{jakarta.validation.constraints.Size.message}")
        @Column(name = "destination")
        String to) {

  public enum Type {
    EMAIL,
    WEBHOOK,
    SMS,
    VOICE
  }
}
