package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Signs files that leave this system, with the key that signs checkpoints: a compact JWS over the
/// name and the SHA-256 of each. It is a file of its own beside them.
@ApplicationScoped
public class FileSeal {

  private static final String TYPE = "hikeshi-files";

  private final ProofKeys keys;
  private final String service;

  FileSeal(ProofKeys keys, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.keys = keys;
    this.service = service;
  }

  /// Empty while no key is configured.
  ///
  /// @param files their contents by name
  public Optional<String> over(Map<String, byte[]> files, Instant at) {
    return keys.signing().map(key -> sign(key, files, at, service));
  }

  static String sign(SigningKey key, Map<String, byte[]> files, Instant at, String service) {
    var payload = JsonNodeFactory.instance.objectNode();
    payload.put("at", at.toString()).put("service", service);
    var hashes = payload.putObject("files");
    files.forEach((name, bytes) -> hashes.put(name, hash(bytes)));
    return key.sign(CanonicalJson.of(payload), TYPE);
  }

  /// As `sha256sum` writes it, for whoever has nothing but that.
  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Hashes.of(bytes));
  }

  /// Holds each file that is named against the one beside the signature.
  static Verdict verify(Jws jws, List<VerifyingKey> keys, Path folder) {
    var faults = new ArrayList<String>();
    var found = new ArrayList<String>();
    if (!jws.header().path("typ").asText().equals(TYPE)) {
      faults.add("it is no signature of files");
    }
    if (!jws.signedBy(keys)) {
      faults.add("it is not signed by a known key");
    }
    var files = jws.payload().path("files");
    if (files.isEmpty()) {
      faults.add("it names no file");
    }
    files
        .properties()
        .forEach(
            file ->
                compare(folder, file.getKey(), file.getValue().asText())
                    .ifPresentOrElse(faults::add, () -> found.add(file.getKey())));
    found.add(
        "signed %s by %s"
            .formatted(jws.payload().path("at").asText(), jws.payload().path("service").asText()));
    return new Verdict(faults, found, List.of());
  }

  private static Optional<String> compare(Path folder, String name, String hash) {
    if (!Path.of(name).equals(Path.of(name).getFileName())) {
      return Optional.of(name + " is no file's name");
    }
    try {
      return hash(Files.readAllBytes(folder.resolve(name))).equals(hash)
          ? Optional.empty()
          : Optional.of(name + " is not what was signed");
    } catch (IOException e) {
      return Optional.of(name + " is not there");
    }
  }
}
