package org.hikeshi.channel;

import io.quarkus.logging.Log;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Lockbox;
import org.jspecify.annotations.Nullable;

/// How an authority wants to be told.
@Entity
@Table(name = "channel")
public class AgreedChannel {

  /// So long a receiver has to put a new secret in the place of the old one.
  private static final Duration TO_CHANGE_OVER = Duration.ofDays(1);

  @Id private String authority;

  @Enumerated(EnumType.STRING)
  private Way type;

  private @Nullable String url;
  private @Nullable String email;
  private @Nullable String secret;
  private @Nullable String oldSecret;
  private @Nullable Instant oldSecretUntil;
  private @Nullable LocalDate agreedOn;
  private Instant since;

  protected AgreedChannel() {}

  AgreedChannel(String authority) {
    this.authority = authority;
    this.type = Way.MANUAL;
  }

  /// Replaces what was agreed before. The secrets stay only with the address that they are of.
  void become(ChannelRequest wanted, Instant now) {
    if (type != Way.WEBHOOK || wanted.type() != Way.WEBHOOK || !Objects.equals(url, wanted.url())) {
      // Not even for the old one's day: whoever is at the new address could hand what comes signed
      // by it on to the address before, and there it would pass as ours.
      secret = null;
      oldSecret = null;
      oldSecretUntil = null;
    }
    this.type = wanted.type();
    this.url = wanted.url();
    this.email = wanted.to();
    this.agreedOn = wanted.agreedOn();
    this.since = now;
  }

  /// Whether it calls an address for which it has no secret, or none that can be read.
  boolean lacksSecret(Lockbox lockbox) {
    return type == Way.WEBHOOK && (secret == null || !opens(lockbox));
  }

  /// Signs by a new secret from now on, and for a day by the one before as well: so no call is
  /// refused before its receiver has the new one.
  ///
  /// @param fresh locked
  void change(String fresh, Instant now) {
    oldSecret = secret;
    oldSecretUntil = secret == null ? null : now.plus(TO_CHANGE_OVER);
    secret = fresh;
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

  /// Locked; null where no other than [#secret] signs.
  @Nullable String oldSecret() {
    return oldSecret;
  }

  /// By which a call is signed now: the newest first, and the one before while its day lasts.
  List<String> secrets(Lockbox lockbox, Instant now) {
    var secrets = new ArrayList<String>();
    secrets.add(lockbox.open(lockName(), Objects.requireNonNull(secret)));
    if (oldSecret != null && now.isBefore(Objects.requireNonNull(oldSecretUntil))) {
      if (lockbox.opens(lockName(), oldSecret)) {
        secrets.add(lockbox.open(lockName(), oldSecret));
      } else {
        Log.warnf("no key opens the old secret of %s: the new one signs alone", authority);
      }
    }
    return secrets;
  }

  /// As what its secrets are locked.
  String lockName() {
    return "channel/" + authority;
  }

  /// Whether it has no secret, or one that can be read.
  boolean opens(Lockbox lockbox) {
    return secret == null || lockbox.opens(lockName(), secret);
  }

  void relock(Lockbox lockbox) {
    secret = relocked(secret, lockbox);
    oldSecret = relocked(oldSecret, lockbox);
  }

  /// One that no key opens stays as it is.
  private @Nullable String relocked(@Nullable String kept, Lockbox lockbox) {
    return kept == null || lockbox.isLocked(lockName(), kept) || !lockbox.opens(lockName(), kept)
        ? kept
        : lockbox.lock(lockName(), lockbox.open(lockName(), kept));
  }

  @Nullable LocalDate agreedOn() {
    return agreedOn;
  }
}
