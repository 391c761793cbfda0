package org.hikeshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hikeshi.indicator.Indicator.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ハッシュ値 d41d8cd98f00b204e9800998ecf8427e です | MD5 | d41d8cd98f00b204e9800998ecf8427e",
        "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709 | SHA1 |"
            + " da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "通信先 203.0.113.7 へ | IPV4 | 203.0.113.7",
        "通信先203[.]0[.]113[.]7へ | IPV4 | 203.0.113.7",
        "通信先２０３．０．１１３．７ | IPV4 | 203.0.113.7",
        "2001:db8::1 から | IPV6 | 2001:db8:0:0:0:0:0:1",
        "evil[.]example[.]com に接続 | DOMAIN | evil.example.com",
        "abcdefghij234567.onion | DOMAIN | abcdefghij234567.onion",
        "hxxps://Evil[.]Example/Path?q=1、 | URL | https://evil.example/Path?q=1",
        "hxxps://Evil[.]Example/Path?q=1、 | DOMAIN | evil.example",
        "拡張子が「.lockbit3」に変わった | EXTENSION | lockbit3"
      })
  void anIndicatorIsFound(String text, Kind kind, String value) {
    assertThat(Finding.in(text)).contains(new Indicator(kind, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "電子カルテ端末に脅迫文が表示された",
        "readme.txt と svchost.exe が残っていた",
        "院内の 192.168.1.10 と 10.0.0.5、127.0.0.1",
        "2026-02-09 01:50:00 に発生、版は 10.2.300.1",
        "連絡先 taro@hospital.example.jp",
        "fe80::1 と ::1",
        "時刻 01:50:30"
      })
  void anOrdinaryTextHasNone(String text) {
    assertThat(Finding.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4d.", "10.0.0.1.", "host01.example.", "a.", "https://.", "あ", "x@"})
  void wordsWithoutAnEndAreSearchedToo(String part) {
    // given
    var text = part.repeat(10_000 / part.length());
    // when
    Finding.in(text);
    Finding.extensionIn(text);
    // then
    assertThat(Finding.noteIn(text + " " + "files are encrypted ".repeat(3))).hasSize(1);
  }

  @Test
  void aNoteIsTheSameForEachVictim() {
    // given
    var note =
        "Your files are encrypted by our team! Contact us within 72 hours at %s, your ID: %s. Do"
            + " not rename them.";
    // when
    var one = Finding.noteIn(note.formatted("a@onion.example", "AB12-77"));
    var other = Finding.noteIn(note.formatted("b@other.example", "ZZ99-01"));
    // then
    assertThat(one).hasSize(1).isEqualTo(other);
    assertThat(Finding.noteIn("Pay us")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({".akira, akira", "AKIRA, akira", "拡張子 .phobos に変わった, phobos"})
  void anExtensionThatIsSaidIsTaken(String said, String extension) {
    assertThat(Finding.extensionIn(said)).containsExactly(new Indicator(Kind.EXTENSION, extension));
  }

  /// Whatever address is written, in whatever way, it is found again as itself.
  @Test
  void everyAddressIsFoundInEveryDress() {
    var random = new Random(20260209);
    for (int i = 0; i < 2_000; i++) {
      // given
      var address =
          "%d.%d.%d.%d"
              .formatted(
                  11 + random.nextInt(89),
                  random.nextInt(256),
                  random.nextInt(256),
                  random.nextInt(256));
      var dress = new String[] {".", "[.]", "(.)", "[dot]", "．"}[random.nextInt(5)];
      // when
      var found = Finding.in("通信先は" + address.replace(".", dress) + "だった。");
      // then
      assertThat(found).as(dress).containsExactly(new Indicator(Kind.IPV4, address));
    }
  }

  /// No text takes long or breaks it.
  @Test
  void noTextBreaksIt() {
    var random = new Random(7);
    var letters = "a.:/[]()hxtp0123fF拡張子 @-\n".toCharArray();
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder();
      random.ints(2_000, 0, letters.length).forEach(at -> text.append(letters[at]));
      Finding.in(text.toString());
      Finding.noteIn(text.toString());
      Finding.extensionIn(text.toString());
    }
  }
}
