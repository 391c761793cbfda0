package org.hikeshi.duty;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hikeshi.duty.DayCount.Days;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;

/// Says why a duty applies, or why not, in both languages, from codes and dates only: nothing that
/// a person typed gets in.
final class Wording {

  private final ResourceBundle japanese = bundle(Locale.ROOT);
  private final ResourceBundle english = bundle(Locale.ENGLISH);

  Explanation explain(Finding finding, Reported latest, @Nullable Stage stage, Days days) {
    return new Explanation(
        said(japanese, "", finding, latest, stage, days),
        said(english, " ", finding, latest, stage, days));
  }

  private static String said(
      ResourceBundle texts,
      String gap,
      Finding finding,
      Reported latest,
      @Nullable Stage stage,
      Days days) {
    var sentences = new ArrayList<String>();
    if (!finding.not() && !days.required()) {
      sentences.add(with(texts, "not.no-final-by-guideline"));
    } else {
      sentences.add(because(texts, finding));
      sentences.addAll(circumstances(texts, finding, latest));
      sentences.addAll(counted(texts, stage, days));
    }
    return String.join(gap, sentences);
  }

  private static String because(ResourceBundle texts, Finding finding) {
    var reasons =
        finding.inOrder().stream()
            .map(reason -> with(texts, "reason." + reason))
            .collect(Collectors.joining(texts.getString("comma")));
    var said = with(texts, finding.because());
    return reasons.isEmpty()
        ? said
        : said + with(texts, finding.applies() ? "because" : "so-far", reasons);
  }

  private static List<String> circumstances(
      ResourceBundle texts, Finding finding, Reported latest) {
    var statutory = finding.inOrder().stream().anyMatch(Wording::byLaw);
    return latest.facts().entrusted() && statutory ? List.of(with(texts, "entrusted")) : List.of();
  }

  private static boolean byLaw(Reason reason) {
    return reason.ordinal() < Reason.GUIDELINE_ATTACK.ordinal();
  }

  private static List<String> counted(ResourceBundle texts, @Nullable Stage stage, Days days) {
    var sentences = new ArrayList<String>();
    if (days.knownOn() == null || days.dueOn() == null) {
      return sentences;
    }
    sentences.add(with(texts, "days.known", days.knownOn()));
    if (stage == Stage.PRELIMINARY) {
      sentences.add(with(texts, "days.preliminary", days.targetOn(), days.dueOn()));
      return sentences;
    }
    if (days.atOnce()) {
      sentences.add(with(texts, "days.at-once", days.days(), days.lastDay()));
      return sentences;
    }
    sentences.add(with(texts, "days.final", days.days(), days.lastDay()));
    if (!days.dueOn().equals(days.lastDay())) {
      sentences.add(with(texts, "days.moved", days.dueOn()));
    }
    if (days.predicted()) {
      sentences.add(with(texts, "days.predicted"));
    }
    return sentences;
  }

  private static String with(ResourceBundle texts, String key, @Nullable Object... values) {
    var words = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      words[i] =
          values[i] instanceof LocalDate day ? spelled(day, texts) : String.valueOf(values[i]);
    }
    return MessageFormat.format(texts.getString(key), words);
  }

  private static String spelled(LocalDate day, ResourceBundle texts) {
    var language = texts.getLocale().equals(Locale.ROOT) ? Locale.JAPANESE : Locale.ENGLISH;
    return DateTimeFormatter.ofPattern(texts.getString("day"), language).format(day);
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "law.wording",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
