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

  /// @param minutes since it was reported
  /// @param saidMinutes since it was last spoken of
  public record Row(OpenIncident incident, long minutes, long saidMinutes, List<Late> late) {}

  /// @param closed resolved incidents that have a duty overdue
  /// @param seats that nobody has taken
  public record Area(long open, long closed, long late, long seats) {

    /// How it looks: the worst of it.
    public String look() {
      return late > 0 ? "alarm" : seats > 0 ? "wait" : "good";
    }
  }

  /// All of one prefecture, or of all of them.
  ///
  /// @param prefecture its code, or empty for all
  public Area sum(String prefecture) {
    var all =
        areas.entrySet().stream()
            .filter(area -> prefecture.isEmpty() || prefecture.equals(area.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return new Area(
        sum(all, Area::open), sum(all, Area::closed), sum(all, Area::late), sum(all, Area::seats));
  }

  private static long sum(List<Area> areas, ToLongFunction<Area> of) {
    return areas.stream().mapToLong(of).sum();
  }
}
