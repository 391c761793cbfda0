package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.tools.ProducerPerformance;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.deploy.local.LocalKafka;

/// What the same broker takes from `kafka-producer-perf-test`, which does nothing else: the events
/// of reports as they are published, each acknowledged as the services want it.
final class BrokerAlone {

  private static final String TOPIC = "yardstick";
  private static final int PARTITIONS = 12;
  private static final Pattern SENT =
      Pattern.compile(
          "([0-9.]+) records/sec .* ([0-9]+) ms 50th, [0-9]+ ms 95th, ([0-9]+) ms 99th");

  private final LocalKafka kafka;
  private final Path events;

  /// @param event what is published of a report
  /// @param events where the tool reads it from
  BrokerAlone(LocalKafka kafka, String event, Path events) {
    this.kafka = kafka;
    this.events = events;
    try (var admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.address()))) {
      Files.writeString(events, event.replace("\n", " "));
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw new CannotRun("the broker makes no topic", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// @param perSecond how many are wanted; -1: as many as there can be
  void measure(int records, int perSecond, String name, ObjectNode into) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ProducerPerformance.class.getName(),
            "--topic",
            TOPIC,
            "--num-records",
            Integer.toString(records),
            "--throughput",
            Integer.toString(perSecond),
            "--payload-file",
            events.toString(),
            "--producer-props",
            "bootstrap.servers=" + kafka.address(),
            "acks=all",
            "enable.idempotence=true");
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      process.waitFor();
      var sent = SENT.matcher(said);
      if (!sent.find()) {
        throw new CannotRun("kafka-producer-perf-test said:\n" + said);
      }
      into.put(name + "PerSecond", Double.parseDouble(sent.group(1)));
      into.put(name + "MsP50", Integer.parseInt(sent.group(2)));
      into.put(name + "MsP99", Integer.parseInt(sent.group(3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
