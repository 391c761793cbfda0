package org.hikeshi.events.watch;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One round of a timer: one row after the other, each in a transaction of its own. One that
/// breaks, as what only a newer version can read does, keeps nobody behind it waiting: it is
/// logged, and passed over until the next round.
///
/// @param <K> what tells one row from another
public final class InTurn<K> {

  private final String round;
  private final Set<K> passedOver = new HashSet<>();
  private @Nullable RuntimeException failure;

  public InTurn(String round) {
    this.round = round;
  }

  /// Takes the next that does not break.
  ///
  /// @param pick locks the next that is none of those given, without reading more of it than its
  ///   key
  /// @return what came of it, or empty where none is left
  public <T> Optional<T> next(Function<Set<K>, Optional<K>> pick, Function<K, T> step) {
    while (true) {
      var picked = new AtomicReference<@Nullable K>();
      try {
        return QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var next = pick.apply(passedOver);
                  next.ifPresent(picked::set);
                  return next.map(step);
                });
      } catch (RuntimeException e) {
        passOver(picked.get(), e);
      }
    }
  }

  /// Takes all that there are.
  public void all(Function<Set<K>, Optional<K>> pick, Consumer<K> step) {
    while (next(pick, done(step)).isPresent()) {
      // one more
    }
  }

  /// Takes these, but for what was passed over.
  public void each(Collection<K> rows, Consumer<K> step) {
    for (var row : rows) {
      next(broken -> broken.contains(row) ? Optional.empty() : Optional.of(row), done(step));
    }
  }

  private static <K> Function<K, Boolean> done(Consumer<K> step) {
    return row -> {
      step.accept(row);
      return true;
    };
  }

  /// What breaks before a row is picked is no row's fault.
  private void passOver(@Nullable K broken, RuntimeException because) {
    if (broken == null) {
      throw because;
    }
    Log.errorf("%s: passes over %s until its next round: %s", round, broken, because);
    passedOver.add(broken);
    failure = because;
  }

  /// The round is over. It has failed where anything was passed over, so that its timer grows old.
  public void end() {
    if (failure != null) {
      throw new IllegalStateException(round + " passed over: " + passedOver, failure);
    }
  }
}
