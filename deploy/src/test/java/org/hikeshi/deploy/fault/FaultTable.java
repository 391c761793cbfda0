package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikeshi.deploy.fault.Round.Waits;

/// What all faults together came to, as a table with the seed that chose them.
final class FaultTable {

  private static final Path FILE = Path.of("target/faults.md");

  private final List<String> lines = new ArrayList<>();
  private int kills;
  private int faults;

  FaultTable() {
    lines.add("seed %d, size %s".formatted(Chance.SEED, System.getProperty("size", "everyday")));
    lines.add("");
    lines.add(
        "| fault | acknowledged | stored | dispatched | notices | seated | arrived | kills | faults | lost |"
            + " doubled | wrong addressee | amiss | longest wait s | caught up after s |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
  }

  void add(String fault, Tally tally, int kills, int faults, Waits waits) {
    this.kills += kills;
    this.faults += faults;
    lines.add(
        "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.1f | %.1f |"
            .formatted(
                fault,
                tally.acknowledged(),
                tally.stored(),
                tally.dispatched(),
                tally.notices(),
                tally.seated(),
                tally.arrived(),
                kills,
                faults,
                tally.lost().size(),
                tally.doubled().size(),
                tally.wrongAddressee().size(),
                tally.amiss().size(),
                waits.caller().toMillis() / 1000.0,
                waits.complete().toMillis() / 1000.0));
  }

  void print() {
    lines.add("");
    lines.add("kills %d, faults %d".formatted(kills, faults));
    lines.forEach(System.out::println);
    try {
      Files.write(FILE, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
