package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.SampleData;
import org.hikeshi.deploy.local.Checkout;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.LocalSystem;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Ports;
import org.hikeshi.deploy.local.Progress;
import org.hikeshi.deploy.local.Service;
import org.hikeshi.deploy.people.People;

/// The command `deploy/bench`: interleaved rounds of PostgreSQL alone, the front desk alone, and
/// the whole; then the latency at a steady rate, memory, and starts. Writes `deploy/target/bench/`.
final class Bench {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int CLIENTS = Integer.getInteger("clients", 16);
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 10));
  private static final int STEADY_PER_SECOND = Integer.getInteger("rate", 50);

  private final LocalSystem system;
  private final Books books;
  private final People people;
  private final LocalData data;
  private final ObjectNode result = JSON.createObjectNode();

  private Bench(LocalSystem system, LocalData data) {
    this.system = system;
    this.books = new Books(system.postgres());
    this.data = data;
    this.people = new People(system.addresses());
  }

  public static void main(String[] arguments) throws IOException {
    var checkout = new Checkout(Path.of(System.getProperty("hikeshi.root")));
    var directory = checkout.deploy("target/bench");
    var data = new LocalData(directory.resolve("system"));
    data.claim();
    data.empty();
    var system = new LocalSystem(checkout, data, Ports.free());
    Runtime.getRuntime().addShutdownHook(new Thread(system::stop));
    system.start(new Progress(System.out));
    var bench = new Bench(system, data);
    new SampleData(checkout.deploy("sample"))
        .putIn(system.addresses(), bench.people.named("admin"));
    bench.run();
    Files.writeString(
        directory.resolve("bench.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.result));
    Files.writeString(directory.resolve("bench.svg"), Plot.of(bench.result));
    System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.result));
    System.exit(0);
  }

  private void run() throws IOException {
    var loader = new Loader(system.addresses().incidentApi(), people.token("hospital-a"));
    loader.asFastAsAnswered(CLIENTS, ROUND);
    books.drained();
    var yardstick =
        new Yardstick(
            system.postgres(),
            data.password("incident_api_app"),
            books.newest(),
            data.root().resolveSibling("yardstick.sql"));
    yardstick.perSecond(CLIENTS, Duration.ofSeconds(3));
    rounds(loader, yardstick);
    steady(loader);
    memory();
    starts(loader);
  }

  private void rounds(Loader loader, Yardstick yardstick) {
    var rounds = result.putArray("rounds");
    var others = List.of(system.dispatchService(), system.notifier());
    for (int i = 0; i < ROUNDS; i++) {
      var round = rounds.addObject();
      long wal = books.walBytes();
      double limit = yardstick.perSecond(CLIENTS, ROUND);
      round.put("limitPerSecond", limit);
      round.put("limitWalBytes", (books.walBytes() - wal) / (limit * ROUND.toSeconds()));

      others.forEach(Service::pause);
      wal = books.walBytes();
      double front = cpu(system.incidentApi());
      double database = postgresCpu();
      var alone = loader.asFastAsAnswered(CLIENTS, ROUND);
      put(round, "alone", alone);
      round.put("aloneWalBytes", (books.walBytes() - wal) / (double) alone.nanos().length);
      round.put(
          "aloneCpuMs",
          (cpu(system.incidentApi()) - front + postgresCpu() - database)
              * 1000
              / alone.nanos().length);
      others.forEach(Service::goOn);
      books.drained();

      put(round, "whole", loader.asFastAsAnswered(CLIENTS, ROUND));
      books.drained();
      round.put("ratioAlone", round.path("alonePerSecond").asDouble() / limit);
      round.put("ratioWhole", round.path("wholePerSecond").asDouble() / limit);
      System.out.println(round);
    }
  }

  /// The journey of reports that come at a steady rate while everybody works.
  private void steady(Loader loader) {
    var before = books.count("incident_api", "select count(*) from incident");
    var load = loader.atRate(STEADY_PER_SECOND, CLIENTS * 4, ROUND.multipliedBy(2));
    books.drained();
    var steady = result.putObject("steady");
    steady.put("wantedPerSecond", STEADY_PER_SECOND);
    put(steady, "", load);
    steady.put("reports", books.count("incident_api", "select count(*) from incident") - before);
    books.quantiles(
        steady,
        "offerMadeMs",
        "dispatch_service",
        "select d.incident_id, min(o.made_at) from offer o join dispatch d on d.id = o.dispatch_id"
            + " group by 1",
        load.nanos().length);
    books.quantiles(
        steady,
        "noticeDeliveredMs",
        "notifier",
        "select n.incident_id, min(l.at) from delivery l join notice n on n.id = l.notice_id group"
            + " by 1",
        load.nanos().length);
  }

  private void memory() {
    var memory = result.putObject("residentMegabytes");
    system
        .services()
        .forEach(service -> memory.put(service.name(), Usage.residentMegabytes(service.process())));
  }

  /// From the start of the front desk's process to its first 201, and its memory after a few
  /// hundred more, in turns for each way to start it.
  private void starts(Loader loader) throws IOException {
    var service = system.incidentApi();
    for (int i = 0; i < 2; i++) {
      service.stop();
      service.launch(Map.of("HIKESHI_AOT", "on"));
      service.awaitReady();
    }
    var starts = result.putArray("starts");
    for (int i = 0; i < ROUNDS; i++) {
      for (var lever : Levers.ALL.entrySet()) {
        service.stop();
        long begin = System.nanoTime();
        service.launch(lever.getValue());
        if (!Patience.until(Duration.ofMinutes(2), () -> accepts(loader))) {
          throw new IllegalStateException(lever.getKey() + ": no report was taken in two minutes");
        }
        var one = starts.addObject();
        one.put("lever", lever.getKey());
        one.put("seconds", (System.nanoTime() - begin) / 1e9);
        loader.atRate(STEADY_PER_SECOND, CLIENTS, Duration.ofSeconds(8));
        one.put("megabytes", Usage.residentMegabytes(service.process()));
        System.out.println(one);
      }
    }
  }

  private static boolean accepts(Loader loader) {
    try {
      return loader.post() == 201;
    } catch (IOException e) {
      return false;
    }
  }

  private static void put(ObjectNode into, String name, Loader.Load load) {
    into.put(name.isEmpty() ? "perSecond" : name + "PerSecond", load.perSecond());
    into.put(name.isEmpty() ? "failed" : name + "Failed", load.failed());
    for (var quantile : Map.of("P50", 0.5, "P99", 0.99, "P999", 0.999).entrySet()) {
      var key = (name.isEmpty() ? "ms" : name + "Ms") + quantile.getKey();
      into.put(key, load.ms(quantile.getValue()));
    }
  }

  private double postgresCpu() {
    return Usage.cpuSeconds(system.postgres().process());
  }

  private static double cpu(Service service) {
    return Usage.cpuSeconds(service.process());
  }
}
