package org.hikeshi.web;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Answers that are no JSON: text, or bytes, under the media type that a caller sees.
final class DescribedFiles {

  private static final List<String> TYPED = List.of("application/json", "text/event-stream");

  private DescribedFiles() {}

  static void shape(APIResponse answer) {
    Content content = answer.getContent();
    if (content == null) {
      return;
    }
    List.copyOf(content.getMediaTypes().entrySet())
        .forEach(
            one -> {
              if (!TYPED.contains(one.getKey())) {
                content.removeMediaType(one.getKey());
                content.addMediaType(seen(one.getKey()), shaped(one.getKey(), one.getValue()));
              }
            });
  }

  /// Without what only weighs it against another.
  private static String seen(String mediaType) {
    return mediaType.replaceFirst(";qs=.*", "");
  }

  private static MediaType shaped(String type, MediaType media) {
    Schema schema = OASFactory.createSchema().addType(SchemaType.STRING);
    boolean text = type.startsWith("text/") || type.endsWith("json");
    return media.schema(text ? schema : schema.format("binary"));
  }
}
