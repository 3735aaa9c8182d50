package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.loss.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every word that a user may say occurs in an example of the documentation's pages, all of which are run.
class DocumentedWordsTests {

    private static final Path PAGES = Path.of("../src/site/markdown");
    private static final Pattern JAVA = Pattern.compile("^```java\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    /// What types ask of each other and users do not.
    private static final Set<String> NO_WORDS =
            Set.of("equals", "hashCode", "toString", "recipe", "withRecipe", "resume", "at");

    @Test
    void a_word_that_begins_a_sentence_is_in_an_example() throws IOException {
        assertAreSaid(
                Arrays.stream(Joryu.class.getMethods()).filter(method -> Modifier.isStatic(method.getModifiers())));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AssistedPlan.class,
                BornAgainPlan.class,
                Distillation.class,
                DistillationPlan.class,
                LabellingPlan.class,
                MutualPlan.class,
                Presets.class,
                RecipeWords.class,
                StudyPlan.class,
                SweepPlan.class,
                TrainingPlan.class,
                Augmentations.class,
                Loss.class
            })
    void a_word_that_goes_on_with_a_plan_is_in_an_example(Class<?> type) throws IOException {
        assertAreSaid(words(type).filter(method -> returnsPlanOrRun(method, type)));
    }

    @ParameterizedTest
    @ValueSource(classes = {Dataset.class, SoftTargets.class})
    void a_word_that_gives_other_rows_is_in_an_example(Class<?> type) throws IOException {
        assertAreSaid(words(type).filter(method -> method.getReturnType() == type));
    }

    private static Stream<Method> words(Class<?> type) {
        var components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet())
                : Set.<String>of();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.getParameterCount() > 0 || !components.contains(method.getName()));
    }

    /// What belongs to the language, so that a word which asks for a number or a text is left out.
    private static boolean returnsPlanOrRun(Method method, Class<?> type) {
        var result = method.getReturnType();
        return result == type
                || result == Object.class
                || (result.getName().startsWith("org.joryu.distill.") && !Modifier.isStatic(method.getModifiers()));
    }

    private static void assertAreSaid(Stream<Method> methods) throws IOException {
        var examples = examples();
        var missing = methods.map(Method::getName)
                .filter(name -> !NO_WORDS.contains(name))
                .filter(name ->
                        !Pattern.compile("\\b" + name + "\\(").matcher(examples).find())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(missing).as("words without an example in src/site/markdown").isEmpty();
    }

    private static String examples() throws IOException {
        try (var pages = Files.list(PAGES)) {
            var examples = new StringBuilder();
            for (var page : pages.toList()) {
                JAVA.matcher(Files.readString(page)).results().forEach(block -> examples.append(block.group(1)));
            }
            return examples.toString();
        }
    }
}
