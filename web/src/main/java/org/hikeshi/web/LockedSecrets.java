package org.hikeshi.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The secrets of a service that lie locked in its database. At each start, what was kept before
/// there was a key, or under an older one, comes under the newest. One that no key opens stops
/// nobody else: its owner is told of, and a figure counts it until it is mended. Without any key
/// for what lies there locked nothing starts. All of it happens in the caller's transaction.
public final class LockedSecrets<T> {

  private final Lockbox lockbox;
  private final Supplier<List<T>> kept;
  private final BiPredicate<T, Lockbox> opens;
  private final BiConsumer<T, Lockbox> whereItOpens;
  private final Consumer<T> whereNoneOpens;
  private volatile int unreadable;

  /// @param kept all that may lie locked, each time as it is now
  /// @param whereItOpens puts it under the newest key
  /// @param whereNoneOpens says whose it is, and what to do
  public LockedSecrets(
      Lockbox lockbox,
      Supplier<List<T>> kept,
      BiPredicate<T, Lockbox> opens,
      BiConsumer<T, Lockbox> whereItOpens,
      Consumer<T> whereNoneOpens) {
    this.lockbox = lockbox;
    this.kept = kept;
    this.opens = opens;
    this.whereItOpens = whereItOpens;
    this.whereNoneOpens = whereNoneOpens;
  }

  /// Shows what was counted last.
  public void register(MeterRegistry metrics) {
    Gauge.builder("hikeshi.secrets.unreadable", () -> unreadable)
        .description("Secrets of webhooks that no key opens")
        .strongReference(true)
        .register(metrics);
  }

  /// @throws IllegalStateException where one lies locked and there is no key at all
  public void relock() {
    for (var secret : kept.get()) {
      if (opens.test(secret, lockbox)) {
        whereItOpens.accept(secret, lockbox);
      } else {
        whereNoneOpens.accept(secret);
      }
    }
    lockbox.mustHaveAKeyFor(count());
  }

  /// @return as the figure shows it from now on
  public int count() {
    unreadable = (int) kept.get().stream().filter(secret -> !opens.test(secret, lockbox)).count();
    return unreadable;
  }
}
