package org.hikeshi.deploy;

import java.nio.file.Path;
import java.time.Clock;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.local.MailSink;
import org.hikeshi.deploy.people.People;

/// What stands beside the services when they run in containers, one command for each container.
final class Beside {

  private Beside() {}

  /// @param arguments `mail PORT DIRECTORY`, which runs until it is stopped, or `samples
  ///   DIRECTORY`, which calls the services that the environment names
  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "mail" -> {
        var directory = Path.of(arguments[2]);
        var mail =
            new MailSink(directory, "0.0.0.0", Integer.parseInt(arguments[1]), Clock.systemUTC());
        mail.start();
        mail.await();
      }
      case "samples" -> {
        var at = Addresses.from(System.getenv());
        new SampleData(Path.of(arguments[1])).putIn(at, new People(at).named("admin"));
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }
}
