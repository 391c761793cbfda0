package org.hikeshi.deploy.screen;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.people.Engineer;

/// What came by mail, as the mail sink has kept it.
final class Letters {

  private Letters() {}

  /// Where somebody who was just asked may answer without signing in.
  static String offer(Whole whole) {
    return link(whole, Scene.reported(whole).asked().engineer(), "/pages/answer/");
  }

  /// Where an engineer says that a message of trial has come.
  static String contactTest(Whole whole) {
    var engineer = whole.people().engineer(1);
    var contacts = engineer.at().dispatchService() + "/engineers/" + engineer.id() + "/contacts";
    engineer.person().post(contacts + "/test", Map.of()).accepted();
    return link(whole, engineer, "/pages/contact-test/");
  }

  /// The newest link that an engineer was sent to such a page, once it is there.
  ///
  /// @param path before the link's word
  private static String link(Whole whole, Engineer to, String path) {
    var link = Pattern.compile("http[^\\s\"<>]+" + Pattern.quote(path) + "[^\\s\"<>]+");
    return Scene.soon(
        () ->
            newestFirst(whole.data().mail()).stream()
                .filter(mail -> mail.getFileName().toString().contains(to.person().name() + "@"))
                .flatMap(mail -> link.matcher(words(mail)).results().map(MatchResult::group))
                .findFirst());
  }

  private static List<Path> newestFirst(Path directory) {
    try (var mails = Files.list(directory)) {
      return mails.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(Path mail) {
    try (var in = Files.newInputStream(mail)) {
      return words(new MimeMessage(null, in).getContent());
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(mail.toString(), e);
    }
  }

  private static String words(Object content) throws IOException, MessagingException {
    return content instanceof Multipart parts
        ? words(parts.getBodyPart(0).getContent())
        : String.valueOf(content);
  }
}
