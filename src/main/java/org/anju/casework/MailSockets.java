package org.anju.casework;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Connections to the mail server on which nothing is read after a time that is set when they begin. Jakarta Mail's own
 * timeouts are for one read: a server that sends a byte now and then would hold it for ever. What TLS reads passes here
 * too; a write needs no end of its own, since an answer is read after each.
 */
final class MailSockets extends SocketFactory {

    private static final String CONNECTS_BY_ITSELF = "Jakarta Mail asks for a socket and connects it by itself.";

    private final Duration atMost;

    private MailSockets(Duration atMost) {
        this.atMost = atMost;
    }

    /** @param atMost from the beginning of a conversation to its end */
    static void limit(JavaMailSenderImpl server, Duration atMost) {
        for (var protocol : new String[] {"mail.smtp", "mail.smtps"}) {
            server.getJavaMailProperties().put(protocol + ".socketFactory", new MailSockets(atMost));
            // Otherwise a failed connection is tried once more without these sockets.
            server.getJavaMailProperties().setProperty(protocol + ".socketFactory.fallback", "false");
        }
    }

    @Override
    public Socket createSocket() {
        return new EndingSocket(System.nanoTime() + atMost.toNanos());
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException(CONNECTS_BY_ITSELF);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException(CONNECTS_BY_ITSELF);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException(CONNECTS_BY_ITSELF);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException(CONNECTS_BY_ITSELF);
    }

    private static final class EndingSocket extends Socket {

        private final long end;
        private int oneRead;

        private EndingSocket(long end) {
            this.end = end;
        }

        @Override
        public synchronized void setSoTimeout(int milliseconds) throws SocketException {
            oneRead = milliseconds;
            super.setSoTimeout(milliseconds);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    waitNoLongerThanTheEnd();
                    return super.read();
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    waitNoLongerThanTheEnd();
                    return super.read(bytes, from, length);
                }
            };
        }

        private synchronized void waitNoLongerThanTheEnd() throws IOException {
            var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("The conversation with the mail server takes too long.");
            }
            super.setSoTimeout((int) (oneRead == 0 ? left : Math.min(left, oneRead)));
        }
    }
}
