package org.hikeshi.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hikeshi.channel.Authorities;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.form.NineItems.Item;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// A notice as it stands on paper: what goes where, in words.
///
/// @param missing what the report leaves open, by the names of the form
/// @param later how that will be told; null where it will not
public record NoticeSheet(
    String title,
    String running,
    String addressee,
    String date,
    boolean draft,
    boolean withdrawn,
    @Nullable String carriedOnBy,
    List<Line> reporter,
    List<Line> report,
    List<Ground> grounds,
    List<Item> items,
    List<Changed> changes,
    List<String> missing,
    @Nullable String later) {

  /// A name and what stands beside it.
  public record Line(String label, String text) {}

  public record Ground(String law, String why, String knownOn, String dueOn) {}

  public record Changed(String label, String before, String after) {}

  static NoticeSheet of(Document document, Texts texts) {
    var stage = texts.word("stage", document.called());
    var number = texts.of("paper.number", document.reportNo());
    var addressee = Authorities.name(document.authority(), texts);
    var items = NineItems.of(document, texts);
    return new NoticeSheet(
        texts.of(title(document), stage, number),
        texts.of("paper.running", document.incidentNumber(), addressee, stage, number),
        addressee,
        day(document.renderedOn()),
        document.draft(),
        document.withdrawn(),
        document.carriedOnBy(),
        reporter(document.reporter(), document.draft(), texts),
        report(document, stage, number, texts),
        document.grounds().stream().map(ground -> ground(ground, texts)).toList(),
        items,
        document.changes().stream()
            .map(
                change ->
                    new Changed(texts.word("part", change.part()), change.before(), change.after()))
            .toList(),
        items.stream()
            .flatMap(item -> item.rows().stream())
            .filter(NineItems.Row::open)
            .map(NineItems.Row::label)
            .toList(),
        later(document, texts));
  }

  /// No further report follows the end of an incident.
  private static @Nullable String later(Document document, Texts texts) {
    return switch (document.called()) {
      case "WITHDRAWAL", "CARRIED_ON" -> null;
      case "FINAL", "SUPPLEMENT" -> texts.of("paper.supplemented");
      default -> texts.of("paper.followed");
    };
  }

  private static String title(Document document) {
    return switch (document.called()) {
      case "WITHDRAWAL" -> "paper.title-withdrawn";
      case "CARRIED_ON" -> "paper.title-carried-on";
      default ->
          document.grounds().stream().anyMatch(ground -> ground.basis() == Basis.STATUTORY)
              ? "paper.title-statutory"
              : "paper.title";
    };
  }

  static List<Line> reporter(Document.Reporter reporter, boolean draft, Texts texts) {
    var lines = new ArrayList<Line>();
    lines.add(line(texts, "operator", reporter.operator()));
    lines.add(line(texts, "corporate-number", reporter.corporateNumber()));
    lines.add(line(texts, "operator-address", reporter.operatorAddress()));
    lines.add(line(texts, "hospital", reporter.hospital()));
    lines.add(line(texts, "institution-code", reporter.medicalInstitutionCode()));
    lines.add(line(texts, "address", reporter.address()));
    lines.add(
        line(
            texts,
            "contact",
            joined(reporter.contactName(), reporter.contactPhone(), reporter.contactEmail())));
    lines.add(
        line(
            texts,
            "approved-by",
            draft
                ? texts.of("paper.to-be-approved")
                : joined(reporter.approvedByTitle(), reporter.approvedBy())));
    return lines;
  }

  private static List<Line> report(Document document, String stage, String number, Texts texts) {
    var filed = document.filedAt();
    return List.of(
        line(texts, "incident-number", document.incidentNumber()),
        line(texts, "stage", stage + " " + number),
        line(texts, "filed-at", filed == null ? null : JapaneseDays.of(filed)));
  }

  private static Line line(Texts texts, String name, @Nullable String text) {
    return new Line(
        texts.of("paper." + name), text == null || text.isBlank() ? texts.of("paper.blank") : text);
  }

  private static String joined(@Nullable String... words) {
    return String.join("　", Arrays.stream(words).filter(Objects::nonNull).toList());
  }

  private static Ground ground(Document.Grounds ground, Texts texts) {
    return new Ground(
        ground.law() == null
            ? texts.word("basis", ground.basis())
            : texts.word("law", ground.law()) + "（" + texts.word("basis", ground.basis()) + "）",
        ground.explanation(),
        day(ground.knownOn()),
        day(ground.dueOn()));
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "—" : JapaneseDays.of(day);
  }
}
