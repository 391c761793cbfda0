package org.hikeshi.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A service's OpenAPI document as a file, `docs/openapi/<service>.json`: for whoever has no
/// service that runs, and so that a change of the API is seen in a review. It is without pages,
/// which are for people, and without what depends on where it runs. Members are in the order of
/// their names.
final class OpenApiFile {

  private static final int SHOWN = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private OpenApiFile() {}

  /// With `-Dopenapi.write=true` the file is written anew.
  static void isAs(ObjectNode served) {
    var service = Path.of("").toAbsolutePath().getFileName();
    var file = Path.of("../docs/openapi", service + ".json");
    var now = everywhereAlike(served.deepCopy());
    try {
      if (Boolean.getBoolean("openapi.write")) {
        Files.writeString(file, written(now));
      }
      assertThat(differences(JSON.readTree(Files.readString(file)), now, "").limit(SHOWN))
          .as(
              "The API is another than docs/openapi/%1$s.json says. Where that is meant, write the"
                  + " file anew and look at its diff:%n  ./verify -pl %1$s -am -Dtest=OpenApiTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true",
              service)
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode everywhereAlike(ObjectNode document) {
    document.remove("servers");
    ((ObjectNode) document.at("/components/securitySchemes/SecurityScheme"))
        .remove("openIdConnectUrl");
    var paths = (ObjectNode) document.path("paths");
    names(paths).filter(path -> path.matches("/(pages.*)?")).toList().forEach(paths::remove);
    var schemas = (ObjectNode) document.at("/components/schemas");
    for (var more = unused(document, schemas); !more.isEmpty(); more = unused(document, schemas)) {
      schemas.remove(more);
    }
    return document;
  }

  private static List<String> unused(JsonNode document, JsonNode schemas) {
    var used = document.findValuesAsText("$ref");
    return names(schemas).filter(name -> !used.contains("#/components/schemas/" + name)).toList();
  }

  private static String written(JsonNode document) throws IOException {
    var printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
  }

  private static Stream<String> differences(JsonNode file, JsonNode now, String at) {
    if (file.equals(now)) {
      return Stream.empty();
    }
    if (file.isArray() && now.isArray() && file.size() == now.size()) {
      return IntStream.range(0, now.size())
          .boxed()
          .flatMap(i -> differences(file.path(i), now.path(i), at + "/" + i));
    }
    if (!file.isObject() || !now.isObject()) {
      return Stream.of(at + ": the file has " + file + ", the service " + now);
    }
    return Stream.concat(names(file), names(now))
        .distinct()
        .sorted()
        .flatMap(
            name ->
                differences(file.path(name), now.path(name), at + "/" + name.replace("/", "~1")));
  }

  private static Stream<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }
}
