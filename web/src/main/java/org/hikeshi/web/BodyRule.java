package org.hikeshi.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a body must hold to beyond its own constraints, such as who sent it: asked together with
/// them, so that the caller hears of all that is wrong at once.
public interface BodyRule<T> {

  /// The record that it is about.
  Class<T> about();

  /// @param groups those that the resource method names in [Checks]
  List<FieldFault> faults(T body, Set<Class<?>> groups);

  /// Adds what is wrong to `faults`, but for fields that have a fault already.
  default void check(Object body, Class<?>[] groups, List<FieldFault> faults) {
    if (about().isInstance(body)) {
      var faulty = faults.stream().map(FieldFault::pointer).collect(Collectors.toSet());
      faults(about().cast(body), Set.of(groups)).stream()
          .filter(fault -> !faulty.contains(fault.pointer()))
          .forEach(faults::add);
    }
  }
}
