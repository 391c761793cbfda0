package org.hikeshi.witness;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.witness.HeadMails.Taken;

/// What the mail says: Japanese first, English below. Numbers and hashes only.
final class HeadText {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private HeadText() {}

  /// What a reader is to look at, beside the head itself.
  private sealed interface News {

    record Nothing() implements News {}

    /// An earlier day's head was higher, or had its number and said something else.
    record Behind(LocalDate day, long number) implements News {}

    /// There is no checkpoint any more.
    record Gone(LocalDate day, long number) implements News {}

    /// Another key signed than the one that the reader knows.
    record OtherKey(LocalDate day, String kid) implements News {}

    static News of(Taken taken) {
      var before = taken.before();
      var head = taken.mail().head();
      if (before != null && head.isEmpty()) {
        return new Gone(before.key().day(), before.number());
      }
      if (before != null && head.orElseThrow().fallsBehind(before.head().orElseThrow())) {
        return new Behind(before.key().day(), before.number());
      }
      var read = taken.read();
      if (read == null) {
        return new Nothing();
      }
      var known = read.head().orElseThrow().kid();
      return known.equals(head.orElseThrow().kid())
          ? new Nothing()
          : new OtherKey(read.key().day(), known);
    }
  }

  static String subject(Taken taken) {
    var key =
        switch (News.of(taken)) {
          case News.Nothing() -> "witness.subject";
          case News.Behind _ -> "witness.subject.behind";
          case News.Gone _ -> "witness.subject.gone";
          case News.OtherKey _ -> "witness.subject.key";
        };
    var mail = taken.mail();
    return JAPANESE.of(key, mail.key().service(), mail.key().day(), mail.number());
  }

  static String text(Taken taken) {
    return text(taken, JAPANESE) + "\n\n" + text(taken, ENGLISH);
  }

  private static String text(Taken taken, Texts texts) {
    var service = taken.mail().key().service();
    return switch (News.of(taken)) {
      case News.Nothing() -> head(taken, texts);
      case News.Behind(var day, var number) ->
          texts.of("witness.behind", day, number) + "\n\n" + head(taken, texts);
      case News.Gone(var day, var number) -> texts.of("witness.gone", service, day, number);
      case News.OtherKey(var day, var kid) ->
          texts.of("witness.key", service, day, kid) + "\n\n" + head(taken, texts);
    };
  }

  private static String head(Taken taken, Texts texts) {
    var head = taken.mail().head().orElseThrow();
    return texts.of(
        "witness.text",
        taken.mail().key().service(),
        head.number(),
        head.last(),
        head.at().atZone(JapanTime.ZONE).format(CLOCK),
        head.kid(),
        head.sha256());
  }
}
