package org.hikeshi.channel;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.time.JapanTime;

/// How each authority is told. One that nothing was agreed with is told by hand, for nothing is to
/// leave for an address that nobody gave.
@ApplicationScoped
public class AgreedChannels implements PanacheRepositoryBase<AgreedChannel, String> {

  private final Clock clock;

  AgreedChannels(Clock clock) {
    this.clock = clock;
  }

  /// Whether a person files it. The commission and the police take their own forms, so for them any
  /// other way needs their agreement, and holds from its day on.
  public boolean byHand(String authority) {
    return inForce(authority).isEmpty();
  }

  /// The way that works without a person today.
  public Optional<AgreedChannel> inForce(String authority) {
    return findByIdOptional(authority)
        .filter(channel -> channel.type() != Way.MANUAL)
        .filter(channel -> agreed(authority, channel));
  }

  /// Erases the old secrets whose day is over.
  void eraseOldSecrets() {
    update("oldSecret = null, oldSecretUntil = null where oldSecretUntil <= ?1", clock.instant());
  }

  static boolean needsAgreement(String authority) {
    return authority.equals("ppc") || authority.startsWith("police-");
  }

  private boolean agreed(String authority, AgreedChannel channel) {
    var agreedOn = channel.agreedOn();
    var today = JapanTime.dayOf(clock.instant());
    return agreedOn == null ? !needsAgreement(authority) : !agreedOn.isAfter(today);
  }
}
