package org.hikeshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.events.EventExamples.Example;
import org.hikeshi.events.EventJson.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden files are the contract: what was once published is read for ever. A changed file is a
/// breaking change. `-Dgolden.write` writes those that are missing.
class GoldenEventsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<Example> examples() {
    return EventExamples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isWrittenAsItsGoldenFile(Example example) throws IOException {
    // given
    var event = example.event();
    Path file = GOLDEN.resolve(example.file() + ".json");
    if (System.getProperty("golden.write") != null && Files.notExists(file)) {
      Files.writeString(
          file,
          JSON.writerWithDefaultPrettyPrinter()
                  .writeValueAsString(JSON.readTree(EventJson.write(event)))
              + "\n");
    }
    // when
    JsonNode written = JSON.readTree(EventJson.write(event));
    // then
    assertThat(written).isEqualTo(JSON.readTree(file.toFile()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isReadFromItsGoldenFile(Example example) throws IOException, Unreadable {
    // given
    var event = example.event();
    String type = EventJson.typeOf(event.getClass());
    // when
    Event read =
        EventJson.read(
            rootOf(event), type, Files.readAllBytes(GOLDEN.resolve(example.file() + ".json")));
    // then
    assertThat(read).isEqualTo(event);
  }

  /// But for the items of a report, whose names are data.
  @ParameterizedTest
  @MethodSource("examples")
  void everyFieldIsNamedInItsOwnSchema(Example example) throws IOException {
    // given
    var page = Files.readString(Path.of("../docs/asyncapi.yaml"));
    var schema = schema(page, example.event().getClass().getSimpleName(), new HashSet<>());
    var event = JSON.readTree(EventJson.write(example.event()));
    // when
    event.findParents("items").forEach(parent -> ((ObjectNode) parent).remove("items"));
    var unnamed = names(event).filter(name -> !schema.contains(" " + name + ":"));
    // then
    assertThat(unnamed).isEmpty();
  }

  /// A schema of the page with all that it refers to.
  private static String schema(String page, String name, Set<String> seen) {
    if (!seen.add(name)) {
      return "";
    }
    var schemas = page.substring(page.indexOf("\n  schemas:\n"));
    var own = Pattern.compile("(?ms)^    " + name + ":(.*?)(?=^    \\w+:|\\z)").matcher(schemas);
    assertThat(own.find()).as(name).isTrue();
    return own.group(1)
        + Pattern.compile("#/components/schemas/(\\w+)")
            .matcher(own.group(1))
            .results()
            .map(found -> schema(page, found.group(1), seen))
            .collect(Collectors.joining());
  }

  private static Stream<String> names(JsonNode node) {
    return Stream.concat(
        node.propertyStream().map(Map.Entry::getKey),
        node.valueStream().flatMap(GoldenEventsTest::names));
  }

  @Test
  void everyTypeHasAnExample() {
    // when
    var exampled =
        EventExamples.all().map(Example::event).map(Event::getClass).collect(Collectors.toSet());
    // then
    assertThat(exampled)
        .containsAll(EventJson.typesOf(IncidentEvent.class).values())
        .containsAll(EventJson.typesOf(DispatchEvent.class).values())
        .containsAll(EventJson.typesOf(NoticeEvent.class).values());
  }

  private static Class<? extends Event> rootOf(Event event) {
    return switch (event) {
      case IncidentEvent _ -> IncidentEvent.class;
      case DispatchEvent _ -> DispatchEvent.class;
      case NoticeEvent _ -> NoticeEvent.class;
    };
  }
}
