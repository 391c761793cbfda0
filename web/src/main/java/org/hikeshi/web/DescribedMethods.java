package org.hikeshi.web;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/// The methods behind the operations of an OpenAPI document, as far as their annotations say more
/// than it does.
record DescribedMethods(IndexView index) {

  /// @param id `package.Class_method`, as `operation-id-strategy` asks for
  Optional<MethodInfo> of(String id) {
    int end = id.lastIndexOf('_');
    return end < 0
        ? Optional.empty()
        : Stream.ofNullable(index.getClassByName(id.substring(0, end)))
            .flatMap(found -> found.methods().stream())
            .filter(method -> method.name().equals(id.substring(end + 1)))
            .filter(method -> Modifier.isPublic(method.flags()))
            .findFirst();
  }

  static boolean isOpen(MethodInfo method) {
    return method.hasAnnotation(PermitAll.class)
        || method.declaringClass().hasDeclaredAnnotation(PermitAll.class);
  }

  /// The noun of the trade that its package is.
  static String trade(MethodInfo method) {
    return method.declaringClass().name().packagePrefixName().withoutPackagePrefix();
  }

  /// What the method's own checks ask for beyond the type of its body: a first report says more
  /// than a follow-up.
  List<String> required(MethodInfo method) {
    return method.parameters().stream()
        .filter(parameter -> parameter.hasAnnotation(Checks.class))
        .flatMap(
            parameter ->
                required(
                    parameter.type(),
                    List.of(parameter.annotation(Checks.class).value().asClassArray())))
        .toList();
  }

  private Stream<String> required(Type body, List<Type> groups) {
    return index.getClassByName(body.name()).fields().stream()
        .filter(
            field ->
                field.annotations().stream()
                    .filter(one -> one.name().toString().equals(NotNull.class.getName()))
                    .filter(one -> one.value("groups") != null)
                    .flatMap(one -> Arrays.stream(one.value("groups").asClassArray()))
                    .anyMatch(groups::contains))
        .map(FieldInfo::name);
  }
}
