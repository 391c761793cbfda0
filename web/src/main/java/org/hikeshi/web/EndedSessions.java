package org.hikeshi.web;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Whoever has signed out is signed out everywhere, whatever her cookies and tokens still say
/// (OWASP ASVS 5.0, 7.4.1): no token with the number of an ended sign-in, its `sid`, counts. An
/// instance knows of those that it was told of at once, of others after a second.
///
/// While the database is away nothing new is known, and one caller a second waits to find that out;
/// nothing could be read or written then, either.
@ApplicationScoped
class EndedSessions implements SecurityIdentityAugmentor {

  private static final Duration LOOKED_AT_EACH = Duration.ofSeconds(1);

  /// Longer than any token of a sign-in counts.
  private static final Duration KEPT = Duration.ofDays(1);

  /// Such a cause is passed on as it is after the framework has made the browser forget its cookie.
  static final class Ended extends AuthenticationCompletionException {
    private static final long serialVersionUID = 1;

    Ended() {
      super("this sign-in has ended");
    }
  }

  private record Known(Instant at, Set<String> sessions) {}

  private final DataSource database;
  private final Clock clock;
  private final Lock looking = new ReentrantLock();
  private volatile Known known = new Known(Instant.EPOCH, Set.of());

  EndedSessions(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Throws when it cannot be kept, so that nobody takes it for done.
  void ended(String session) {
    var now = clock.instant();
    try (var connection = database.getConnection();
        var forget = connection.prepareStatement("delete from ended_session where ended_at < ?");
        var insert =
            connection.prepareStatement(
                "insert into ended_session (id, ended_at) values (?, ?) on conflict do nothing")) {
      forget.setObject(1, now.minus(KEPT).atOffset(ZoneOffset.UTC));
      forget.executeUpdate();
      insert.setString(1, session);
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the end of a sign-in is not kept", e);
    }
    looking.lock();
    look();
  }

  /// For whoever is answered for longer than a request. May look into the database.
  boolean isEnded(String session) {
    if (!lookedAtJustNow() && looking.tryLock()) {
      look();
    }
    return known.sessions().contains(session);
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.getPrincipal() instanceof JsonWebToken token
        && token.claim("sid").orElse(null) instanceof String session) {
      return known.sessions().contains(session) || lookedAtJustNow()
          ? Uni.createFrom().item(() -> unlessEnded(identity, session))
          : context.runBlocking(
              () -> {
                if (looking.tryLock()) {
                  look();
                }
                return unlessEnded(identity, session);
              });
    }
    return Uni.createFrom().item(identity);
  }

  private SecurityIdentity unlessEnded(SecurityIdentity identity, String session) {
    if (known.sessions().contains(session)) {
      throw new AuthenticationFailedException(new Ended());
    }
    return identity;
  }

  /// The clock may be set back, too.
  private boolean lookedAtJustNow() {
    return Duration.between(known.at(), clock.instant()).abs().compareTo(LOOKED_AT_EACH) < 0;
  }

  /// One at a time, so that nothing older takes the place of what is known; whoever comes meanwhile
  /// goes by that. Whoever calls this has the lock.
  private void look() {
    var sessions = new HashSet<String>();
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select id from ended_session");
        var row = select.executeQuery()) {
      while (row.next()) {
        sessions.add(row.getString(1));
      }
      known = new Known(clock.instant(), sessions);
    } catch (SQLException e) {
      known = new Known(clock.instant(), known.sessions());
      Log.warn("which sign-ins have ended cannot be looked up", e);
    } finally {
      looking.unlock();
    }
  }
}
