package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.LocalSystem;

/// The front desk with nobody beside it, in turns with its limit. Nobody hears what it says here.
record Rounds(LocalSystem system, Books books, Wrk wrk, LocalData data) {

  void measure(int count, int clients, Duration each, ArrayNode into) {
    var yardstick =
        new Yardstick(
            system.postgres(),
            data.password("incident_api_app"),
            books.newest(),
            data.root().resolveSibling("yardstick.sql"));
    yardstick.perSecond(clients, Duration.ofSeconds(3));
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
      System.out.println(round);
    }
  }

  /// Of the front desk and its database.
  private double cpuSeconds() {
    return Usage.cpuSeconds(system.incidentApi().process())
        + Usage.cpuSeconds(system.postgres().process());
  }
}
