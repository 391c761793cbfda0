package org.hikeshi.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of an enum that a module's rows hold, kept in a file beside its tests: an older
/// version, to which somebody rolls back, cannot read a word that it does not know, and rows that
/// have it wait for the newer one. `-Dstored.write` writes the file.
public final class StoredConstants {

  private static final Path CLASSES = Path.of("target/classes");
  private static final Path KEPT = Path.of("src/test/resources/stored-constants.txt");

  private static final String FAILURE =
      """
      what is stored is no longer what %s says. An older version cannot read a constant that it does not know: whoever \
      rolls back to it finds the rows that have it left out, or standing. Read it in one release and store it in the next; \
      or say in docs/operating.md (Roll back) by which SQL these rows become readable again. Then write the file by \
      -Dstored.write and commit it"""
          .formatted(KEPT);

  /// @param besides enums whose names are stored as plain text and read back
  public static void areKept(Class<?>... besides) throws IOException {
    var found = found(besides);
    if (System.getProperty("stored.write") != null) {
      Files.write(KEPT, found);
    }
    assertThat(found).as(FAILURE).containsExactlyElementsOf(Files.readAllLines(KEPT));
  }

  private static Set<String> found(Class<?>... besides) {
    var stored =
        new ClassFileImporter()
            .importPath(CLASSES).stream()
                .flatMap(one -> one.getFields().stream())
                .flatMap(StoredConstants::ofColumn);
    return Stream.concat(stored, Stream.of(besides).map(StoredConstants::words))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> ofColumn(JavaField column) {
    var enumerated = column.isAnnotatedWith("jakarta.persistence.Enumerated");
    var json = column.isAnnotatedWith("org.hibernate.annotations.JdbcTypeCode");
    return enumerated || json ? of(column.reflect()) : Stream.of();
  }

  private static Stream<String> of(Field column) {
    var enums = new LinkedHashSet<Class<?>>();
    gather(column.getGenericType(), enums, new HashSet<>());
    return enums.stream().map(StoredConstants::words);
  }

  /// Whatever of the house lies in a value of this type.
  private static void gather(Type type, Set<Class<?>> enums, Set<Type> seen) {
    if (type instanceof ParameterizedType many) {
      Stream.of(many.getActualTypeArguments()).forEach(each -> gather(each, enums, seen));
      gather(many.getRawType(), enums, seen);
    } else if (type instanceof Class<?> one
        && one.getName().startsWith("org.hikeshi.")
        && seen.add(one)) {
      if (one.isEnum()) {
        enums.add(one);
      }
      parts(one).forEach(part -> gather(part, enums, seen));
    }
  }

  private static Stream<Type> parts(Class<?> one) {
    return Stream.concat(
        one.isRecord()
            ? Stream.of(one.getRecordComponents()).map(RecordComponent::getGenericType)
            : Stream.of(),
        one.isSealed() ? Stream.of(one.getPermittedSubclasses()) : Stream.of());
  }

  private static String words(Class<?> of) {
    return of.getName() + ": " + Arrays.toString(of.getEnumConstants());
  }

  private StoredConstants() {}
}
