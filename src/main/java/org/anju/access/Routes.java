package org.anju.access;

import static org.anju.access.Role.DESIGNER;
import static org.anju.access.Role.DIRECTOR;
import static org.anju.access.Role.INTAKE;
import static org.anju.access.Role.NOTARY;
import static org.anju.access.Role.OFFICER;
import static org.anju.access.Role.OPERATOR;
import static org.anju.access.Role.REVIEWER;
import static org.anju.access.Role.SUPERVISOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.access.Route.Audience;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/**
 * Who may open what, in one table; the first line that fits decides, and an address that no line names does not exist.
 * A page still asks for which region, and whether the task is the officer's: this table knows roles only.
 */
final class Routes {

    /** Those who have a desk. */
    private static final Set<Role> DESK = EnumSet.of(INTAKE, OFFICER, REVIEWER, DIRECTOR, SUPERVISOR, NOTARY);

    /** Those who have a desk and decide something: who supervises changes nothing. */
    private static final Set<Role> DECIDING = EnumSet.of(INTAKE, OFFICER, REVIEWER, DIRECTOR, NOTARY);

    /** Those who may read the register, which a witness has no need of. */
    private static final Set<Role> REGISTER = EnumSet.of(INTAKE, OFFICER, REVIEWER, DIRECTOR, SUPERVISOR);

    /** Those who may read what was handed in. */
    private static final Set<Role> FILES = EnumSet.of(INTAKE, OFFICER, DIRECTOR, SUPERVISOR);

    private static final Set<Role> COUNTER = EnumSet.of(INTAKE, OFFICER);
    private static final Set<Role> ISSUING = EnumSet.of(OFFICER, DIRECTOR);
    private static final Set<Role> REVIEWING = EnumSet.of(REVIEWER, DIRECTOR);

    static final List<Route> ALL = List.of(
            everyone("/sign-in", GET, POST),
            everyone("/first-sign-in", GET, POST),
            signedIn("/sign-out", POST),
            everyone(Oidc.BEGIN + "/{service}", GET),
            everyone(Oidc.RETURN + "/{service}", GET),
            signedIn("/account/password", GET, POST),
            signedIn("/account/sessions/**", GET, POST),
            //
            only(DESK, "/desk", GET),
            only(DESK, "/desk/", GET),
            only(DESK, "/desk/tasks/**", GET),
            only(DECIDING, "/desk/tasks/**", POST),
            only(DESK, "/desk/inbox/**", GET, POST),
            only(Set.of(DIRECTOR), "/desk/batches/{number}/void", GET, POST),
            only(DESK, "/desk/batches/**", GET),
            only(Set.of(OFFICER), "/desk/batches", POST),
            only(Set.of(OFFICER), "/desk/batches/{number}/notices/{node}/{round}/objections", POST),
            only(
                    Set.of(OFFICER, DIRECTOR),
                    "/desk/batches/{number}/notices/{node}/{round}/objections/{objection}",
                    POST),
            only(Set.of(OFFICER), "/desk/register/pending/**", GET, POST),
            only(Set.of(OFFICER), "/desk/register/new", GET),
            only(Set.of(OFFICER), "/desk/register/{number}/correct", GET, POST),
            only(REGISTER, "/desk/register/**", GET),
            only(Set.of(OFFICER), "/desk/register", POST),
            only(COUNTER, "/desk/sign-ups/**", GET, POST),
            only(Set.of(OFFICER), "/desk/stock/projects/new", GET),
            only(Set.of(OFFICER), "/desk/stock/units/new", GET),
            only(DESK, "/desk/stock/**", GET),
            only(Set.of(OFFICER), "/desk/stock/**", POST),
            only(COUNTER, "/desk/imports/new", GET),
            only(FILES, "/desk/imports/**", GET),
            only(COUNTER, "/desk/imports", POST),
            //
            only(Set.of(REVIEWER), "/desk/disclosure/clearances/{item}", GET, POST),
            only(Set.of(REVIEWER), "/desk/disclosure/clearances/{item}/revoke", POST),
            only(ISSUING, "/desk/disclosure/editions/{id}/correct", GET, POST),
            only(ISSUING, "/desk/disclosure/editions/{id}/withdraw", GET, POST),
            only(REVIEWING, "/desk/disclosure/editions/{id}/take-down", GET, POST),
            only(DESK, "/desk/disclosure/**", GET),
            only(ISSUING, "/desk/disclosure/snapshots", POST),
            only(REVIEWING, "/desk/disclosure/takedowns/{id}", POST),
            only(Set.of(DIRECTOR), "/desk/disclosure/mask", POST),
            //
            only(with(DESK, OPERATOR), "/desk/calendar", GET),
            only(Set.of(DIRECTOR, OPERATOR), "/desk/calendar/**", POST),
            signedIn("/desk/demo/clock", GET, POST),
            //
            only(Set.of(DIRECTOR, OPERATOR), "/ops/accounts/**", GET, POST),
            only(Set.of(OPERATOR), "/ops/mail/**", GET, POST),
            only(Set.of(OPERATOR), "/ops/oversight/**", GET, POST),
            only(Set.of(OPERATOR), "/ops/jobs/**", GET, POST),
            only(Set.of(OPERATOR), "/ops/metrics", GET),
            only(Set.of(DESIGNER), "/studio/**", GET),
            //
            everyone("/actuator/health/**", GET),
            nobody("/actuator/**"),
            everyone("/assets/**", GET),
            everyone("/error", GET, POST),
            everyone("/calendar", GET),
            everyone("/en/calendar", GET),
            everyone("/api/v1/calendar/due", GET));

    /** Where the public site ends: below these nothing is public that the table does not name. */
    static final String[] OF_OFFICERS = {
        "/sign-in/**", "/sign-out/**", "/first-sign-in/**", "/account/**", "/desk/**", "/ops/**", "/studio/**"
    };

    private Routes() {}

    /** The line that decides. */
    static Optional<Route> of(HttpMethod method, PathContainer path) {
        return ALL.stream().filter(route -> route.covers(method, path)).findFirst();
    }

    /** Whether the officer may open the page. */
    static boolean opens(Officer officer, String page) {
        return of(GET, PathContainer.parsePath(page))
                .filter(route -> route.admits(true, officer.roles()))
                .isPresent();
    }

    private static Route everyone(String pattern, HttpMethod... methods) {
        return Route.of(Set.of(methods), pattern, Audience.EVERYONE, Set.of());
    }

    private static Route signedIn(String pattern, HttpMethod... methods) {
        return Route.of(Set.of(methods), pattern, Audience.SIGNED_IN, Set.of());
    }

    private static Route only(Set<Role> roles, String pattern, HttpMethod... methods) {
        return Route.of(Set.of(methods), pattern, Audience.ROLES, Set.copyOf(roles));
    }

    private static Route nobody(String pattern) {
        return Route.of(Set.of(HttpMethod.values()), pattern, Audience.NOBODY, Set.of());
    }

    private static Set<Role> with(Set<Role> roles, Role another) {
        var more = EnumSet.copyOf(roles);
        more.add(another);
        return more;
    }
}
