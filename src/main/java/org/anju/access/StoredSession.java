package org.anju.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session as a request sees it, which knows what of it the table does not know yet. */
final class StoredSession implements Session {

    private static final SecureRandom random = new SecureRandom();

    private final MapSession session;

    /** The id under which the table knows it; null while it does not. */
    private @Nullable String storedAs;

    private boolean changed;
    private Instant lastWritten = Instant.EPOCH;

    private StoredSession(MapSession session) {
        this.session = session;
    }

    static StoredSession begin(Duration idle) {
        var session = new MapSession(newId());
        session.setMaxInactiveInterval(idle);
        var begun = new StoredSession(session);
        begun.changed = true;
        return begun;
    }

    static StoredSession read(
            String id, Instant began, Instant lastUsed, Duration idle, Map<String, Object> attributes) {
        var session = new MapSession(id);
        session.setCreationTime(began);
        session.setLastAccessedTime(lastUsed);
        session.setMaxInactiveInterval(idle);
        attributes.forEach(session::setAttribute);
        var read = new StoredSession(session);
        read.storedAs = id;
        read.lastWritten = lastUsed;
        return read;
    }

    /** 256 bits, so that nobody guesses one. */
    private static String newId() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Nullable
    String storedAs() {
        return storedAs;
    }

    boolean isChanged() {
        return changed;
    }

    Instant lastWritten() {
        return lastWritten;
    }

    void written() {
        storedAs = session.getId();
        changed = false;
        lastWritten = session.getLastAccessedTime();
    }

    Map<String, Object> attributes() {
        var attributes = new HashMap<String, Object>();
        session.getAttributeNames().forEach(name -> attributes.put(name, session.getAttribute(name)));
        return attributes;
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        session.setId(newId());
        changed = true;
        return session.getId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        session.setAttribute(name, value);
        changed = true;
    }

    @Override
    public void removeAttribute(String name) {
        session.removeAttribute(name);
        changed = true;
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        session.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        session.setMaxInactiveInterval(interval);
        changed = true;
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
