package org.hikeshi.channel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Lockbox;
import org.jspecify.annotations.Nullable;

/// How an authority wants to be told.
@Entity
@Table(name = "channel")
public class AgreedChannel {

  @Id private String authority;

  @Enumerated(EnumType.STRING)
  private Way type;

  private @Nullable String url;
  private @Nullable String email;
  private @Nullable String secret;
  private @Nullable LocalDate agreedOn;
  private Instant since;

  protected AgreedChannel() {}

  AgreedChannel(String authority) {
    this.authority = authority;
    this.type = Way.MANUAL;
  }

  /// Replaces what was agreed before.
  ///
  /// @param secret signs a webhook's calls; locked
  void become(ChannelRequest wanted, @Nullable String secret, Instant now) {
    this.type = wanted.type();
    this.url = wanted.url();
    this.email = wanted.to();
    this.agreedOn = wanted.agreedOn();
    this.secret = secret;
    this.since = now;
  }

  String authority() {
    return authority;
  }

  public Way type() {
    return type;
  }

  @Nullable String url() {
    return url;
  }

  @Nullable String email() {
    return email;
  }

  /// Locked.
  @Nullable String secret() {
    return secret;
  }

  /// As what its secret is locked.
  String lockName() {
    return "channel/" + authority;
  }

  /// Whether it has no secret, or one that can be read.
  boolean opens(Lockbox lockbox) {
    return secret == null || lockbox.opens(lockName(), secret);
  }

  void relock(Lockbox lockbox) {
    if (secret != null && !lockbox.isLocked(lockName(), secret)) {
      secret = lockbox.lock(lockName(), lockbox.open(lockName(), secret));
    }
  }

  @Nullable LocalDate agreedOn() {
    return agreedOn;
  }
}
