package org.anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

/** What a role may change and see, said a second time beside {@link Routes}: a slip there grants nothing unnoticed. */
class SeparationOfRolesTests {

    /** One line for each address that changes something: who may. */
    private static final String DEEDS = """
            /desk/tasks/** INTAKE OFFICER REVIEWER DIRECTOR NOTARY
            /desk/inbox/** INTAKE OFFICER REVIEWER DIRECTOR SUPERVISOR NOTARY
            /desk/batches/{number}/void DIRECTOR
            /desk/batches OFFICER
            /desk/batches/{number}/notices/{node}/{round}/objections OFFICER
            /desk/batches/{number}/notices/{node}/{round}/objections/{objection} OFFICER DIRECTOR
            /desk/register/pending/** OFFICER
            /desk/register/{number}/correct OFFICER
            /desk/register OFFICER
            /desk/sign-ups/** INTAKE OFFICER
            /desk/stock/** OFFICER
            /desk/imports INTAKE OFFICER
            /desk/disclosure/clearances/{item} REVIEWER
            /desk/disclosure/clearances/{item}/revoke REVIEWER
            /desk/disclosure/editions/{id}/correct OFFICER DIRECTOR
            /desk/disclosure/editions/{id}/withdraw OFFICER DIRECTOR
            /desk/disclosure/editions/{id}/take-down REVIEWER DIRECTOR
            /desk/disclosure/snapshots OFFICER DIRECTOR
            /desk/disclosure/takedowns/{id} REVIEWER DIRECTOR
            /desk/disclosure/mask DIRECTOR
            /desk/calendar/** DIRECTOR OPERATOR
            /ops/accounts/** DIRECTOR OPERATOR
            /ops/mail/** OPERATOR
            /ops/oversight/** OPERATOR
            /ops/jobs/** OPERATOR
            """;

    @Test
    void eachDeedIsOfThoseWhoAnswerForIt() {
        var said = Routes.ALL.stream()
                .filter(route -> route.audience() == Route.Audience.ROLES)
                .filter(route -> route.methods().contains(HttpMethod.POST))
                .map(route -> route.pattern() + " " + names(route));

        assertThat(said).containsExactlyInAnyOrderElementsOf(DEEDS.lines().toList());
    }

    /** Whoever supervises changes nothing, and nobody of the desk sees the machine or the other way round. */
    @ParameterizedTest
    @CsvSource({
        "/desk/register/R26-TEST-00001, INTAKE OFFICER REVIEWER DIRECTOR SUPERVISOR",
        "/desk/imports/any, INTAKE OFFICER DIRECTOR SUPERVISOR",
        "/desk/imports/new, INTAKE OFFICER",
        "/desk/register/new, OFFICER",
        "/desk/register/pending/any, OFFICER",
        "/desk/sign-ups/any, INTAKE OFFICER",
        "/desk/tasks/any/list.csv, INTAKE OFFICER REVIEWER DIRECTOR SUPERVISOR NOTARY",
        "/desk/stock/units/new, OFFICER",
        "/desk/disclosure/clearances/B2.1, REVIEWER",
        "/ops/accounts, DIRECTOR OPERATOR",
        "/ops/mail, OPERATOR",
        "/ops/oversight, OPERATOR",
        "/ops/jobs, OPERATOR",
        "/ops/metrics, OPERATOR",
        "/studio/any, DESIGNER",
    })
    void eachPageIsOfThoseWhoNeedIt(String path, String roles) {
        var who = Routes.of(HttpMethod.GET, org.springframework.http.server.PathContainer.parsePath(path))
                .orElseThrow();

        assertThat(names(who)).isEqualTo(roles);
    }

    private static String names(Route route) {
        return Arrays.stream(Role.values())
                .filter(role -> route.admits(true, java.util.Set.of(role)))
                .map(Role::name)
                .collect(Collectors.joining(" "));
    }
}
