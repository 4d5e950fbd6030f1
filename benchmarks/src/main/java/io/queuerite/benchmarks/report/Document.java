package io.queuerite.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One run's figures, for eyes and for programs.
 *
 * @param text Markdown below the heading and the machine
 * @param figures whatever Jackson can write
 */
public record Document(String title, Machine machine, String text, Object figures) {

  /** Writes NAME.md and NAME.json. */
  public void write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name + ".md"), "# " + title + "\n\n" + machine + "\n\n" + text);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    json.writeValue(folder.resolve(name + ".json").toFile(), new Figures(machine, figures));
  }

  private record Figures(Machine machine, Object figures) {}
}
