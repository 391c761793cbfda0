package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That docs/asyncapi.yaml is built as AsyncAPI 3.0.0 asks for. What its schemas say is held
/// against the events by GoldenEventsTest of module events, which has no reader of YAML.
class AsyncApiTest {

  private JsonNode page;

  @BeforeEach
  void isRead() throws IOException {
    page = new YAMLMapper().readTree(Path.of("../docs/asyncapi.yaml").toFile());
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(page.path("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(page.at("/info/title").asText()).isNotBlank();
    assertThat(page.at("/info/version").asText()).isNotBlank();
  }

  /// A field under another name than the specification's says nothing to whoever reads it.
  @Test
  void nothingStandsUnderANameThatTheSpecificationDoesNotHave() {
    named(
        Stream.of(page),
        "asyncapi id info defaultContentType servers channels operations components");
    named(
        Stream.of(page.path("components")),
        "schemas servers channels operations messages securitySchemes serverVariables parameters"
            + " correlationIds replies replyAddresses externalDocs tags operationTraits"
            + " messageTraits serverBindings channelBindings operationBindings messageBindings");
    named(
        page.path("servers").valueStream(),
        "host protocol protocolVersion pathname description title summary variables security tags"
            + " externalDocs bindings");
    named(
        page.path("channels").valueStream(),
        "address messages title summary description servers parameters tags externalDocs bindings");
    named(
        page.path("operations").valueStream(),
        "action channel title summary description security tags externalDocs bindings traits"
            + " messages reply");
    named(
        page.at("/components/messages").valueStream(),
        "headers payload correlationId contentType name title summary description tags"
            + " externalDocs bindings examples traits");
    named(
        page.at("/components/messageTraits").valueStream(),
        "headers correlationId contentType name title summary description tags externalDocs"
            + " bindings examples");
  }

  @Test
  void whatIsReferredToIsThere() {
    assertThat(references(page))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            reference -> {
              assertThat(reference).startsWith("#/");
              assertThat(page.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
            });
  }

  @Test
  void nothingStandsThereThatNobodyRefersTo() {
    var referred = new TreeSet<>(references(page).toList());
    for (var kind : List.of("messages", "messageTraits", "schemas")) {
      page.at("/components/" + kind)
          .fieldNames()
          .forEachRemaining(
              name -> assertThat(referred).contains("#/components/" + kind + "/" + name));
    }
    page.path("channels")
        .fieldNames()
        .forEachRemaining(name -> assertThat(referred).contains("#/channels/" + name));
  }

  @Test
  void eachOperationSendsOrReceivesByAChannelThatCarriesItsMessages() {
    assertThat(page.path("operations").valueStream())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            operation -> {
              assertThat(operation.path("action").asText()).isIn("send", "receive");
              var channel = operation.at("/channel/$ref").asText();
              assertThat(channel).matches("#/channels/\\w+");
              assertThat(operation.path("messages").valueStream())
                  .allMatch(
                      message -> message.path("$ref").asText().startsWith(channel + "/messages/"));
            });
    assertThat(page.path("channels").valueStream())
        .allSatisfy(
            channel -> {
              assertThat(channel.path("address").asText()).isNotBlank();
              assertThat(channel.path("messages").propertyStream().map(Map.Entry::getValue))
                  .isNotEmpty()
                  .allMatch(
                      message ->
                          message.path("$ref").asText().startsWith("#/components/messages/"));
            });
  }

  private static void named(Stream<JsonNode> objects, String names) {
    assertThat(objects)
        .isNotEmpty()
        .allSatisfy(
            object -> assertThat(object.fieldNames()).toIterable().isSubsetOf(names.split(" ")));
  }

  private static Stream<String> references(JsonNode node) {
    return Stream.concat(
        Stream.of(node.path("$ref")).filter(JsonNode::isTextual).map(JsonNode::textValue),
        node.valueStream().flatMap(AsyncApiTest::references));
  }
}
