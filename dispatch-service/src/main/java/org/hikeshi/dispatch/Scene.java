package org.hikeshi.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where help is wanted, and by whom: what incident-api shows of an incident, as far as those need
/// it who go there. Read when it is asked for, never kept here.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Scene(@Nullable String number, @Nullable Hospital hospital, @Nullable Latest latest) {

  static final Scene NOT_KNOWN = new Scene(null, null, null);

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Hospital(UUID id, @Nullable String name, @Nullable String prefecture) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Latest(@Nullable Contact contact) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  @Schema(name = "SceneContact")
  public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {}
}
