package org.hikeshi.hospital;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hikeshi.events.Founder;
import org.jspecify.annotations.Nullable;

/// What the figures count a hospital by, as the directory had it at one time. It is kept with each
/// incident and never changes there, so that a year that is over stays as it was counted, wherever
/// its hospitals move.
@Embeddable
public record CountedAs(
    @Column(updatable = false) String prefecture,
    @Column(updatable = false) @Enumerated(EnumType.STRING) Founder founder,
    @Column(updatable = false) @Nullable Integer beds,
    @Column(updatable = false) @JdbcTypeCode(SqlTypes.ARRAY) Set<String> functions) {}
