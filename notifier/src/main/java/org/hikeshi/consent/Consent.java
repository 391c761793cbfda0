package org.hikeshi.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.dossier.Dossier;
import org.jspecify.annotations.Nullable;

/// That a hospital lets one authority see something of one incident, from when until when. Taken
/// back it stays as history; given again it is another.
@Entity
class Consent {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private String authority;

  @Enumerated(EnumType.STRING)
  private What what;

  private String grantedBy;
  private Instant grantedAt;
  private @Nullable String revokedBy;
  private @Nullable Instant revokedAt;

  /// What may be consented to.
  enum What {
    /// What the ministry found: cause and lessons.
    FINDINGS,
    /// What the hospital can no longer do for patients.
    CARE_IMPACT;

    /// To whom what may be shown, or nothing where sharing is not provided for.
    static Optional<What> forAuthority(String authority) {
      if (authority.equals("ppc")) {
        return Optional.of(FINDINGS);
      }
      return authority.matches("prefecture-(0[1-9]|[1-3][0-9]|4[0-7])")
          ? Optional.of(CARE_IMPACT)
          : Optional.empty();
    }
  }

  protected Consent() {}

  Consent(UUID id, Dossier dossier, String authority, What what, String by, Instant at) {
    this.id = id;
    this.incidentId = dossier.incidentId();
    this.hospitalId = dossier.hospitalId();
    this.authority = authority;
    this.what = what;
    this.grantedBy = by;
    this.grantedAt = at;
  }

  void revoke(String by, Instant at) {
    revokedBy = by;
    revokedAt = at;
  }

  UUID id() {
    return id;
  }

  UUID incidentId() {
    return incidentId;
  }

  UUID hospitalId() {
    return hospitalId;
  }

  What what() {
    return what;
  }

  View view() {
    return new View(id, authority, what, grantedBy, grantedAt, revokedBy, revokedAt);
  }

  /// As callers read it.
  ///
  /// @param revokedAt null while it stands
  @Schema(name = "ConsentView")
  record View(
      UUID id,
      String authority,
      What what,
      String grantedBy,
      Instant grantedAt,
      @Nullable String revokedBy,
      @Nullable Instant revokedAt) {}
}
