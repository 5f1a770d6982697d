package org.anju.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.region.RegionCode;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Officers for tests, with real accounts.
 *
 * <ul>
 *   <li>MockMvc: {@code mvc.perform(get("/desk/…").with(staff.signedIn("990101", Role.OFFICER)))};
 *   <li>the running application: {@code new Browser(port).signIn(staff.account("990101", Role.OFFICER), Staff.PASSWORD)};
 *   <li>without the web: {@code staff.officer("990101", Role.OFFICER)}.
 * </ul>
 */
public final class Staff {

    public static final String PASSWORD = "five wrong and you are out";

    private final Officers officers;
    private final Accounts accounts;
    private final HashingLimit hashing;

    public Staff(ApplicationContext application) {
        this(
                application.getBean(Officers.class),
                application.getBean(Accounts.class),
                application.getBean(HashingLimit.class));
    }

    Staff(Officers officers, Accounts accounts, HashingLimit hashing) {
        this.officers = officers;
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /** A new officer each time. */
    public Officer officer(String region, Role... roles) {
        var name = "x" + UUID.randomUUID().toString().substring(0, 12);
        var id = accounts.open(
                new NewAccount(
                        name,
                        "测试员",
                        new RegionCode(region),
                        Optional.of(name + "@anju.invalid"),
                        Set.copyOf(Arrays.asList(roles))),
                hashing.hash(PASSWORD),
                false);
        return officers.find(id).orElseThrow().officer();
    }

    /** The name with which a new officer signs in. */
    public String account(String region, Role... roles) {
        return officer(region, roles).account();
    }

    public RequestPostProcessor signedIn(String region, Role... roles) {
        return signedIn(officer(region, roles));
    }

    public RequestPostProcessor signedIn(Officer officer) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                new Signature(officers.find(officer.id()).orElseThrow(), 0));
    }
}
