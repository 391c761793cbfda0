package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hikeshi.deploy.local.LocalSystem;

/// What the system has used since this was made: processor time by part, transactions by database,
/// and the write-ahead log.
final class Cost {

  private final LocalSystem system;
  private final Books books;
  private final Map<String, Double> before;

  Cost(LocalSystem system, Books books) {
    this.system = system;
    this.books = books;
    this.before = used();
  }

  /// Once everybody has heard of everything: what each report has cost.
  void per(long reports, ObjectNode into) {
    used().forEach((what, now) -> into.put(what, (now - before.get(what)) / Math.max(1, reports)));
  }

  private Map<String, Double> used() {
    var used = new LinkedHashMap<String, Double>();
    system.services().forEach(service -> used.put(service.name() + "CpuMs", ms(service.process())));
    used.put("postgresCpuMs", ms(system.postgres().process()));
    used.put("kafkaCpuMs", ms(system.kafka().process()));
    for (var database : new String[] {"incident_api", "dispatch_service", "notifier"}) {
      used.put(
          database + "Transactions",
          (double)
              books.count(
                  database,
                  "select xact_commit from pg_stat_database where datname = current_database()"));
    }
    used.put("walBytes", (double) books.walBytes());
    return used;
  }

  private static double ms(ProcessHandle process) {
    return Usage.cpuSeconds(process) * 1000;
  }
}
