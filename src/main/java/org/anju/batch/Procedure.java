package org.anju.batch;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.disclosure.NodeId;

/** 分配程序 of a batch: when sign-up is open, how long the notices stand, how the order comes about, what is planned. */
public record Procedure(
        LocalDate signUpOpensOn,
        LocalDate signUpClosesOn,
        String noticeUnit,
        int qualificationNoticeDays,
        int orderNoticeDays,
        OrderMethod orderMethod,
        List<String> tiers,
        int waiverLimit,
        String whatToBring,
        String contact,
        String phone,
        String supervision,
        PlannedEnds plannedEnds,
        UUID draftedBy) {

    /** How N10 orders the households. */
    public enum OrderMethod {
        DRAW,
        NOTARY;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static OrderMethod of(String code) {
            return code.equals("draw") ? DRAW : NOTARY;
        }
    }

    /** The days by which the nodes are to be done; past them the timeline shows 逾期未办. */
    public record PlannedEnds(
            LocalDate qualification,
            LocalDate order,
            LocalDate selection,
            LocalDate result,
            LocalDate handover,
            LocalDate closing) {

        public boolean areInOrder() {
            return !qualification.isAfter(order)
                    && !order.isAfter(selection)
                    && !selection.isAfter(result)
                    && !result.isAfter(handover)
                    && !handover.isAfter(closing);
        }
    }

    /** Node → planned end, in the order of the procedure. */
    public Map<NodeId, LocalDate> plan() {
        var plan = new LinkedHashMap<NodeId, LocalDate>();
        plan.put(new NodeId("N04"), signUpOpensOn);
        plan.put(new NodeId("N05"), signUpClosesOn);
        plan.put(new NodeId("N06"), signUpClosesOn);
        plan.put(new NodeId("N07"), plannedEnds.qualification());
        plan.put(new NodeId("N09"), plannedEnds.order());
        plan.put(new NodeId("N10"), plannedEnds.order());
        plan.put(new NodeId("N12"), plannedEnds.selection());
        plan.put(new NodeId("N13"), plannedEnds.selection());
        plan.put(new NodeId("N14"), plannedEnds.result());
        plan.put(new NodeId("N15"), plannedEnds.result());
        plan.put(new NodeId("N16"), plannedEnds.handover());
        plan.put(new NodeId("N17"), plannedEnds.closing());
        return plan;
    }

    public int noticeDays(NodeId node) {
        return node.value().equals("N08") ? qualificationNoticeDays : orderNoticeDays;
    }
}
