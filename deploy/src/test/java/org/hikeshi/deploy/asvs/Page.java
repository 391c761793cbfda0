package org.hikeshi.deploy.asvs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hikeshi.deploy.asvs.Requirement.State;

/// What `docs/asvs.md` says, word for word.
record Page(List<Requirement> rows, Sources sources) {

  private static final List<String> CHAPTERS =
      List.of(
          "What is written where it is read",
          "Input and the order of things",
          "Browsers",
          "HTTP",
          "Files",
          "Signing in",
          "Sessions",
          "Who may do what",
          "Tokens",
          "OAuth and OpenID Connect",
          "Cryptography",
          "On the wire",
          "Settings and secrets",
          "Data",
          "Building it",
          "Logs and errors",
          "WebRTC");

  private static final List<String> URGENCIES =
      List.of(
          "From outside, with what anybody can find",
          "With one thing stolen: a password, a token, an unlocked screen",
          "From inside the network",
          "To make it slow, or to look around",
          "To get further, or not to be seen",
          "Depth: other walls stand before it",
          "Papers");

  String text() {
    return intro() + open() + chapters();
  }

  private String intro() {
    var totals =
        Arrays.stream(State.values())
            .map(state -> "| %s | %d |".formatted(state.words, count(state)))
            .collect(Collectors.joining("\n"));
    return """
    # OWASP ASVS 5.0.0, level 2, requirement by requirement

    Made from [`asvs.txt`](../deploy/src/test/resources/asvs.txt) by
    [`AsvsTest`](../deploy/src/test/java/org/hikeshi/deploy/asvs/AsvsTest.java), which fails where a test, a file or a
    key that is named here is not there: do not edit this page, edit the rows
    ([decision 0068](decisions/0068-the-checklist-is-a-table-that-a-test-reads.md)). The numbers and levels are those of
    the [standard](https://github.com/OWASP/ASVS) (CC BY-SA 4.0); the words are ours and shorter. Read a requirement
    there before you rely on a line here. Nobody from outside has reviewed this.

    All of levels 1 and 2, and 4.1.5 of level 3. *Tested*: by a test that fails without it. *Inherited*: from what we
    lean on, by the setting that is named. *Written down*: it asks for a document, and that is it. *Open*: missing, or
    half done.

    | state | requirements |
    |---|---|
    %s
    | **all** | **%d** |

    """
        .formatted(totals, rows.size());
  }

  private String open() {
    var page = new StringBuilder("## Open: what to do, in the order of an attacker\n\n");
    for (int i = 1; i <= URGENCIES.size(); i++) {
      int urgency = i;
      var these = rows.stream().filter(row -> row.urgency() == urgency).toList();
      if (!these.isEmpty()) {
        page.append("### %d. %s\n\n".formatted(i, URGENCIES.get(i - 1)))
            .append(
                "| no. | level | asks for | missing | what it would take |\n|---|---|---|---|---|\n");
        these.forEach(
            row -> {
              var parts = row.remark().split(" → ", 2);
              page.append(line(row, linked(parts[0]), linked(parts[1])));
            });
        page.append('\n');
      }
    }
    return page.toString();
  }

  private String chapters() {
    return rows.stream()
        .filter(row -> row.state() != State.OPEN)
        .collect(Collectors.groupingBy(Requirement::chapter))
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(chapter -> chapter.getKey()))
        .map(
            chapter ->
                "## %d. %s\n\n".formatted(chapter.getKey(), CHAPTERS.get(chapter.getKey() - 1))
                    + "| no. | level | asks for | state | by |\n|---|---|---|---|---|\n"
                    + chapter.getValue().stream()
                        .map(row -> line(row, row.state().words, evidence(row)))
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private String evidence(Requirement row) {
    var leansOn = row.leansOn().stream().map(this::linked).collect(Collectors.joining("; "));
    var between = leansOn.isEmpty() || row.remark().isEmpty() ? "" : " – ";
    return leansOn + between + linked(row.remark());
  }

  private String line(Requirement row, String state, String rest) {
    return "| %s | %d | %s | %s | %s |\n"
        .formatted(row.id(), row.level(), row.words(), state, rest.replace("|", "\\|"));
  }

  /// Tests and places as links.
  private String linked(String words) {
    if (words.contains(" :: ")) {
      var parts = words.split(" :: ", 2);
      return "[%s](../%s): `%s`".formatted(nameOf(parts[0]), parts[0], parts[1]);
    }
    return Requirement.TEST
        .matcher(words)
        .replaceAll(
            found ->
                sources
                    .fileOf(found.group())
                    .map(
                        file ->
                            "[%s](../%s)"
                                .formatted(
                                    found.group().replaceFirst("^.*/", "").replace('#', '.'), file))
                    .orElse(found.group()));
  }

  private static String nameOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private long count(State state) {
    return rows.stream().filter(row -> row.state() == state).count();
  }
}
