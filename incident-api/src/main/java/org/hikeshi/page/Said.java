package org.hikeshi.page;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.hikeshi.draft.Field;
import org.hikeshi.draft.Question;
import org.hikeshi.web.Texts;

/// An answer in words, as it is read back: each field of a question that has something in it.
///
/// @param fields with the values as they were typed, so that they can be sent again
@TemplateData
public record Said(List<Line> lines, List<Value> fields) {

  /// @param fault what is wrong with it, or empty
  @TemplateData
  public record Line(Field field, String text, String fault) {}

  /// One value of one field, as it was typed.
  @TemplateData
  public record Value(String field, String value) {}

  static Said of(Question question, ReportForm form, Texts texts) {
    return new Said(
        question.fields().stream()
            .map(field -> line(field, form, texts))
            .filter(line -> !line.text().isEmpty() || !line.fault().isEmpty())
            .toList(),
        question.fields().stream()
            .flatMap(
                field ->
                    form.values(field.pointer()).stream()
                        .map(value -> new Value(field.pointer(), value)))
            .toList());
  }

  private static Line line(Field field, ReportForm form, Texts texts) {
    var at = field.pointer();
    var values = form.values(at);
    var fault = form.fault(at);
    var words =
        field.chosen()
            ? values.stream().map(code -> texts.word(field.words(), code)).toList()
            : values;
    if (field.kind() == Field.Kind.SEVERAL && values.isEmpty() && form.all().containsKey(at)) {
      words = List.of(texts.of("check.none"));
    }
    return new Line(field, String.join(texts.of("list.comma"), words), fault == null ? "" : fault);
  }

  public boolean empty() {
    return lines.isEmpty();
  }

  public boolean faulty() {
    return lines.stream().anyMatch(line -> !line.fault().isEmpty());
  }
}
