package org.hikeshi.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hikeshi.incident.Incident;
import org.jspecify.annotations.Nullable;

/// A file of an incident. Its bytes lie in chunks and its name among the words, so that both can be
/// erased while it stays in the register.
@Entity
@DynamicUpdate
public class Attachment {

  private static final Duration AGAIN = Duration.ofMinutes(5);

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private Instant at;
  private long size;
  private byte[] sha256;
  private String type;
  private @Nullable String declaredType;

  @Enumerated(EnumType.STRING)
  private Scan scan;

  private @Nullable String scanDetail;
  private @Nullable Instant scannedAt;
  private @Nullable Instant nextScanAt;
  private @Nullable Instant erasedAt;

  protected Attachment() {}

  /// @param declaredType what the sender called it
  Attachment(
      UUID id,
      Incident incident,
      Instant at,
      long size,
      byte[] sha256,
      FileType type,
      @Nullable String declaredType,
      boolean scanned) {
    this.id = id;
    this.incidentId = incident.id();
    this.hospitalId = incident.hospitalId();
    this.at = at;
    this.size = size;
    this.sha256 = sha256;
    this.type = type.mediaType();
    this.declaredType = declaredType;
    this.scan = scanned ? Scan.PENDING : Scan.NOT_CONFIGURED;
    this.nextScanAt = scanned ? at : null;
  }

  /// Somebody is scanning it until then.
  void leased(Instant now) {
    scan = scan == Scan.NOT_CONFIGURED ? Scan.PENDING : scan;
    nextScanAt = now.plus(AGAIN);
  }

  void scanned(Clamd.Verdict verdict, Instant now) {
    scannedAt = now;
    switch (verdict) {
      case Clamd.Verdict.Clean() -> done(Scan.CLEAN, null);
      case Clamd.Verdict.Infected(var what) -> done(Scan.INFECTED, what);
      case Clamd.Verdict.NoAnswer _ -> {
        scan = Scan.FAILED;
        scanDetail = null;
        nextScanAt = now.plus(AGAIN);
      }
    }
  }

  private void done(Scan state, @Nullable String detail) {
    scan = state;
    scanDetail = detail;
    nextScanAt = null;
  }

  public UUID id() {
    return id;
  }

  UUID incidentId() {
    return incidentId;
  }

  UUID hospitalId() {
    return hospitalId;
  }

  Instant at() {
    return at;
  }

  long size() {
    return size;
  }

  byte[] sha256() {
    return sha256;
  }

  String type() {
    return type;
  }

  @Nullable String declaredType() {
    return declaredType;
  }

  Scan scan() {
    return scan;
  }

  @Nullable String scanDetail() {
    return scanDetail;
  }

  @Nullable Instant erasedAt() {
    return erasedAt;
  }
}
