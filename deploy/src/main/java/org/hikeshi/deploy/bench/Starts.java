package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// Starts the front desk, in turns for each way to start it.
record Starts(Service service, Loader loader) {

  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
  private static final int PER_SECOND = 50;
  private static final int CLIENTS = 16;

  /// From the start of its process to its first 201, and its memory after a few hundred more.
  void measure(int rounds, ArrayNode starts) throws IOException {
    train(service);
    for (int i = 0; i < rounds; i++) {
      for (var lever : Levers.ALL.entrySet()) {
        service.stop();
        long begin = System.nanoTime();
        service.launch(lever.getValue());
        if (!Patience.until(STARTS_WITHIN, this::accepts)) {
          throw new IllegalStateException(lever.getKey() + ": no report was taken in time");
        }
        var one = starts.addObject();
        one.put("lever", lever.getKey());
        one.put("seconds", (System.nanoTime() - begin) / 1e9);
        loader.atRate(PER_SECOND, CLIENTS, Duration.ofSeconds(8));
        one.put("megabytes", Usage.residentMegabytes(service.process()));
        System.out.println(one);
      }
    }
  }

  /// From the start of its process until it is ready, as shipped and with the AOT cache.
  static void others(Service service, int rounds, ArrayNode starts) {
    train(service);
    for (int i = 0; i < rounds; i++) {
      for (var lever : List.of(Levers.AS_SHIPPED, Levers.CACHED)) {
        long begin = System.nanoTime();
        service.launch(Levers.ALL.get(lever));
        service.awaitReady();
        var one = starts.addObject();
        one.put("service", service.name());
        one.put("lever", lever);
        one.put("seconds", (System.nanoTime() - begin) / 1e9);
        one.put("megabytes", Usage.residentMegabytes(service.process()));
        System.out.println(one);
        service.stop();
      }
    }
  }

  /// The first writes the cache as it ends, and the second is the first to use it.
  private static void train(Service service) {
    for (int i = 0; i < 2; i++) {
      service.stop();
      service.launch(Levers.ALL.get(Levers.CACHED));
      service.awaitReady();
    }
    service.stop();
  }

  private boolean accepts() {
    try {
      return loader.post() == 201;
    } catch (IOException e) {
      return false;
    }
  }
}
