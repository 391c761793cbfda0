package org.hikeshi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/// JSON columns are written as the API writes JSON (instants as text), since operators read them.
@JsonFormat
@PersistenceUnitExtension
class JsonColumns implements FormatMapper {

  private final FormatMapper jackson;

  JsonColumns(ObjectMapper json) {
    this.jackson = new JacksonJsonFormatMapper(json);
  }

  @Override
  public <T> T fromString(CharSequence value, JavaType<T> type, WrapperOptions options) {
    return jackson.fromString(value, type, options);
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    return jackson.toString(value, type, options);
  }
}
