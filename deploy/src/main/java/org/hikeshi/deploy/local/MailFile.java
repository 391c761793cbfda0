package org.hikeshi.deploy.local;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A mailbox for one mail: the file that it is written to. Nothing is kept in memory, and nobody
/// signs in to read it.
record MailFile(Path directory, String email, int number, Clock clock) implements GreenMailUser {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  @Override
  public void deliver(MovingMessage mail) {
    deliver(mail.getMessage());
  }

  @Override
  public void deliver(MimeMessage mail) {
    var name =
        "%s-%04d-%s.eml"
            .formatted(
                STAMP.format(clock.instant()), number, email.replaceAll("[^A-Za-z0-9@._-]", "_"));
    var half = directory.resolve("." + name);
    try {
      try (var out = Files.newOutputStream(half)) {
        mail.writeTo(out);
      }
      Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException("a mail to " + email + " could not be kept", e);
    }
  }

  @Override
  public String getEmail() {
    return email;
  }

  @Override
  public String getLogin() {
    return email;
  }

  @Override
  public String getQualifiedMailboxName() {
    return email;
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {}

  @Override
  public void authenticate(String password) {}

  @Override
  public void create() {}

  @Override
  public void delete() {}
}
