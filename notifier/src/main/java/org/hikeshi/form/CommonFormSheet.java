package org.hikeshi.form;

import java.util.List;
import org.hikeshi.form.NoticeSheet.Line;
import org.hikeshi.web.Texts;

/// A common form on paper.
///
/// @param heading what it is, and for a stand-in what it is not
public record CommonFormSheet(
    List<String> heading, String running, boolean draft, List<Line> lines) {

  static CommonFormSheet of(CommonForm form, Document document, Texts texts) {
    return new CommonFormSheet(
        form.heading(texts),
        NoticeSheet.of(document, texts).running(),
        document.draft(),
        form.filled(document, texts).stream()
            .map(cell -> new Line(cell.place().label(), cell.text()))
            .toList());
  }
}
