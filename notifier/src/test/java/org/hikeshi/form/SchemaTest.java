package org.hikeshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.hikeshi.notice.Notice;
import org.hikeshi.web.Texts;
import org.hikeshi.web.testing.JsonSchema;
import org.junit.jupiter.api.Test;

/// The published schema against documents, and documents from before it grew.
class SchemaTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final JsonNode schema = schema();

  @Test
  void documentsAreAsTheSchemaSays() {
    // when
    var faults =
        List.of(
            faults(DocumentFixture.preliminary()),
            faults(DocumentFixture.draft()),
            faults(DocumentFixture.finalReport()));
    // then
    assertThat(faults).allSatisfy(each -> assertThat(each).isEmpty());
  }

  @Test
  void theCheckFindsWhatIsWrong() {
    // given
    ObjectNode body = JSON.valueToTree(DocumentFixture.finalReport());
    body.put("stage", "LAST").put("new", 1);
    // when
    var faults = JsonSchema.faults(schema, body);
    // then
    assertThat(faults).hasSize(2);
  }

  @Test
  void everyKindOfANoticeIsInTheSchema() {
    // when
    var named = schema.at("/properties/kind/enum");
    // then
    assertThat(StreamSupport.stream(named.spliterator(), false).map(JsonNode::textValue))
        .containsExactlyElementsOf(Arrays.stream(Notice.Kind.values()).map(Enum::name).toList());
  }

  @Test
  void aBodyFromBeforeItHadAKindIsStillReadAndSaysTheSameOnPaper() throws IOException {
    // given
    var japanese = Texts.in(Locale.JAPANESE);
    ObjectNode body = JSON.valueToTree(DocumentFixture.finalReport());
    body.remove("kind");
    // when
    var read = JSON.treeToValue(body, Document.class);
    // then
    assertThat(read.kind()).isNull();
    assertThat(NoticeSheet.of(read, japanese))
        .isEqualTo(NoticeSheet.of(DocumentFixture.finalReport(), japanese));
    assertThat(JsonSchema.faults(schema, body)).isEmpty();
  }

  private List<String> faults(Document document) {
    return JsonSchema.faults(schema, JSON.valueToTree(document));
  }

  private static JsonNode schema() {
    try (var published =
        SchemaTest.class.getResourceAsStream(
            "/META-INF/resources/schemas/" + Document.SCHEMA + ".json")) {
      return JSON.readTree(Objects.requireNonNull(published));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
