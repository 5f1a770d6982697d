package org.anju.notice;

/** A changed calendar moved the last day of a running notice. */
public record NoticeMoved(NoticeId notice) {}
