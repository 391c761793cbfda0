package org.hikeshi.witness;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.witness.HeadMails.Taken;

/// What the mail says: Japanese first, English below. Numbers and hashes only.
final class HeadText {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private HeadText() {}

  static String subject(Taken taken) {
    var key =
        HeadNews.of(taken).stream()
            .findFirst()
            .map(
                news ->
                    switch (news) {
                      case HeadNews.Behind _ -> "witness.subject.behind";
                      case HeadNews.Gone _ -> "witness.subject.gone";
                      case HeadNews.OtherKey _ -> "witness.subject.key";
                      case HeadNews.NotSigned _ -> "witness.subject.unsigned";
                    })
            .orElse("witness.subject");
    var mail = taken.mail();
    return JAPANESE.of(key, mail.key().service(), mail.key().day(), mail.number());
  }

  static String text(Taken taken) {
    return text(taken, JAPANESE) + "\n\n" + text(taken, ENGLISH);
  }

  private static String text(Taken taken, Texts texts) {
    var service = taken.mail().key().service();
    return Stream.concat(
            HeadNews.of(taken).stream().map(news -> paragraph(news, service, texts)),
            taken.mail().head().map(head -> head(service, head, texts)).stream())
        .collect(Collectors.joining("\n\n"));
  }

  private static String paragraph(HeadNews news, String service, Texts texts) {
    return switch (news) {
      case HeadNews.Behind(var day, var number) -> texts.of("witness.behind", day, number);
      case HeadNews.Gone(var day, var number) -> texts.of("witness.gone", service, day, number);
      case HeadNews.OtherKey(var day, var kid) -> texts.of("witness.key", service, day, kid);
      case HeadNews.NotSigned(var day) -> texts.of("witness.unsigned", service, day);
    };
  }

  private static String head(String service, ChainHead head, Texts texts) {
    return texts.of(
        "witness.text",
        service,
        head.number(),
        head.last(),
        head.at().atZone(JapanTime.ZONE).format(CLOCK),
        head.kid(),
        head.sha256());
  }
}
