package org.hikeshi.deploy.local;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The main class of Kafka's own process: lays out the storage at the first start, then serves.
final class Broker {

  private Broker() {}

  public static void main(String[] arguments) {
    var settings = Path.of(arguments[0]);
    if (!Files.exists(settings.resolveSibling("data").resolve("meta.properties"))) {
      StorageTool.execute(
          new String[] {
            "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", settings.toString()
          },
          System.out);
    }
    Kafka.main(new String[] {settings.toString()});
  }
}
