package org.hikeshi.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What is on the board at one moment: the late first, the worst reason before the others, then who
/// waits for somebody, then the gravest, then the oldest.
///
/// @param rows of the prefecture that was asked for, or of all, as many as a page can bear
/// @param more how many follow those
/// @param areas every prefecture where something is open or late, by its code (JIS X 0401)
/// @param at when it was read
public record Board(List<Row> rows, long more, Map<String, Area> areas, Instant at) {

  /// A page of them stays under 150 KB.
  static final int SHOWN = 80;

  public record Row(OpenIncident incident, long minutes, List<Late> late) {}

  /// @param closed resolved incidents that have a duty overdue
  /// @param seats that nobody has taken
  public record Area(long open, long closed, long late, long seats) {

    /// How it looks: the worst of it.
    public String look() {
      return late > 0 ? "alarm" : seats > 0 ? "wait" : "good";
    }
  }

  public long late() {
    return sum(Area::late);
  }

  public long open() {
    return sum(Area::open);
  }

  public long seats() {
    return sum(Area::seats);
  }

  private long sum(ToLongFunction<Area> of) {
    return areas.values().stream().mapToLong(of).sum();
  }
}
