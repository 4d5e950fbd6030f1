package io.queuerite.functions.internal.app;

import com.microsoft.azure.functions.annotation.FunctionName;
import io.queuerite.functions.HostStartException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds the classes with functions in what a build leaves behind: a folder of classes, a jar, or
 * the staging folder that the Functions Maven plugin makes, with its jar and {@code lib}.
 */
public final class AppClasses {
  private static final String CLASS = ".class";

  private AppClasses() {}

  /**
   * Loads them, with libraries beside them in {@code lib} and those of the host.
   *
   * @throws HostStartException where there is no such folder or jar, or no function in it
   */
  public static List<Class<?>> in(List<Path> places) {
    List<Path> classPath = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try {
      for (Path place : places) {
        for (Path part : parts(place)) {
          classPath.add(part);
          names.addAll(Files.isDirectory(part) ? inFolder(part) : inJar(part));
        }
        classPath.addAll(jars(place.resolve("lib")));
      }
    } catch (IOException unreadable) {
      throw new HostStartException("app " + places + ": cannot be read: " + unreadable, unreadable);
    }
    List<Class<?>> found = withFunctions(names, loader(classPath));
    if (found.isEmpty()) {
      throw new HostStartException(
          "app " + places + ": expected classes with methods that have @FunctionName");
    }
    return found;
  }

  /** Folders of classes and jars; a staging folder has its app in a jar. */
  private static List<Path> parts(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new HostStartException(
          "app '" + place + "': expected a folder of classes, a jar, or a staging folder");
    }
    List<Path> jars = Files.isDirectory(place) ? jars(place) : List.of();
    return jars.isEmpty() ? List.of(place) : jars;
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(CLASS))
          .map(AppClasses::className)
          .sorted()
          .toList();
    }
  }

  private static List<String> inJar(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/"))
          .map(AppClasses::className)
          .sorted()
          .toList();
    }
  }

  private static String className(String file) {
    return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
  }

  private static ClassLoader loader(List<Path> classPath) {
    return new URLClassLoader(
        classPath.stream().map(AppClasses::url).toArray(URL[]::new),
        AppClasses.class.getClassLoader());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException neverOfAFile) {
      throw new IllegalStateException(neverOfAFile);
    }
  }

  private static List<Class<?>> withFunctions(List<String> names, ClassLoader loader) {
    List<Class<?>> found = new ArrayList<>();
    for (String name : names) {
      if (name.endsWith("module-info") || name.endsWith("package-info")) {
        continue;
      }
      try {
        Class<?> candidate = Class.forName(name, false, loader);
        if (hasFunction(candidate)) {
          found.add(candidate);
        }
      } catch (ClassNotFoundException | LinkageError needsWhatIsNotThere) {
        System.getLogger(AppClasses.class.getName())
            .log(System.Logger.Level.DEBUG, "Left out: " + name, needsWhatIsNotThere);
      }
    }
    return found;
  }

  private static boolean hasFunction(Class<?> candidate) {
    return Arrays.stream(candidate.getMethods())
        .map(Method.class::cast)
        .anyMatch(method -> method.isAnnotationPresent(FunctionName.class));
  }
}
