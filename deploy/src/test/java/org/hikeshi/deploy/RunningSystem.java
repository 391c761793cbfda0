package org.hikeshi.deploy;

import java.nio.file.Path;
import java.util.HashMap;
import org.hikeshi.deploy.local.Checkout;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.LocalSystem;
import org.hikeshi.deploy.local.Ports;
import org.hikeshi.deploy.local.Progress;
import org.hikeshi.deploy.people.People;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The whole packaged system on free ports, with the sample data in it. It is started once for all
/// tests of this module, and its logs stay in `target/system/logs`.
public final class RunningSystem implements ParameterResolver {

  /// What a test gets to work with.
  public record Whole(
      LocalSystem system, People people, LocalData data, Checkout checkout, Collector collector)
      implements AutoCloseable {

    private static Whole start() {
      var checkout = new Checkout(Path.of("..").toAbsolutePath().normalize());
      var data = new LocalData(Path.of("target/system").toAbsolutePath());
      data.claim();
      data.empty();
      var collector = Collector.start();
      var settings = new HashMap<>(collector.settings());
      // Whoever is killed with a notice in hand is waited for, again and again: longer than an
      // attempt takes.
      settings.put("HIKESHI_CHANNEL_TIMEOUT", "5S");
      settings.put("HIKESHI_COURIER_LEASE", "8S");
      var system = new LocalSystem(checkout, data, Ports.free(), settings);
      system.start(new Progress(System.out));
      var people = new People(system.addresses());
      new SampleData(checkout.deploy("sample")).putIn(system.addresses(), people.named("admin"));
      return new Whole(system, people, data, checkout, collector);
    }

    @Override
    public void close() {
      system.stop();
      collector.stop();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Whole.class;
  }

  @Override
  public Whole resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RunningSystem.class))
        .computeIfAbsent(Whole.class, _ -> Whole.start(), Whole.class);
  }
}
