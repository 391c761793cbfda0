package org.hikeshi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.hikeshi.web.Lockbox;

/// With what webhooks to one engineer are signed (Standard Webhooks 1.0). A new one ends the old.
@Entity
class WebhookSecret {

  private static final int BYTES = 32;

  @Id private UUID engineerId;

  /// Locked.
  private String secret;

  private Instant madeAt;

  /// For Hibernate.
  protected WebhookSecret() {}

  WebhookSecret(UUID engineerId) {
    this.engineerId = engineerId;
  }

  /// @return to be told to its engineer once
  String renew(SecureRandom random, Lockbox lockbox, Instant now) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var fresh = "whsec_" + Base64.getEncoder().encodeToString(bytes);
    secret = lockbox.lock(lockName(), fresh);
    madeAt = now;
    return fresh;
  }

  boolean opens(Lockbox lockbox) {
    return lockbox.opens(lockName(), secret);
  }

  String opened(Lockbox lockbox) {
    return lockbox.open(lockName(), secret);
  }

  void relock(Lockbox lockbox) {
    if (!lockbox.isLocked(lockName(), secret)) {
      secret = lockbox.lock(lockName(), opened(lockbox));
    }
  }

  String lockName() {
    return "engineer/" + engineerId;
  }
}
