package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One Kafka broker, its own controller, in a process of its own, and the topics of the events.
public final class LocalKafka implements Part {

  private final Path directory;
  private final int port;
  private final Child child;

  LocalKafka(LocalData data, int port, Leash leash) {
    this.directory = data.kafka();
    this.port = port;
    this.child = new Child(name(), data.log(name()), leash);
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void start() {
    var settings = directory.resolve("server.properties");
    try {
      Files.createDirectories(directory);
      Files.writeString(settings, settings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    child.start(
        Jvm.command(
            "256m",
            List.of(
                "-Dhikeshi.log=INFO",
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                settings.toString())),
        Map.of());
    try (var topics = new EventTopics(address())) {
      child.awaitReady(topics::made);
    }
  }

  @Override
  public void stop() {
    child.stop("TERM");
  }

  @Override
  public void await() throws InterruptedException {
    child.await();
  }

  @Override
  public String lastWords() {
    return child.tail();
  }

  public void kill() {
    child.kill();
  }

  public ProcessHandle process() {
    return child.process();
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /// The controller is spoken to by this broker alone, so it takes any port that is free.
  private String settings() {
    int controller = Ports.anyFree();
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=12
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    """
        .formatted(port, controller, directory.resolve("data"));
  }
}
