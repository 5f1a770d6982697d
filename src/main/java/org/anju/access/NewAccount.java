package org.anju.access;

import java.util.Optional;
import java.util.Set;
import org.anju.region.RegionCode;

/** What is settled about an account by those who keep accounts. */
public record NewAccount(String account, String name, RegionCode region, Optional<String> email, Set<Role> roles) {}
