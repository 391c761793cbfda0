package org.hikeshi.deploy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The passwords that a site's realm refuses: what somebody of this house would think of first when
/// she is asked for twelve characters. Made of patterns, none taken from a list of breached ones;
/// docs/site.md says what the patterns are, and how a longer list takes this one's place.
final class CommonPasswords {

  /// Its name in Keycloak's folder `data/password-blacklists`, which `site.json` names too.
  static final String FILE = "common-passwords.txt";

  /// As the realm asks for: shorter ones are refused anyway.
  static final int SHORTEST = 12;

  private static final int LONGEST = 24;

  private static final List<String> WORDS =
      List.of(
          // the house
          "hikeshi",
          "shodo",
          "taiou",
          "incident",
          "dispatch",
          "notifier",
          "ransomware",
          "cyber",
          // who works with it
          "hospital",
          "byoin",
          "byouin",
          "clinic",
          "iryo",
          "iryou",
          "kango",
          "kangoshi",
          "isha",
          "kanja",
          "karte",
          "denshi",
          "medical",
          "nurse",
          "doctor",
          "tochoku",
          "tantou",
          "jimu",
          "mhlw",
          "kourou",
          "koroshou",
          "ministry",
          "engineer",
          "system",
          "joho",
          "johou",
          // what is thought of everywhere
          "password",
          "passw0rd",
          "p@ssword",
          "p@ssw0rd",
          "pasuwado",
          "welcome",
          "admin",
          "administrator",
          "login",
          "letmein",
          "secret",
          "changeme",
          "master",
          "guest",
          "test",
          "user",
          "qwerty",
          "abc",
          "abcdef",
          "iloveyou",
          "sakura",
          "nippon",
          "japan",
          "tokyo",
          "osaka",
          "yokohama",
          "kanagawa",
          "tokushima",
          "konnichiwa",
          "arigatou",
          "ohayou");

  private static final List<String> ROWS =
      List.of(
          "1234567890",
          "0123456789",
          "0987654321",
          "9876543210",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "poiuytrewq",
          "abcdefghijklmnopqrstuvwxyz",
          "1q2w3e4r5t6y7u8i9o0p",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
          "qazwsxedcrfvtgbyhnujm",
          "zaq12wsxcde34rfvbgt5",
          "q1w2e3r4t5y6u7i8o9p0",
          "qweasdzxc",
          "112233445566",
          "123123",
          "123321",
          "147258369",
          "112358132134",
          "abc123",
          "qwe123",
          "aiueo",
          "iroha");

  private CommonPasswords() {}

  /// In lower case, as Keycloak compares them; sorted, each once.
  static Stream<String> all() {
    var all = new TreeSet<String>();
    Stream.of(words(), pairs(), rows(), oneLetter())
        .flatMap(each -> each)
        .filter(each -> each.length() >= SHORTEST && each.length() <= LONGEST)
        .forEach(all::add);
    return all.stream();
  }

  private static Stream<String> words() {
    return WORDS.stream()
        .flatMap(word -> Stream.of(word, word + word))
        .flatMap(word -> endings().map(ending -> word + ending));
  }

  private static Stream<String> pairs() {
    return WORDS.stream()
        .flatMap(one -> WORDS.stream().flatMap(two -> Stream.of(one + two, one + "-" + two)))
        .flatMap(pair -> Stream.of("", "1", "123", "!").map(end -> pair + end));
  }

  private static Stream<String> rows() {
    return ROWS.stream()
        .map(row -> row.repeat(LONGEST / row.length() + 1))
        .flatMap(
            row ->
                IntStream.rangeClosed(SHORTEST, LONGEST)
                    .mapToObj(length -> row.substring(0, length)))
        .flatMap(row -> Stream.of(row, row + "!"));
  }

  private static Stream<String> oneLetter() {
    return "abcdefghijklmnopqrstuvwxyz0123456789.!*-"
        .chars()
        .mapToObj(Character::toString)
        .flatMap(letter -> IntStream.rangeClosed(SHORTEST, LONGEST).mapToObj(letter::repeat));
  }

  private static Stream<String> endings() {
    return Stream.of(
            Stream.iterate("1", ending -> ending.length() < 10, CommonPasswords::next),
            Stream.of("00", "01", "111", "777", "!", "!!"),
            IntStream.rangeClosed(1940, 2040).mapToObj(String::valueOf))
        .flatMap(each -> each)
        .flatMap(number -> Stream.of("", "-", "_", ".", "@").map(mark -> mark + number))
        .flatMap(ending -> Stream.of(ending, ending + "!"));
  }

  private static String next(String digits) {
    return digits + (digits.length() + 1);
  }
}
