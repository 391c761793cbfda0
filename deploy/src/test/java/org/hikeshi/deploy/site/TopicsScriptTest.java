package org.hikeshi.deploy.site;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `deploy/site/topics.sh` asks Kafka for, and what it says of the topics that it finds.
/// Kafka's own commands are played, in the words of 4.1.
class TopicsScriptTest {

  private static final String TOPICS =
      """
      dispatches
      dispatches.dead-letter
      incidents
      incidents.dead-letter
      notices
      notices.dead-letter
      """;

  private static final Path SCRIPT =
      Path.of("../deploy/site/topics.sh").toAbsolutePath().normalize();

  @TempDir Path bin;

  @BeforeEach
  void aKafka() throws IOException {
    for (var command : List.of("kafka-topics", "kafka-configs", "kafka-acls")) {
      command(command, "");
    }
    settings("delete", "2592000000", "1");
    topic(12, 1);
  }

  @Test
  void topicsAreMadeWhole() throws Exception {
    // when
    var ended = ran("1");
    // then
    assertThat(ended.status()).isZero();
    assertThat(asked("--create"))
        .hasSize(6)
        .allMatch(line -> line.contains("--replication-factor 1 "))
        .allMatch(line -> line.contains("min.insync.replicas=1 "))
        .allMatch(line -> line.contains("cleanup.policy=delete "))
        .allMatch(line -> line.contains("unclean.leader.election.enable=false "));
    assertThat(asked("kafka-acls.sh")).hasSize(7);
  }

  /// Each question is a JVM, and all services wait for them at each start.
  @Test
  void whatIsThereIsNotMadeAgainAndAllIsAskedAtOnce() throws Exception {
    // given
    Files.writeString(bin.resolve("kafka-topics.says"), TOPICS, StandardOpenOption.APPEND);
    // when
    var ended = ran("1");
    // then
    assertThat(ended.status()).isZero();
    assertThat(asked("kafka-topics.sh")).hasSize(2).noneMatch(line -> line.contains("--create"));
    assertThat(asked("kafka-configs.sh")).hasSize(1);
  }

  @Test
  void onThreeBrokersTwoHaveWhatIsAcknowledged() throws Exception {
    // given
    settings("delete", "-1", "2");
    topic(12, 3);
    // when
    var ended = ran("3");
    // then
    assertThat(ended.status()).isZero();
    assertThat(asked("--create"))
        .allMatch(line -> line.contains("--replication-factor 3 "))
        .allMatch(line -> line.contains("min.insync.replicas=2 "));
  }

  @Test
  void topicsThatSomebodyMadeByHandAreNotTakenAsTheyAre() throws Exception {
    // given
    settings("compact", "86400000", "1");
    topic(6, 1);
    // when
    var ended = ran("3");
    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.said())
        .contains(
            "topic incidents: the number of partitions is '6' and has to be '12'.",
            "topic notices: the number of copies is '1' and has to be '3 or more'.",
            "topic dispatches.dead-letter: cleanup.policy is 'compact' and has to be 'delete'.",
            "topic incidents: retention.ms is '86400000' and has to be '2592000000 or more'.",
            "topic incidents: min.insync.replicas is '1' and has to be '2 or more'.");
  }

  @Test
  void aTopicThatTakesNothingOnceABrokerIsAwayIsNotTakenAsItIs() throws Exception {
    // given
    settings("delete", "-1", "3");
    topic(12, 3);
    // when
    var ended = ran("3");
    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.said())
        .contains(
            "topic incidents: min.insync.replicas is '3' and has to be 'less than its 3 copies,"
                + " or 1'.");
    // when more copies than are asked for
    settings("delete", "-1", "3");
    topic(12, 4);
    // then
    assertThat(ran("3").status()).isZero();
  }

  private record Ended(int status, String said) {}

  private Ended ran(String copies) throws Exception {
    var builder = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
    builder.environment().put("KAFKA_BIN", bin.toString());
    builder.environment().put("HIKESHI_KAFKA_COPIES", copies);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, SECONDS)).isTrue();
    return new Ended(process.exitValue(), said);
  }

  private List<String> asked(String what) throws IOException {
    try (var lines = Files.lines(bin.resolve("asked"))) {
      return lines.filter(line -> line.contains(what)).toList();
    }
  }

  private void topic(int partitions, int copies) throws IOException {
    command(
        "kafka-topics",
        ofEach(
            """
            Topic: %%1$s	TopicId: kWOnoIxVTu2R7m4wYxvd8A	PartitionCount: %d	ReplicationFactor: %d	Configs:
            	Topic: %%1$s	Partition: 0	Leader: 1	Replicas: 1	Isr: 1	Elr: 	LastKnownElr:
            """
                .formatted(partitions, copies)));
  }

  private void settings(String cleanup, String retention, String inSync) throws IOException {
    command(
        "kafka-configs",
        ofEach(
            """
            All configs for topic %%s are:
              cleanup.policy=%s sensitive=false synonyms={DEFAULT_CONFIG:log.cleanup.policy=delete}
              max.message.bytes=2097152 sensitive=false synonyms={}
              min.insync.replicas=%s sensitive=false synonyms={DEFAULT_CONFIG:min.insync.replicas=1}
              retention.ms=%s sensitive=false synonyms={}
              unclean.leader.election.enable=false sensitive=false synonyms={}
            """
                .formatted(cleanup, inSync, retention)));
  }

  private static String ofEach(String said) {
    return TOPICS.lines().map(said::formatted).collect(Collectors.joining());
  }

  /// Writes down what it is asked, and says this.
  private void command(String name, String says) throws IOException {
    var said = Files.writeString(bin.resolve(name + ".says"), says);
    var file = bin.resolve(name + ".sh");
    Files.writeString(
        file,
        "#!/bin/sh\necho \"$0 $* \" >> '%s'\ncat '%s'\n".formatted(bin.resolve("asked"), said));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
