package io.vehicleshadow.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vehicleshadow.agent.car.EcuAnswer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A chain of {@code instanceof} is checked by no compiler of Java 17 for a case that it leaves out. */
class ClosedResultsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.vehicleshadow.agent", "io.vehicleshadow.vehicle");

    @Test
    void the_rule_sees_the_closed_results() {
        assertTrue(cases().containsKey(EcuAnswer.Done.class.getName()));
    }

    @Test
    void who_tells_one_case_of_a_closed_result_from_another_knows_all_of_them() {
        Map<String, Set<String>> cases = cases();
        Map<String, Set<String>> asked = new HashMap<>();
        for (JavaClass type : PRODUCT) {
            for (InstanceofCheck check : type.getInstanceofChecks()) {
                String asking = check.getOwner().getFullName();
                Set<String> all = cases.getOrDefault(check.getRawType().getName(), Set.of());
                if (!all.isEmpty()) {
                    asked.computeIfAbsent(asking + " of " + all, key -> new TreeSet<>(all))
                            .remove(check.getRawType().getName());
                }
            }
        }
        // Of two cases the one that is not the first is the second.
        List<String> forgotten = asked.entrySet().stream()
                .filter(chain -> !chain.getValue().isEmpty())
                .filter(chain -> cases.get(chain.getValue().iterator().next()).size() > 2)
                .map(chain -> chain.getKey() + " forgets " + chain.getValue())
                .toList();
        assertEquals(List.of(), forgotten);
    }

    /** All cases of a closed result, by the name of each. */
    private static Map<String, Set<String>> cases() {
        Map<String, Set<String>> cases = new HashMap<>();
        for (JavaClass type : PRODUCT) {
            Class<?> known = type.reflect();
            if (known.isSealed()) {
                Set<String> all = Arrays.stream(known.getPermittedSubclasses())
                        .map(Class::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
                all.forEach(name -> cases.put(name, all));
            }
        }
        return cases;
    }
}
