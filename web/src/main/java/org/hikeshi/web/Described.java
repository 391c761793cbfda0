package org.hikeshi.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/// What a service's OpenAPI document says of every operation alike, so that no resource has to: how
/// it refuses, what it takes and answers in headers, that a list comes in pages, which door of the
/// trade it belongs to. What it does is said on the resource by one `@Operation`, and what an
/// answer holds by one `@APIResponseSchema`.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class Described implements OASFilter {

  private static final String JSON = "application/json";
  private static final String IF_MATCH = "If-Match";

  private final DescribedMethods methods;

  public Described(IndexView index) {
    this.methods = new DescribedMethods(index);
  }

  @Override
  public Schema filterSchema(Schema schema) {
    return DescribedValues.mended(schema);
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    DescribedParts.addTo(api.getComponents());
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().forEach((verb, operation) -> all(path, verb, operation)));
    var tagged = new HashSet<String>();
    operations(api).filter(Described::takesIfMatch).forEach(one -> tagged.addAll(answered(one)));
    operations(api).forEach(one -> tag(one, tagged));
  }

  private void all(String path, HttpMethod verb, Operation operation) {
    var id = Optional.ofNullable(operation.getOperationId()).orElse("");
    var method = methods.of(id);
    operation.setOperationId(id.substring(id.lastIndexOf('.') + 1));
    if (PageAnswers.isPage(path)) {
      return;
    }
    if (operation.getTags() == null) {
      method.map(DescribedMethods::trade).ifPresent(operation::addTag);
    }
    parameters(operation).forEach(DescribedParts::explain);
    good(operation).forEach(DescribedFiles::shape);
    boolean once = method.filter(known -> known.hasAnnotation(Idempotent.class)).isPresent();
    if (once) {
      operation.addParameter(OASFactory.createParameter().ref("Idempotency-Key"));
    }
    method.ifPresent(known -> asks(known, operation));
    answers(verb, operation);
    refusals(path, verb, operation, once, method.filter(DescribedMethods::isOpen).isPresent())
        .forEach(
            status ->
                operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(status)));
  }

  private static Stream<String> refusals(
      String path, HttpMethod verb, Operation operation, boolean once, boolean open) {
    boolean reads = verb == HttpMethod.GET;
    boolean named = path.contains("{");
    boolean body = operation.getRequestBody() != null;
    boolean asks = parameters(operation).anyMatch(one -> one.getIn() == Parameter.In.QUERY);
    return Stream.of(
            when(!reads || asks, "400"),
            when(!open, "401", "403"),
            when(named || body, "404"),
            Stream.of("406"),
            when(!reads, "409"),
            when(named, "410"),
            when(takesIfMatch(operation), "412"),
            when(body, "413", "415"),
            when(body || once, "422"),
            Stream.of("429", "500", "503"))
        .flatMap(some -> some);
  }

  private static Stream<String> when(boolean so, String... statuses) {
    return so ? Arrays.stream(statuses) : Stream.empty();
  }

  private void asks(MethodInfo method, Operation operation) {
    var required = methods.required(method);
    if (!required.isEmpty()) {
      var body = operation.getRequestBody().getContent().getMediaType(JSON);
      body.setSchema(OASFactory.createSchema().ref(body.getSchema().getRef()).required(required));
    }
  }

  private static void answers(HttpMethod verb, Operation operation) {
    var answers = operation.getResponses();
    var ok = answers.getAPIResponse("200");
    if (ok != null && verb == HttpMethod.DELETE && schema(ok).isEmpty()) {
      answers.removeAPIResponse("200");
      answers.addAPIResponse("204", OASFactory.createAPIResponse().description("No Content"));
    }
    if (ok != null && parameters(operation).anyMatch(one -> "cursor".equals(one.getName()))) {
      schema(ok)
          .ifPresent(
              one -> ok.getContent().getMediaType(JSON).setSchema(DescribedValues.listOf(one)));
      ok.addHeader("Link", OASFactory.createHeader().ref("Link"));
    }
    var made = answers.getAPIResponse("201");
    if (made != null) {
      if (ok != null && made.getContent() == null) {
        made.setContent(ok.getContent());
      }
      made.addHeader("Location", OASFactory.createHeader().ref("Location"));
    }
  }

  /// What an operation with `If-Match` answers has an `ETag` wherever it is answered.
  private static void tag(Operation operation, Set<String> tagged) {
    good(operation)
        .filter(answer -> schema(answer).map(Schema::getRef).filter(tagged::contains).isPresent())
        .forEach(answer -> answer.addHeader("ETag", OASFactory.createHeader().ref("ETag")));
  }

  private static List<String> answered(Operation operation) {
    return good(operation).flatMap(one -> schema(one).stream()).map(Schema::getRef).toList();
  }

  private static Stream<APIResponse> good(Operation operation) {
    return operation.getResponses().getAPIResponses().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .map(Map.Entry::getValue);
  }

  private static Optional<Schema> schema(APIResponse answer) {
    return Optional.ofNullable(answer.getContent())
        .map(content -> content.getMediaType(JSON))
        .map(media -> media.getSchema())
        .filter(schema -> schema.getRef() != null);
  }

  private static boolean takesIfMatch(Operation operation) {
    return parameters(operation).anyMatch(one -> IF_MATCH.equals(one.getName()));
  }

  private static Stream<Parameter> parameters(Operation operation) {
    return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
  }

  private static Stream<Operation> operations(OpenAPI api) {
    return api.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream());
  }
}
