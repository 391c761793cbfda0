package org.hikeshi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// With what webhooks to one engineer are signed (Standard Webhooks 1.0). A new one ends the old.
@Entity
class WebhookSecret {

  private static final int BYTES = 32;

  @Id private UUID engineerId;
  private String secret;
  private Instant madeAt;

  /// For Hibernate.
  protected WebhookSecret() {}

  WebhookSecret(UUID engineerId) {
    this.engineerId = engineerId;
  }

  void renew(SecureRandom random, Instant now) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
    madeAt = now;
  }

  String secret() {
    return secret;
  }
}
