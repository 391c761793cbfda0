package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.hikeshi.channel.SignedPost.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// OWASP ASVS 5.0, 1.3.6 and 12.2.1: what leaves goes by TLS, and to nothing inside.
class SignedPostTest {

  private final Vertx vertx = Vertx.vertx();
  private final SignedPost post =
      new SignedPost(vertx, new Addresses(false), Duration.ofSeconds(5));

  @AfterEach
  void end() {
    vertx.close();
  }

  @ParameterizedTest
  @CsvSource({
    "http://203.0.113.5/hook, the address is not https",
    "ftp://203.0.113.5/hook, the address is not https",
    "https://somebody@203.0.113.5/hook, the address is not https",
    "hook, the address is not https",
    "https://127.0.0.1/hook, the address is not public",
    "https://[::ffff:10.0.0.1]/hook, the address is not public"
  })
  void whatWasKeptUnlookedAtIsLookedAtBeforeItIsCalled(String url, String why) {
    // given
    var letter =
        new SignedPost.Letter("a", Instant.EPOCH, new byte[0], "whsec_MDEyMzQ1Njc4OWFiY2RlZg==");
    // when / then
    assertThat(post.send(URI.create(url), letter)).isEqualTo(new Answer.NotSent(why));
  }
}
