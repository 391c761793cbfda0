package org.hikeshi.dispatch;

import org.hikeshi.events.DispatchEvent;

/// How far the engineer on a seat has come. Steps may be skipped, for whoever helps remotely never
/// travels; none is taken back.
public enum Progress {
  ACCEPTED,
  EN_ROUTE,
  ARRIVED,
  WORKING,
  DONE;

  boolean may(Progress next) {
    return this != DONE && next.compareTo(this) > 0;
  }

  DispatchEvent.SeatState told() {
    return DispatchEvent.SeatState.valueOf(name());
  }
}
