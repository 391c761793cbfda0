package org.hikeshi.sheet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Problem;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What every import over HTTP does alike: takes the sheet up to a size, and answers either what it
/// did or every line that has to be mended, in the order of the lines.
@ApplicationScoped
public class Answering {

  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final Texts texts;
  private final Problems problems;

  Answering(Texts texts, Problems problems) {
    this.texts = texts;
    this.problems = problems;
  }

  /// @throws WebApplicationException 413
  public byte[] bytes(InputStream body) {
    try {
      var bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As the request's own parameter says.
  public static @Nullable String charset(HttpHeaders headers) {
    var type = headers.getMediaType();
    return type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
  }

  public Response unreadable(Sheet.Unreadable why) {
    return problems.invalid(List.of(FieldFault.of("", texts, why.key(), why.what())));
  }

  /// Nothing was taken.
  public Response faulty(Reading reading) {
    QuarkusTransaction.setRollbackOnly();
    return Response.status(Response.Status.BAD_REQUEST)
        .type(Problem.MEDIA_TYPE)
        .entity(
            new Problem(
                "urn:hikeshi:problem:invalid",
                texts.of("web.problem.400.title"),
                400,
                texts.of("sheet.faulty", reading.faults().size()),
                "sheet.faulty",
                reading.faults()))
        .build();
  }

  public Response done(Imported imported) {
    if (imported.dryRun()) {
      QuarkusTransaction.setRollbackOnly();
    }
    return Response.ok(imported).build();
  }
}
