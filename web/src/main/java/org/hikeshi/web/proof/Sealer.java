package org.hikeshi.web.proof;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.outbox.FailPoint;

/// Gives entries their places and seals them, a batch in one transaction: a kill leaves all of it
/// or nothing. One at a time seals, by a lock in the database. An entry whose transaction is still
/// under way is not seen yet and takes a later place; none is passed over, for what has no place
/// waits.
@ApplicationScoped
public class Sealer {

  private static final int BATCH = 500;

  private final Chain chain;
  private final ProofKeys keys;
  private final Clock clock;
  private final String service;

  Sealer(
      Chain chain,
      ProofKeys keys,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.chain = chain;
    this.keys = keys;
    this.clock = clock;
    this.service = service;
  }

  @Scheduled(
      every = "{hikeshi.proof.every}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "sealer")
  void tick() {
    sealAll();
  }

  /// Seals what waits.
  public void sealAll() {
    keys.signing()
        .ifPresent(
            key -> {
              while (QuarkusTransaction.requiringNew().call(() -> sealNext(key)) == BATCH) {
                Log.debug("more waits to be sealed");
              }
            });
  }

  /// @return how many were sealed
  private int sealNext(SigningKey key) {
    if (!chain.lock()) {
      return 0;
    }
    var waiting = chain.waiting(BATCH);
    if (!waiting.isEmpty()) {
      seal(waiting, key);
    }
    return waiting.size();
  }

  private void seal(List<Chain.Waiting> waiting, SigningKey key) {
    var before = chain.newest().orElse(null);
    long position = before == null ? 1 : before.last() + 1;
    var texts = new ArrayList<String>();
    for (var entry : waiting) {
      texts.add(entry.placed(position + texts.size()).text());
    }
    var now = clock.instant();
    var checkpoint = Checkpoint.over(texts, before, service, now, key);
    chain.add(checkpoint, now);
    chain.place(waiting, checkpoint.first());
    FailPoint.reached("sealing.before-commit");
  }
}
