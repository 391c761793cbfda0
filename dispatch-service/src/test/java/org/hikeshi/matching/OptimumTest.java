package org.hikeshi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.matching.CandidateFixture.AT;
import static org.hikeshi.matching.CandidateFixture.DAY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.junit.jupiter.api.Test;

/// One seat after the other takes its best: how much worse is that than the best that could be done
/// for all seats of a night together? Compared with the Hungarian method on nights made from seeds;
/// `-Dsize=nightly` prints what docs/dispatch.md quotes.
class OptimumTest {

  private static final int NIGHTS = 200;
  private static final int NOBODY = 100_000;

  /// @param greedy,optimum how many seats have somebody, and how far from ideal they are in all
  private record Night(
      int seats, Filled greedy, Filled optimum, long greedyNanos, long optimumNanos) {}

  private record Filled(int covered, long cost) {}

  @Test
  void takingTheBestSeatBySeatIsCloseToTheBestForAll() {
    // when
    var nights = new ArrayList<Night>();
    for (var seed = 0; seed < NIGHTS; seed++) {
      nights.add(play(seed));
    }
    // then
    var covered = nights.stream().mapToLong(night -> night.greedy.covered).sum();
    var coverable = nights.stream().mapToLong(night -> night.optimum.covered).sum();
    var steps = nights.stream().mapToLong(night -> night.greedy.cost).sum();
    var fewest = nights.stream().mapToLong(night -> night.optimum.cost).sum();
    if ("nightly".equals(System.getProperty("size"))) {
      System.out.printf(
          "nights %d, seats %d, covered %d of %d, cost %d against %d, %.1f ms against %.1f ms%n",
          NIGHTS,
          nights.stream().mapToInt(Night::seats).sum(),
          covered,
          coverable,
          steps,
          fewest,
          nights.stream().mapToLong(Night::greedyNanos).sum() / 1e6,
          nights.stream().mapToLong(Night::optimumNanos).sum() / 1e6);
    }
    assertThat(nights)
        .allSatisfy(
            night -> assertThat(night.greedy.covered).isLessThanOrEqualTo(night.optimum.covered));
    assertThat((double) covered / coverable).isGreaterThan(0.95);
  }

  @Test
  void theYardstickIsRight() {
    // given: the first seat's favourite is the second one's only choice
    var cost = new int[][] {{0, 1}, {0, NOBODY}};
    // then
    assertThat(hungarian(cost)).containsExactly(1, 0);
  }

  private static Night play(long seed) {
    var chance = new Random(seed);
    var people = new ArrayList<Candidate>();
    for (var n = 0; n < 12 + chance.nextInt(12); n++) {
      people.add(somebody(chance, n));
    }
    var seats = new ArrayList<Need>();
    for (var n = 0; n < 6 + chance.nextInt(12); n++) {
      seats.add(seat(chance, n));
    }
    var begin = System.nanoTime();
    var greedy = greedy(seats, people);
    var middle = System.nanoTime();
    var optimum = optimum(seats, people);
    return new Night(seats.size(), greedy, optimum, middle - begin, System.nanoTime() - middle);
  }

  private static Filled greedy(List<Need> seats, List<Candidate> people) {
    var taken = new HashSet<UUID>();
    var covered = 0;
    var cost = 0L;
    for (var seat : seats) {
      var free = people.stream().filter(one -> !taken.contains(one.id())).toList();
      var best = Matching.rank(seat, free).ranked();
      if (!best.isEmpty()) {
        taken.add(best.getFirst().engineerId());
        covered++;
        cost += cost(best.getFirst());
      }
    }
    return new Filled(covered, cost);
  }

  private static Filled optimum(List<Need> seats, List<Candidate> people) {
    var size = Math.max(seats.size(), people.size());
    var costs = new int[size][size];
    for (var row : costs) {
      Arrays.fill(row, NOBODY);
    }
    for (var s = 0; s < seats.size(); s++) {
      for (var place : Matching.rank(seats.get(s), people).ranked()) {
        costs[s][index(people, place.engineerId())] = cost(place);
      }
    }
    var chosen = hungarian(costs);
    var covered = 0;
    var cost = 0L;
    for (var s = 0; s < seats.size(); s++) {
      if (costs[s][chosen[s]] < NOBODY) {
        covered++;
        cost += costs[s][chosen[s]];
      }
    }
    return new Filled(covered, cost);
  }

  private static int index(List<Candidate> people, UUID id) {
    for (var n = 0; n < people.size(); n++) {
      if (people.get(n).id().equals(id)) {
        return n;
      }
    }
    throw new IllegalArgumentException("nobody is " + id);
  }

  /// Steps away from the ideal: less skill than wished for outweighs any distance.
  private static int cost(Ranking.Place place) {
    var cost = 0;
    for (var why : place.why()) {
      cost +=
          switch (why.code()) {
            case SKILL_BELOW_WISH -> 10;
            case SAME_PREFECTURE -> 1;
            case NEIGHBOURING_PREFECTURE -> 2;
            case SAME_BLOCK -> 3;
            case ELSEWHERE -> 4;
            default -> 0;
          };
    }
    return cost;
  }

  private static Candidate somebody(Random chance, int n) {
    var fixture =
        CandidateFixture.anEngineer(n % 16)
            .in("%02d".formatted(1 + chance.nextInt(47)))
            .with(
                new Skill("LEAD", 1 + chance.nextInt(4), null),
                new Skill(chance.nextBoolean() ? "FORENSICS" : "NETWORK", 3, null));
    if (chance.nextInt(4) == 0) {
      fixture.only(Mode.REMOTE);
    }
    var made = fixture.now();
    return new Candidate(
        new UUID(n, chance.nextLong()),
        made.employer(),
        made.conflicts(),
        made.prefecture(),
        made.secondaryMedicalArea(),
        made.modes(),
        made.skills(),
        1,
        0,
        0,
        0,
        0,
        chance.nextInt(5),
        null,
        null,
        Set.of(),
        true,
        false);
  }

  private static Need seat(Random chance, int n) {
    var skills = List.of("LEAD", "LEAD", "LEAD", "FORENSICS", "NETWORK");
    return new Need(
        new UUID(7, n),
        skills.get(chance.nextInt(skills.size())),
        2,
        3,
        chance.nextInt(3) == 0 ? Mode.ON_SITE : Mode.REMOTE,
        Reach.COUNTRY,
        "%02d".formatted(1 + chance.nextInt(47)),
        null,
        List.of(),
        AT,
        DAY,
        Map.of(),
        0,
        0);
  }

  /// The cheapest way to give each row a column of its own (Kuhn and Munkres, by shortest
  /// augmenting paths with potentials): the answer names the column of each row.
  private static int[] hungarian(int[][] cost) {
    var n = cost.length;
    var rowPotential = new long[n + 1];
    var columnPotential = new long[n + 1];
    var rowOf = new int[n + 1];
    for (var row = 1; row <= n; row++) {
      var before = new int[n + 1];
      var least = new long[n + 1];
      Arrays.fill(least, Long.MAX_VALUE);
      var visited = new boolean[n + 1];
      var column = 0;
      rowOf[0] = row;
      while (rowOf[column] != 0) {
        visited[column] = true;
        var at = rowOf[column];
        var next = 0;
        var delta = Long.MAX_VALUE;
        for (var c = 1; c <= n; c++) {
          if (!visited[c]) {
            var reduced = cost[at - 1][c - 1] - rowPotential[at] - columnPotential[c];
            if (reduced < least[c]) {
              least[c] = reduced;
              before[c] = column;
            }
            if (least[c] < delta) {
              delta = least[c];
              next = c;
            }
          }
        }
        for (var c = 0; c <= n; c++) {
          if (visited[c]) {
            rowPotential[rowOf[c]] += delta;
            columnPotential[c] -= delta;
          } else {
            least[c] -= delta;
          }
        }
        column = next;
      }
      while (column != 0) {
        rowOf[column] = rowOf[before[column]];
        column = before[column];
      }
    }
    var columns = new int[n];
    for (var c = 1; c <= n; c++) {
      columns[rowOf[c] - 1] = c - 1;
    }
    return columns;
  }
}
