package org.hikeshi.deploy.asvs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One requirement, as it stands here: a line of `asvs.txt`.
///
/// @param id the standard's number
/// @param level the standard's level, 1 to 3
/// @param words what it asks for, in our words
/// @param urgency of an open one: 1 is what an attacker would use first; 0 for all others
/// @param leansOn tests as `module/Class#method`, or places as `file :: words in it`
/// @param remark for people, may be empty. Of an open one: what is missing → what it would take
record Requirement(
    String id,
    int level,
    String words,
    State state,
    int urgency,
    List<String> leansOn,
    String remark) {

  enum State {
    TESTED("tested"),
    INHERITED("inherited"),
    WRITTEN("written down"),
    NOT_APPLICABLE("not applicable"),
    OPEN("open");

    final String words;

    State(String words) {
      this.words = words;
    }
  }

  static final Pattern TEST = Pattern.compile("[a-z-]+/[A-Z]\\w*#\\w+");

  /// @throws IllegalArgumentException for a line that has not its five cells
  static Requirement of(String line) {
    var cells = line.split(" \\| ", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("five cells are wanted: " + line);
    }
    var state = cells[3].split(" ");
    var is = State.valueOf(state[0]);
    var evidence = cells[4].split(" — ", 2);
    boolean leans = is != State.OPEN && is != State.NOT_APPLICABLE;
    return new Requirement(
        cells[0].strip(),
        Integer.parseInt(cells[1].strip()),
        cells[2].strip(),
        is,
        state.length > 1 ? Integer.parseInt(state[1]) : 0,
        leans ? Arrays.stream(evidence[0].split(" ; ")).map(String::strip).toList() : List.of(),
        leans ? (evidence.length > 1 ? evidence[1].strip() : "") : cells[4].strip());
  }

  int chapter() {
    return Integer.parseInt(id.substring(0, id.indexOf('.')));
  }

  /// Every test that the row names, wherever it does.
  Stream<String> tests() {
    return Stream.concat(leansOn.stream(), Stream.of(remark))
        .flatMap(words -> TEST.matcher(words).results())
        .map(found -> found.group());
  }

  /// Every place that the row names, as `file :: words`.
  Stream<String> places() {
    return leansOn.stream().filter(on -> on.contains(" :: "));
  }

  /// What is wrong with the row by itself.
  Stream<String> faults() {
    var leansAsItShould =
        switch (state) {
          case TESTED -> leansOn.stream().anyMatch(on -> TEST.matcher(on).matches());
          case INHERITED, WRITTEN -> !leansOn.isEmpty() && places().count() == leansOn.size();
          case NOT_APPLICABLE -> !remark.isEmpty();
          case OPEN -> remark.matches(".+ → .+") && urgency > 0;
        };
    return leansAsItShould ? Stream.of() : Stream.of(id + ": " + state + " needs other evidence");
  }
}
