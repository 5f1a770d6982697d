package org.anju.calendar;

import java.time.LocalDate;
import org.anju.region.RegionCode;

/** A running deadline, the day it is due now and the day it would be. */
public record MovedDeadline(RegionCode region, String title, String titleEn, LocalDate before, LocalDate after) {}
