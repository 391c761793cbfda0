package org.hikeshi.deploy.local;

/// One thing that has to run for the system to run.
public sealed interface Part
    permits LocalPostgres, LocalKafka, LocalKeycloak, MailSink, PhoneSink, Service {

  String name();

  /// Returns when it can be used.
  void start();

  /// Returns when it has ended. Ending what does not run is nothing.
  void stop();

  /// Waits until it ends, for whatever reason.
  void await() throws InterruptedException;

  /// The end of its log.
  String lastWords();
}
