package org.anju.disclosure;

import java.time.LocalDate;

/**
 * 个人信息保护影响评估: what was weighed before a clearance was given (个保法 55, 56). Its report is kept at least three
 * years; this record of it for ever.
 *
 * @param askedBy the unit or the person that asked for the clearance
 * @param findings what was assessed: purpose and need, effect on people, protection; and the conclusion
 */
public record ImpactAssessment(String askedBy, LocalDate assessedOn, String documentNumber, String findings) {}
