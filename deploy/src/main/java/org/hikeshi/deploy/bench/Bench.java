package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hikeshi.deploy.SampleData;
import org.hikeshi.deploy.local.Checkout;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.LocalSystem;
import org.hikeshi.deploy.local.Ports;
import org.hikeshi.deploy.local.Progress;
import org.hikeshi.deploy.people.People;

/// The command `deploy/bench`: the whole at a steady rate, its memory, and in a burst; then
/// interleaved rounds of PostgreSQL alone and the front desk alone, and starts. Writes
/// `deploy/target/bench/`.
final class Bench {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int CLIENTS = Integer.getInteger("clients", 16);
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 10));
  private static final int STEADY_PER_SECOND = Integer.getInteger("rate", 50);
  private static final long STORED = Long.getLong("stored", 0);
  private static final long BURST = Long.getLong("burst", 0);
  private static final int KILLS = Integer.getInteger("kills", 0);
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final int ORIGINALS = 40;
  private static final Duration IDLE = Duration.ofSeconds(30);

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
    bench.run(directory);
    System.out.println(Files.readString(directory.resolve("bench.json")));
    System.exit(0);
  }

  /// After each step: what was measured is there, whatever becomes of the next.
  private void keep(Path directory) throws IOException {
    Files.writeString(
        directory.resolve("bench.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
    Files.writeString(directory.resolve("bench.svg"), Plot.of(result));
  }

  private void run(Path directory) throws IOException {
    var door = system.addresses().incidentApi();
    var loader = new Loader(door, people.token("hospital-a"));
    var wrk = new Wrk(door, people.token("hospital-a"), Loader.REPORT, directory);
    if (STORED > 0) {
      stored(loader);
      keep(directory);
    }
    if (BURST > 0) {
      var others = new Wrk(door, people.token("hospital-a"), Loader.CAN_WAIT, directory);
      new Burst(system, books, others, loader).measure(BURST, CLIENTS, result.putObject("burst"));
      keep(directory);
      return;
    }
    if (KILLS > 0) {
      loader.atRate(STEADY_PER_SECOND, CLIENTS, ROUND);
      books.drained();
      new Recovery(system, books, loader).measure(KILLS, result.putArray("recovery"));
      keep(directory);
      return;
    }
    wrk.asFastAsAnswered(CLIENTS, WARM_UP);
    books.drained();
    steady(loader);
    memory();
    keep(directory);
    if (ROUNDS > 0) {
      rounds(loader, wrk, directory);
    }
  }

  private void rounds(Loader loader, Wrk wrk, Path directory) throws IOException {
    wrk.asFastAsAnswered(CLIENTS, ROUND).into(result, "whole");
    books.drained();
    keep(directory);
    system.dispatchService().stop();
    system.notifier().stop();
    new Rounds(system, books, wrk, loader, data)
        .measure(ROUNDS, CLIENTS, ROUND, result.putArray("rounds"));
    keep(directory);
    new Starts(system.incidentApi(), loader).measure(ROUNDS, result.putArray("starts"));
    keep(directory);
    system.incidentApi().stop();
    for (var service : List.of(system.dispatchService(), system.notifier())) {
      Starts.others(service, ROUNDS, result.withArray("otherStarts"));
    }
    keep(directory);
  }

  /// What nothing, and what a report, costs while so many closed incidents are stored. Before all
  /// else, so that nothing but closed ones is copied.
  private void stored(Loader loader) {
    var closing = new Closing(people, books);
    closing.begunAndEnded(ORIGINALS);
    var stored = new Stored(system.postgres(), books);
    loader.atRate(STEADY_PER_SECOND, CLIENTS, ROUND.multipliedBy(2));
    closing.openOnes();
    var levels = result.putArray("stored");
    for (long many = 1_000; many <= STORED; many *= 10) {
      stored.until(many);
      var level = levels.addObject().put("incidents", many);
      for (var database : List.of("incident_api", "dispatch_service", "notifier")) {
        level.put(
            database + "Bytes",
            books.count(database, "select pg_database_size(current_database())"));
      }
      var idle = new Cost(system, books);
      LockSupport.parkNanos(IDLE.toNanos());
      idle.per(IDLE.toSeconds(), level.putObject("idleCostPerSecond"));
      var cost = new Cost(system, books);
      var load = loader.atRate(STEADY_PER_SECOND, CLIENTS, ROUND);
      books.drained();
      cost.per(load.count(), level.putObject("costPerReport"));
      load.into(level, "");
      closing.openOnes();
      System.out.println(level);
    }
  }

  /// The journey of reports that come at a steady rate while everybody works.
  private void steady(Loader loader) {
    var before = books.count("incident_api", "select count(*) from incident");
    var cost = new Cost(system, books);
    var load = loader.atRate(STEADY_PER_SECOND, CLIENTS * 4, ROUND.multipliedBy(2));
    var steady = result.putObject("steady");
    steady.put("wantedPerSecond", STEADY_PER_SECOND);
    load.into(steady, "");
    System.out.println(steady);
    books.drained();
    cost.per(load.count(), steady.putObject("costPerReport"));
    steady.put("reports", books.count("incident_api", "select count(*) from incident") - before);
    Journey.measure(books, load.count(), steady);
  }

  private void memory() {
    var memory = result.putObject("residentMegabytes");
    system
        .services()
        .forEach(service -> memory.put(service.name(), Usage.residentMegabytes(service.process())));
  }
}
