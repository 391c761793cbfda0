package org.hikeshi.web;

import io.quarkus.oidc.OIDCException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;

/// Tells "the database (or the identity provider) is away or busy, come back" from a bug.
final class BrokenWorld {

  /// They may go in a circle.
  private static final int DEEPEST = 20;

  private BrokenWorld() {}

  /// Whether the same request may succeed a little later: 503, not 500.
  static boolean passes(Throwable thrown) {
    return withCauses(thrown, DEEPEST).anyMatch(BrokenWorld::passesItself);
  }

  /// Why a commit failed is not the cause of what Narayana throws, but suppressed in it.
  private static Stream<Throwable> withCauses(Throwable thrown, int depth) {
    var causes =
        Stream.concat(Stream.ofNullable(thrown.getCause()), Arrays.stream(thrown.getSuppressed()));
    return depth == 0
        ? Stream.of(thrown)
        : Stream.concat(Stream.of(thrown), causes.flatMap(cause -> withCauses(cause, depth - 1)));
  }

  private static boolean passesItself(Throwable cause) {
    return switch (cause) {
      case JDBCConnectionException _, LockAcquisitionException _, OptimisticLockException _ -> true;
      case SQLTransientException _, OIDCException _ -> true;
      case SQLException sql -> passes(sql.getSQLState());
      case IOException io -> isDiskFull(io);
      default -> false;
    };
  }

  /// Java has no type for it.
  private static boolean isDiskFull(IOException cause) {
    return String.valueOf(cause.getMessage()).contains("No space left on device");
  }

  /// No state is the pool's own "acquisition timeout". 08: connection; 25006: read-only after a
  /// failover; 25P03: ended because it stood idle in a transaction; 40: rolled back, try again; 53:
  /// out of disk, memory or connections; 55P03: a lock that was not to be had in time; 57: shut
  /// down or cancelled; 58: the system under it.
  private static boolean passes(@Nullable String state) {
    return state == null
        || Stream.of("08", "25006", "25P03", "40", "53", "55P03", "57", "58", "XX000")
            .anyMatch(state::startsWith);
  }
}
