package org.hikeshi.deploy.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Java process like this one, small enough to run beside five others.
final class Jvm {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Jvm() {}

  static List<String> command(String heap, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(JAVA.toString());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    command.addAll(arguments);
    return command;
  }
}
