package org.hikeshi.report;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Whom to call. A telephone number is the one thing that still works when nothing else does, so
/// the first report must have it.
public record Contact(
    @Size(max = Habits.SHORT) @Nullable String name,
    @NotNull(groups = Statement.First.class)
        @Pattern(
            regexp = "(?=(.*[0-9]){4})[+0-9() .,/#*\\-]*((内線|ext\\.?|x) ?[0-9]+)?",
            message = "{report.phone}")
        @Size(max = 50)
        @Nullable String phone,
    @Email @Size(max = Habits.SHORT) @Nullable String email) {

  public static final Contact NOTHING = new Contact(null, null, null);

  public Contact {
    phone = Habits.phone(phone);
    email = Habits.narrow(email);
  }

  Contact onto(Contact earlier) {
    return new Contact(
        name == null ? earlier.name : name,
        phone == null ? earlier.phone : phone,
        email == null ? earlier.email : email);
  }
}
