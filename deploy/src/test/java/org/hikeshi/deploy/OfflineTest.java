package org.hikeshi.deploy;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./run verify-proof` where nothing can be fetched.
class OfflineTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path copy;

  @BeforeEach
  void aWorkingCopyWithoutMaven() throws IOException {
    for (var file : List.of("run", "deploy/local/jdk.sh", "deploy/local/build.sh")) {
      Files.createDirectories(copy.resolve(file).getParent());
      Files.copy(ROOT.resolve(file), copy.resolve(file));
    }
    var maven =
        Files.createFile(
            Files.createDirectory(copy.resolve("bin")).resolve("mvn"),
            asFileAttribute(fromString("rwx------")));
    Files.writeString(maven, "#!/bin/sh\ntouch " + copy.resolve("maven-was-called") + "\nexit 1\n");
  }

  @Test
  void aProofIsVerifiedByWhatWasBuiltThoughTheSourcesAreNewer() throws Exception {
    // given
    built("deploy/target/built");
    for (var app : List.of("incident-api", "dispatch-service", "notifier")) {
      built(app + "/target/quarkus-app/quarkus-run.jar");
    }
    built("deploy/closed-accounts/target/closed-accounts.jar");
    Files.writeString(built("deploy/target/classpath"), classPath().toString());
    Files.createSymbolicLink(
        copy.resolve("deploy/target/classes"), ROOT.resolve("deploy/target/classes"));
    Files.createFile(copy.resolve("pom.xml"));
    // then
    assertThat(verifyProof()).as("a file that is not there").isEqualTo(4);
    assertThat(copy.resolve("maven-was-called")).doesNotExist();
  }

  @Test
  void whereNothingWasBuiltThereIsNoVerdict() throws Exception {
    assertThat(verifyProof()).isEqualTo(5);
    assertThat(copy.resolve("maven-was-called")).doesNotExist();
  }

  /// One jar that leads to all that this test runs with, for `./run` wants each to be a file.
  private Path classPath() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path").split(":"))
                .map(each -> Path.of(each).toUri().toString())
                .collect(Collectors.joining(" ")));
    var jar = copy.resolve("all.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private Path built(String file) throws IOException {
    Files.createDirectories(copy.resolve(file).getParent());
    return Files.createFile(copy.resolve(file));
  }

  private int verifyProof() throws IOException, InterruptedException {
    var run =
        new ProcessBuilder("bash", copy.resolve("run").toString(), "verify-proof", "P", "K")
            .redirectErrorStream(true);
    run.environment().put("JAVA_HOME", System.getProperty("java.home"));
    run.environment().merge("PATH", "", (path, _) -> copy.resolve("bin") + ":" + path);
    var process = run.start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
