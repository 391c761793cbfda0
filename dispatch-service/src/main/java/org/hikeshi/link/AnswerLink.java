package org.hikeshi.link;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.web.Secret;
import org.jspecify.annotations.Nullable;

/// A link to one offer for the engineer who was asked, carried by one call.
@Entity
class AnswerLink {

  @Id private UUID id;
  private UUID offerId;
  private UUID engineerId;
  private byte[] wordHash;
  private Instant madeAt;
  private Instant expiresAt;
  private @Nullable Instant usedAt;

  /// For Hibernate.
  protected AnswerLink() {}

  /// @param call that carries it
  AnswerLink(
      UUID call, UUID offerId, UUID engineerId, Secret word, Instant madeAt, Instant expiresAt) {
    this.id = call;
    this.offerId = offerId;
    this.engineerId = engineerId;
    this.wordHash = word.hash();
    this.madeAt = madeAt;
    this.expiresAt = expiresAt;
  }

  /// The call is being tried again and did not leave before: the first word was never told.
  void reword(Secret word) {
    wordHash = word.hash();
  }

  boolean opensAt(Instant now) {
    return usedAt == null && now.isBefore(expiresAt);
  }

  /// When it was first used stays.
  void used(Instant now) {
    if (usedAt == null) {
      usedAt = now;
    }
  }

  boolean isUsed() {
    return usedAt != null;
  }

  boolean isFor(UUID offer) {
    return offerId.equals(offer);
  }

  UUID offerId() {
    return offerId;
  }

  UUID engineerId() {
    return engineerId;
  }
}
