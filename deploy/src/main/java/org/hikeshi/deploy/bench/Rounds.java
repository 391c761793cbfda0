package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.LocalSystem;

/// The front desk with nobody beside it, in turns with its two limits: PostgreSQL alone for what it
/// takes, the broker alone for what it publishes. Nobody hears what it says here.
record Rounds(LocalSystem system, Books books, Wrk wrk, Loader loader, LocalData data) {

  private static final int BROKER_RECORDS = 50_000;

  /// Records a second at which the broker waits for the next, not the next for the broker.
  private static final int GENTLY = 50;

  void measure(int count, int clients, Duration each, ArrayNode into) {
    var yardstick = yardstick();
    yardstick.perSecond(clients, Duration.ofSeconds(3));
    var broker =
        new BrokerAlone(
            system.kafka(),
            books.text("incident_api", "select payload from outbox order by id desc limit 1"),
            data.root().resolveSibling("events.txt"));
    for (int i = 0; i < count; i++) {
      var round = into.addObject();
      long wal = books.walBytes();
      double limit = yardstick.perSecond(clients, each);
      round.put("limitPerSecond", limit);
      round.put("limitWalBytes", (books.walBytes() - wal) / (limit * each.toSeconds()));

      wal = books.walBytes();
      double cpu = cpuSeconds();
      var alone = wrk.asFastAsAnswered(clients, each);
      alone.into(round, "alone");
      round.put("aloneWalBytes", (books.walBytes() - wal) / (double) alone.count());
      round.put("aloneCpuMs", (cpuSeconds() - cpu) * 1000 / alone.count());
      round.put("ratioAlone", alone.perSecond() / limit);

      broker.measure(BROKER_RECORDS, -1, "broker", round);
      broker.measure(GENTLY * (int) each.toSeconds(), GENTLY, "brokerGently", round);
      published(wrk, clients, each, round);
      System.out.println(round);
    }
  }

  /// One more report shows which rows it makes: exactly these are the limit's. Chains are sealed by
  /// a timer, for many reports at once.
  private Yardstick yardstick() {
    var before = books.rows("incident_api");
    loader.atRate(1, 1, Duration.ofSeconds(1));
    var yardstick =
        new Yardstick(
            system.postgres(),
            data.password("incident_api_app"),
            books.newest(),
            data.root().resolveSibling("yardstick.sql"));
    var made = books.rows("incident_api");
    made.replaceAll((table, count) -> count - before.getOrDefault(table, 0L));
    made.values().removeIf(count -> count == 0);
    made.remove("proof_checkpoint");
    if (!made.equals(yardstick.rows())) {
      throw new IllegalStateException(
          "a report makes the rows " + made + ", and the limit " + yardstick.rows());
    }
    return yardstick;
  }

  /// How fast the outbox is emptied, which was filled while the broker was away: from the first
  /// record until nothing is left.
  private void published(Wrk wrk, int clients, Duration filling, ObjectNode round) {
    long before = books.count("incident_api", "select max(id) from outbox");
    system.kafka().stop();
    wrk.asFastAsAnswered(clients, filling);
    system.kafka().start();
    books.published();
    long end = System.currentTimeMillis();
    var since = " from outbox where id > " + before;
    long count = books.count("incident_api", "select count(*)" + since);
    long begin =
        books.count(
            "incident_api",
            "select (extract(epoch from min(published_at)) * 1000)::bigint" + since);
    round.put("published", count);
    round.put("publishedPerSecond", count * 1000.0 / (end - begin));
  }

  /// Of the front desk and its database.
  private double cpuSeconds() {
    return Usage.cpuSeconds(system.incidentApi().process())
        + Usage.cpuSeconds(system.postgres().process());
  }
}
