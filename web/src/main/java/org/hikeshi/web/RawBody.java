package org.hikeshi.web;

import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.hikeshi.web.proof.Hashes;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// The SHA-256 of a request's body as it came, byte for byte; of an upload the names and bytes of
/// its files, for what stands between them is another each time it is sent.
final class RawBody {

  private static final String KEPT = RawBody.class.getName();

  private RawBody() {}

  static void keep(RoutingContext request, byte[] body) {
    request.put(KEPT, sha256(body));
  }

  /// The same parameters, but for a sheet that came as a stream: it is read here once for its hash.
  static Object[] readable(RoutingContext request, Object[] parameters) {
    return Arrays.stream(parameters)
        .map(
            parameter ->
                parameter instanceof InputStream stream ? read(request, stream) : parameter)
        .toArray();
  }

  private static InputStream read(RoutingContext request, InputStream stream) {
    try {
      byte[] body = stream.readAllBytes();
      keep(request, body);
      return new ByteArrayInputStream(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param parameters of the resource method, among which an upload is a list of files
  /// @return the hash of nothing when the request had no body
  static byte[] hashOf(RoutingContext request, Object[] parameters) {
    byte[] kept = request.get(KEPT);
    if (kept != null) {
      return kept;
    }
    MessageDigest digest = Hashes.sha256();
    Arrays.stream(parameters)
        .filter(List.class::isInstance)
        .flatMap(list -> ((List<?>) list).stream())
        .filter(FileUpload.class::isInstance)
        .forEach(file -> add((FileUpload) file, digest));
    return digest.digest();
  }

  private static void add(FileUpload file, MessageDigest digest) {
    digest.update(String.valueOf(file.fileName()).getBytes(StandardCharsets.UTF_8));
    try (var bytes = new DigestInputStream(Files.newInputStream(file.uploadedFile()), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha256(byte[] body) {
    return Hashes.sha256().digest(body);
  }
}
