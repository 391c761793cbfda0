package org.hikeshi.dossier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hikeshi.events.IncidentEvent;
import org.jspecify.annotations.Nullable;

/// What we know of one incident. Its row is locked before anything about the incident changes, so
/// that what we tell of it has an order.
@Entity
public class Dossier {

  @Id private UUID incidentId;
  private UUID hospitalId;
  private String number;
  private int revision;
  private long told;
  private @Nullable Instant withdrawnAt;
  private Instant remindAt = Instant.EPOCH;
  private @Nullable UUID mergedInto;
  private @Nullable String mergedIntoNumber;
  private @Nullable Instant mergedAt;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant erasedAt;

  protected Dossier() {}

  Dossier(UUID incidentId, UUID hospitalId, String number) {
    this.incidentId = incidentId;
    this.hospitalId = hospitalId;
    this.number = number;
  }

  /// Takes note of an event. One may come late, behind a newer one: a broker that lost its tail is
  /// told again what it lost.
  public void hears(IncidentEvent event) {
    revision = Math.max(revision, event.revision());
  }

  public void withdraw(Instant at) {
    withdrawnAt = at;
  }

  /// From now on another incident, with this number, goes on for it.
  public void merge(UUID into, String number, Instant now) {
    if (mergedInto == null) {
      mergedAt = now;
    }
    mergedInto = into;
    mergedIntoNumber = number;
  }

  /// The version of the next event that we tell of this incident.
  public long tells() {
    return ++told;
  }

  /// A day may have moved, or have begun: the reminders are looked at anew.
  public void remindAnew() {
    remindAt = Instant.EPOCH;
  }

  /// Nobody need be reminded of anything before `at`, unless something happens.
  public void remindAt(Instant at) {
    remindAt = at;
  }

  public Instant remindAt() {
    return remindAt;
  }

  public UUID incidentId() {
    return incidentId;
  }

  public UUID hospitalId() {
    return hospitalId;
  }

  public String number() {
    return number;
  }

  public int revision() {
    return revision;
  }

  public boolean withdrawn() {
    return withdrawnAt != null;
  }

  /// When what people wrote about it was erased; null before.
  public @Nullable Instant erasedAt() {
    return erasedAt;
  }

  /// The incident that goes on for this one, if one does.
  public @Nullable UUID mergedInto() {
    return mergedInto;
  }

  /// When that was heard; of one from before this was kept, after everything.
  Instant mergedAt() {
    return Objects.requireNonNullElse(mergedAt, Instant.MAX);
  }

  public @Nullable String mergedIntoNumber() {
    return mergedIntoNumber;
  }

  /// Whether nothing is to be told of it any more.
  public boolean over() {
    return withdrawn() || mergedInto != null;
  }
}
