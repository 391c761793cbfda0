package org.hikeshi.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.ToIntFunction;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.deploy.local.Checkout;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.LocalSystem;
import org.hikeshi.deploy.local.Ports;
import org.hikeshi.deploy.local.Progress;
import org.hikeshi.deploy.people.People;

/// One run of the local system, by whoever has claimed its data.
final class Serving {

  private static final String LOGINS =
      "hospital-a, hospital-b, engineer-1 … engineer-8, coordinator, ppc, mhlw, prefecture-14, admin";

  private final Checkout checkout;
  private final LocalData data;
  private final PrintStream out;

  Serving(Checkout checkout, LocalData data, PrintStream out) {
    this.checkout = checkout;
    this.data = data;
    this.out = out;
  }

  Serving fresh() {
    Ports.from(System.getenv()).mustBeFree();
    data.empty();
    return this;
  }

  /// Serves until a signal comes, which ends this process, or a part dies, which is an error.
  int untilEnd() {
    long begin = System.nanoTime();
    var system = started();
    try {
      out.println(ready(system.addresses(), (System.nanoTime() - begin) / 1_000_000_000));
      var part = system.awaitEnd();
      if (system.stopping()) {
        return 0;
      }
      System.err.println(
          part.name() + " died; everything stops. The end of its log:\n" + part.lastWords());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      end(system);
    }
  }

  /// Serves while something is done with it.
  int during(ToIntFunction<Addresses> deed) {
    var system = started();
    try {
      return deed.applyAsInt(system.addresses());
    } finally {
      end(system);
    }
  }

  private void end(LocalSystem system) {
    system.stop();
    data.forgetAddresses();
  }

  private LocalSystem started() {
    var system = new LocalSystem(checkout, data, Ports.from(System.getenv()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system)));
    try {
      var progress = new Progress(out);
      data.emptyLogs();
      system.start(progress);
      if (!Files.exists(data.sampled())) {
        progress.timed("put in the sample data", () -> putInSamples(system.addresses()));
      }
      data.keepAddresses(system.addresses());
      return system;
    } catch (RuntimeException e) {
      boolean interrupted = system.stopping();
      system.stop();
      throw interrupted ? new CannotRun("Stopped while it started.", e) : e;
    }
  }

  private void putInSamples(Addresses addresses) {
    var administrator = new People(addresses).named("admin");
    new SampleData(checkout.deploy("sample")).putIn(addresses, administrator);
    try {
      Files.createFile(data.sampled());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ready(Addresses at, long seconds) {
    return "ready after %d s: hospitals %s/ · engineers %s/ · authorities %s/ · sign-in %s · users %s, password hikeshi"
        .formatted(
            seconds, at.incidentApi(), at.dispatchService(), at.notifier(), at.realm(), LOGINS);
  }
}
