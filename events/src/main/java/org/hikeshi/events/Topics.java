package org.hikeshi.events;

/// The three topics. Twelve partitions each from the first day, kept 30 days, key = incident id.
public final class Topics {

  public static final String INCIDENTS = "incidents";
  public static final String DISPATCHES = "dispatches";
  public static final String NOTICES = "notices";

  public static final int PARTITIONS = 12;

  /// Where a record goes that `topic`'s reader cannot read.
  public static String deadLetter(String topic) {
    return topic + ".dead-letter";
  }

  private Topics() {}
}
