package org.anju;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The arrows between packages. Each rule first asserts that both of its sides exist: a rule about a package that is
 * not there forbids nothing.
 */
class ArrowsTests {

    private static final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.anju");

    private static final String[] FRAMEWORKS = {
        "org.springframework..", "jakarta..", "org.camunda..", "java.sql..", "javax.sql..", "org.thymeleaf.."
    };

    /** What a pure package may keep beside its rules: stores, wiring and pages, all of them beans, and settings. */
    private static final DescribedPredicate<JavaClass> EDGES = DescribedPredicate.describe(
            "are a store, wiring, settings or a page",
            type -> outermost(type).isMetaAnnotatedWith("org.springframework.stereotype.Component")
                    || outermost(type)
                            .isAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                    || outermost(type).getSimpleName().equals("package-info"));

    /** The rules that others rely on to be pure, so that nobody makes one a bean by the way. */
    private static final Set<String> RULES = Set.of(
            "calendar.WorkingCalendar",
            "calendar.Deadline",
            "calendar.Floor",
            "calendar.StatutoryHolidays",
            "draw.Draw",
            "draw.Seed",
            "draw.Ticket",
            "privacy.IdNumber",
            "privacy.MaskPolicy");

    @Test
    void theSiteKnowsOnlyWhatIsPublic() {
        assertExists("org.anju.site..");
        assertExists("org.anju.disclosure..");
        assertExists("org.anju.register..");

        noClasses()
                .that()
                .resideInAPackage("org.anju.site..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.anju..")
                        .and(not(resideInAnyPackage(
                                "org.anju.site..",
                                "org.anju.disclosure..",
                                "org.anju.journal..",
                                "org.anju.privacy..",
                                "org.anju.calendar..",
                                "org.anju.region..",
                                "org.anju.web.."))))
                .check(ours);
    }

    @Test
    void onlyProcessKnowsTheEngine() throws ClassNotFoundException {
        assertExists("org.anju.process..");
        assertThat(Class.forName("org.camunda.bpm.engine.ProcessEngine")).isNotNull();

        noClasses()
                .that()
                .resideOutsideOfPackage("org.anju.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calendar", "draw", "privacy", "journal"})
    void rulesImportNoFramework(String name) {
        var place = "org.anju." + name + "..";
        assertExists(place);
        assertThat(org.springframework.context.ApplicationContext.class.getPackageName())
                .startsWith("org.springframework");

        noClasses()
                .that(resideInAPackage(place).and(not(EDGES)).and(not(resideInAPackage("org.anju." + name + ".web.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS).and(not(ANNOTATIONS)))
                .allowEmptyShould(true)
                .check(ours);
    }

    @Test
    void theNamedRulesAreNoBeans() {
        for (var rule : RULES) {
            assertThat(EDGES.test(ours.get("org.anju." + rule))).as(rule).isFalse();
        }
    }

    @Test
    void nothingIsInjectedIntoAField() {
        assertExists("org.anju..");

        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .allowEmptyShould(true)
                .check(ours);
    }

    @Test
    void onlyTheCalendarKnowsWhatTimeItIs() {
        assertExists("org.anju.calendar..");

        classes()
                .that()
                .resideOutsideOfPackage("org.anju.calendar..")
                .should(ArchConditions.never(ArchConditions.callMethodWhere(ASKS_THE_MACHINE_FOR_THE_TIME)))
                .check(ours);
    }

    @Test
    void packagesFormNoCircle() {
        assertExists("org.anju..");

        slices().matching("org.anju.(*)..").should().beFreeOfCycles().check(ours);
    }

    private static final DescribedPredicate<JavaClass> ANNOTATIONS = DescribedPredicate.describe(
            "are Modulith's annotations", type -> type.getPackageName().equals("org.springframework.modulith"));

    private static final DescribedPredicate<JavaMethodCall> ASKS_THE_MACHINE_FOR_THE_TIME =
            DescribedPredicate.describe("ask the machine for the time", call -> {
                var owner = call.getTargetOwner().getPackageName();
                var type = call.getTargetOwner().getName();
                var name = call.getTarget().getName();
                var arguments = call.getTarget().getRawParameterTypes();
                return owner.startsWith("java.time")
                                && name.equals("now")
                                && arguments.stream().noneMatch(argument -> argument.isEquivalentTo(Clock.class))
                        || type.equals(Clock.class.getName())
                                && Set.of("systemUTC", "systemDefaultZone", "system")
                                        .contains(name)
                        || type.equals(System.class.getName()) && name.equals("currentTimeMillis");
            });

    private static JavaClass outermost(JavaClass type) {
        var outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static void assertExists(String place) {
        assertThat(ours.that(resideInAPackage(place))).as(place).isNotEmpty();
    }
}
