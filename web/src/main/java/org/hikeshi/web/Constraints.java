package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonPointer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks the constraints of a request's record. A constraint's message is `{key}` of the texts, in
/// which `{max}` and the like stand for the constraint's own attributes.
@ApplicationScoped
public class Constraints {

  private final Validator validator;
  private final Texts texts;

  Constraints(Validator validator, Texts texts) {
    this.validator = validator;
    this.texts = texts;
  }

  /// Adds what is wrong to `faults`, but for fields that have a fault already.
  ///
  /// @param groups beside the default group
  public void check(Object value, Class<?>[] groups, List<FieldFault> faults) {
    Set<String> faulty = faults.stream().map(FieldFault::pointer).collect(Collectors.toSet());
    Class<?>[] all =
        Stream.concat(Stream.of(Default.class), Arrays.stream(groups)).toArray(Class<?>[]::new);
    for (ConstraintViolation<Object> violation : validator.validate(value, all)) {
      String pointer = pointerOf(violation.getPropertyPath());
      if (!faulty.contains(pointer)) {
        faults.add(new FieldFault(pointer, words(violation), key(violation)));
      }
    }
  }

  private String words(ConstraintViolation<?> violation) {
    String words = texts.of(key(violation));
    for (Map.Entry<String, Object> attribute :
        violation.getConstraintDescriptor().getAttributes().entrySet()) {
      words = words.replace("{" + attribute.getKey() + "}", String.valueOf(attribute.getValue()));
    }
    return words;
  }

  /// Where a constraint names no words of its own, those for all of its kind: a caller reads the
  /// key as the fault's code, in which no class is named.
  private static String key(ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    if (template.startsWith("{jakarta.")) {
      Class<?> kind = violation.getConstraintDescriptor().getAnnotation().annotationType();
      String words = kind.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1");
      return "web.field." + words.toLowerCase(Locale.ROOT);
    }
    return template.startsWith("{") && template.endsWith("}")
        ? template.substring(1, template.length() - 1)
        : template;
  }

  private static String pointerOf(Path path) {
    JsonPointer pointer = JsonPointer.empty();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        pointer = pointer.appendIndex(node.getIndex());
      }
      if (node.getKey() != null) {
        pointer = pointer.appendProperty(node.getKey().toString());
      }
      if (node.getName() != null && !node.getName().startsWith("<")) {
        pointer = pointer.appendProperty(node.getName());
      }
    }
    return pointer.toString();
  }
}
