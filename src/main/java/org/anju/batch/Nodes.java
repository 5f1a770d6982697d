package org.anju.batch;

import org.anju.disclosure.NodeId;

/** The nodes of the allocation procedure by what they decide, so that no literal stands in a step. */
public final class Nodes {

    public static final NodeId PLAN = new NodeId("N01");
    public static final NodeId UNITS = new NodeId("N02");
    public static final NodeId PROCEDURE = new NodeId("N03");
    public static final NodeId ANNOUNCEMENT = new NodeId("N04");
    public static final NodeId SIGN_UP_OPEN = new NodeId("N05");
    public static final NodeId SIGN_UP_CLOSED = new NodeId("N06");
    public static final NodeId QUALIFICATION = new NodeId("N07");
    public static final NodeId QUALIFICATION_NOTICE = new NodeId("N08");
    public static final NodeId ROSTER = new NodeId("N09");
    public static final NodeId ORDER = new NodeId("N10");
    public static final NodeId ORDER_NOTICE = new NodeId("N11");
    public static final NodeId SELECTION = new NodeId("N12");
    public static final NodeId WAIVERS = new NodeId("N13");
    public static final NodeId RESULT_APPROVED = new NodeId("N14");
    public static final NodeId RESULT = new NodeId("N15");
    public static final NodeId HANDOVER = new NodeId("N16");
    public static final NodeId CLOSING = new NodeId("N17");
    public static final NodeId VOIDING = new NodeId("E3");

    private Nodes() {}
}
