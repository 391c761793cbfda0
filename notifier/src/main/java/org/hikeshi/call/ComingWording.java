package org.hikeshi.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What the hospital is told of who comes: whom to let in, how to reach her, and where to ask
/// whether that is so. What is not known has no line, and the desk's number is called the desk's.
final class ComingWording {

  /// @param code of the words, in the mail and spoken
  private record Fact(String code, String value, String spoken) {

    static Optional<Fact> of(String code, @Nullable String value) {
      return Optional.ofNullable(value)
          .filter(said -> !said.isBlank())
          .map(said -> new Fact(code, said, said));
    }

    static Fact number(String code, String number) {
      return new Fact(code, number, SpokenNumber.of(number));
    }
  }

  static Message of(
      DispatchService.Engineer engineer,
      Optional<String> deskPhone,
      @Nullable Instant until,
      Texts texts) {
    var facts =
        Stream.of(
                Fact.of("name", engineer.name()),
                Fact.of("employer", engineer.employer()),
                engineer
                    .phone()
                    .map(number -> Fact.number("phone", number))
                    .or(() -> deskPhone.map(number -> Fact.number("desk", number))))
            .flatMap(Optional::stream)
            .toList();
    var check = deskPhone.map(desk -> texts.of("call.COMING.check", desk)).orElse("");
    return new Message(
        texts.of("call.COMING.subject"),
        texts.of("call.COMING.text", written(facts, "\n", texts)) + check,
        texts.of("call.COMING.brief", written(facts, " ", texts)),
        texts.of("call.COMING.spoken", spoken(facts, texts)),
        null,
        List.of(),
        until);
  }

  private static String written(List<Fact> facts, String gap, Texts texts) {
    return facts.stream()
        .map(fact -> texts.of("call.COMING." + fact.code(), fact.value()))
        .collect(Collectors.joining(gap));
  }

  private static String spoken(List<Fact> facts, Texts texts) {
    return facts.stream()
        .map(fact -> texts.of("call.COMING." + fact.code() + ".spoken", fact.spoken()))
        .collect(Collectors.joining());
  }

  private ComingWording() {}
}
