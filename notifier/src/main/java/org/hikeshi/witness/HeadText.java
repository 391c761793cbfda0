package org.hikeshi.witness;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// What the mail says: Japanese first, English below. Numbers and hashes only.
final class HeadText {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private HeadText() {}

  /// @param before the head of an earlier day, or null where there is none
  static String subject(HeadMail mail, @Nullable HeadMail before) {
    var key = fallsBehind(mail, before) ? "witness.subject.behind" : "witness.subject";
    return JAPANESE.of(key, mail.key().service(), mail.key().day(), mail.number());
  }

  static String text(HeadMail mail, @Nullable HeadMail before) {
    return text(mail, before, JAPANESE) + "\n\n" + text(mail, before, ENGLISH);
  }

  private static String text(HeadMail mail, @Nullable HeadMail before, Texts texts) {
    var head = mail.head();
    var said =
        texts.of(
            "witness.text",
            mail.key().service(),
            head.number(),
            head.last(),
            head.at().atZone(JapanTime.ZONE).format(CLOCK),
            head.kid(),
            head.sha256());
    return before != null && fallsBehind(mail, before)
        ? texts.of("witness.behind", before.key().day(), before.number()) + "\n\n" + said
        : said;
  }

  private static boolean fallsBehind(HeadMail mail, @Nullable HeadMail before) {
    return before != null && mail.head().fallsBehind(before.head());
  }
}
