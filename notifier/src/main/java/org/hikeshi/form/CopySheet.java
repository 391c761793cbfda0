package org.hikeshi.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikeshi.channel.Authorities;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Founder;
import org.hikeshi.form.Windows.Window;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What a person needs who files a notice by hand: where to go, what to type in there in that
/// form's order, and what is still to be found out.
///
/// @param window where to go; null where we do not know
public record CopySheet(
    String title,
    String running,
    @Nullable Window window,
    List<Section> sections,
    List<String> missing) {

  /// Of the form.
  public record Section(String title, List<Field> fields) {}

  /// One field of the form.
  ///
  /// @param open whether the text is not what the form asks for, since nobody knows it yet
  public record Field(String label, String text, boolean open) {

    /// Lines that a box needs to show the text whole.
    public int lines() {
      return (int) text.lines().mapToLong(line -> 1 + line.length() / 32).sum();
    }
  }

  static CopySheet of(Document document, Windows windows, Texts texts) {
    var notice = NoticeSheet.of(document, texts);
    var sections = new ArrayList<Section>();
    if (document.authority().equals("ppc")) {
      sections.add(new Section(texts.of("copy.questions"), questions(document, texts)));
    }
    sections.add(new Section(texts.of("copy.report"), lines(notice.report())));
    sections.add(new Section(texts.of("copy.reporter"), lines(notice.reporter())));
    for (var item : notice.items()) {
      sections.add(
          new Section(
              item.no() + "　" + item.title(),
              item.rows().stream()
                  .map(row -> new Field(row.label(), row.text(), row.open()))
                  .toList()));
    }
    return new CopySheet(
        texts.of("copy.title", Authorities.name(document.authority(), texts)),
        notice.running(),
        Optional.ofNullable(document.renderedOn())
            .flatMap(day -> windows.of(document.authority(), day))
            .orElse(null),
        sections,
        notice.missing());
  }

  /// The three that the commission's form asks first. Whether My Numbers are among the data counts
  /// as yes while it is not known.
  private static List<Field> questions(Document document, Texts texts) {
    var myNumber = document.items().dataItems().myNumber();
    var founder = document.reporter().founder();
    return List.of(
        new Field(
            texts.of("copy.q1"),
            texts.of(
                switch (myNumber) {
                  case YES -> "copy.q1-yes";
                  case NO -> "copy.q1-no";
                  case UNKNOWN -> "copy.q1-unknown";
                }),
            myNumber == Answer.UNKNOWN),
        new Field(
            texts.of("copy.q2"),
            texts.of(founder == Founder.STATE ? "copy.q2-state" : "copy.q2-private"),
            founder == null),
        new Field(texts.of("copy.q3"), texts.of("copy.q3-no"), false));
  }

  private static List<Field> lines(List<NoticeSheet.Line> lines) {
    return lines.stream().map(line -> new Field(line.label(), line.text(), false)).toList();
  }
}
