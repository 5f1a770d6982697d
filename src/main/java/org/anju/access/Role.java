package org.anju.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an officer may do. The code is the candidate group of the models' user tasks. */
public enum Role {
    /** 受理: takes in applications and sign-ups. */
    INTAKE,
    /** 经办: carries a batch through its steps. */
    OFFICER,
    /** 公开审查: reviews what is about to be published. */
    REVIEWER,
    /** 分管领导/局长: approves, and answers for lateness. */
    DIRECTOR,
    /** 监督（省、市）: sees everything in its regions, changes nothing. */
    SUPERVISOR,
    /** 公证: witnesses the order. */
    NOTARY,
    /** Edits the county's models and forms. */
    DESIGNER,
    /** Runs the machine; decides nothing about housing. */
    OPERATOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "access.role." + code();
    }

    /** Whether it has a desk, as all have but those who keep the machine and the models. */
    public boolean works() {
        return this != DESIGNER && this != OPERATOR;
    }

    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
