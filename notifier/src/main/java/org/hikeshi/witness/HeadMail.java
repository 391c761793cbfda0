package org.hikeshi.witness;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One service's head of one day in Japan, on its way to the desk. At least once over SMTP, always
/// under the same Message-ID and with the same words.
@Entity
class HeadMail {

  private static final Duration BETWEEN = Duration.ofSeconds(30);
  private static final int SLOWEST = 30;

  /// What stands in place of a head where there is none; its number is 0.
  static final String NONE = "";

  @EmbeddedId private Key key;
  private long number;
  private String head;
  private String keys;
  private Instant preparedAt;
  private int attempt;
  private @Nullable Instant nextAttemptAt;
  private @Nullable Instant leasedUntil;
  private @Nullable Instant sentAt;

  @Embeddable
  record Key(String service, LocalDate day) {}

  protected HeadMail() {}

  int take(Instant until) {
    attempt = attempt + 1;
    leasedUntil = until;
    return attempt;
  }

  boolean heldBy(int attempt) {
    return sentAt == null && this.attempt == attempt;
  }

  void sent(Instant at) {
    sentAt = at;
    nextAttemptAt = null;
    leasedUntil = null;
  }

  void again(Instant now) {
    nextAttemptAt = now.plus(BETWEEN.multipliedBy(Math.min(attempt, SLOWEST)));
    leasedUntil = null;
  }

  /// It goes out no more.
  void skip() {
    nextAttemptAt = null;
    leasedUntil = null;
  }

  Key key() {
    return key;
  }

  long number() {
    return number;
  }

  /// Empty where the service showed none any more.
  Optional<ChainHead> head() {
    return head.equals(NONE) ? Optional.empty() : Optional.of(ChainHead.read(head));
  }

  String keys() {
    return keys;
  }
}
