package org.hikeshi.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The 47 prefectures (JIS X 0401): the block of each, its neighbours by land, bridge or tunnel,
/// and where its office stands, read from `prefectures.tsv`, which names its sources.
final class Prefectures {

  static final Prefectures JAPAN = read();

  private static final double EARTH_KM = 6_371;

  /// @param north,east where the prefectural office stands, in degrees
  private record Prefecture(String block, Set<String> neighbours, double north, double east) {}

  private final Map<String, Prefecture> byCode;

  private Prefectures(Map<String, Prefecture> byCode) {
    this.byCode = Map.copyOf(byCode);
  }

  boolean neighbours(String one, String other) {
    var prefecture = byCode.get(one);
    return prefecture != null && prefecture.neighbours.contains(other);
  }

  boolean sameBlock(String one, String other) {
    var here = byCode.get(one);
    var there = byCode.get(other);
    return here != null && there != null && here.block.equals(there.block);
  }

  String block(String code) {
    var prefecture = byCode.get(code);
    return prefecture == null ? code : prefecture.block;
  }

  /// As the crow flies between the two prefectural offices; as far as can be where one is not
  /// known.
  double kilometres(String one, String other) {
    var here = byCode.get(one);
    var there = byCode.get(other);
    if (here == null || there == null) {
      return Double.MAX_VALUE;
    }
    var north = Math.toRadians(there.north - here.north) / 2;
    var east = Math.toRadians(there.east - here.east) / 2;
    var chord =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(here.north))
                * Math.cos(Math.toRadians(there.north))
                * Math.pow(Math.sin(east), 2);
    return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
  }

  Set<String> codes() {
    return byCode.keySet();
  }

  private static Prefectures read() {
    var byCode = new HashMap<String, Prefecture>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Prefectures.class.getResourceAsStream("prefectures.tsv"), "prefectures.tsv"),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", -1))
          .forEach(
              cells ->
                  byCode.put(
                      cells[0],
                      new Prefecture(
                          cells[2],
                          cells[3].isEmpty() ? Set.of() : Set.of(cells[3].split(" ")),
                          Double.parseDouble(cells[4]),
                          Double.parseDouble(cells[5]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Prefectures(byCode);
  }
}
