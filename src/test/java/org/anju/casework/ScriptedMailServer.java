package org.anju.casework;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that answers as it is told to, or not at all. */
final class ScriptedMailServer implements AutoCloseable {

    static final UnaryOperator<String> TAKES_ALL = recipient -> "250 ok";

    /** Accepts connections and says nothing. */
    static final UnaryOperator<String> SILENT = recipient -> "";

    /** The answer that never ends, of which a byte comes now and then. */
    static final String DRIP = "byte by byte";

    /** Greets so. */
    static final UnaryOperator<String> DRIPS = recipient -> DRIP;

    final List<String> taken = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private volatile UnaryOperator<String> script;

    /** @param script the answer to a recipient */
    ScriptedMailServer(UnaryOperator<String> script) throws IOException {
        this.script = script;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    void says(UnaryOperator<String> other) {
        script = other;
    }

    /** The application's way to it: with the timeouts of its settings. */
    JavaMailSenderImpl sender(Properties settings) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(socket.getLocalPort());
        sender.setJavaMailProperties(settings);
        return sender;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                var out = connection.getOutputStream()) {
            if (script != SILENT) {
                say(out, script == DRIPS ? DRIP : "220 scripted");
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (script != SILENT) {
                    say(out, answer(line, in));
                }
            }
        } catch (IOException hungUp) {
            // As the application does that waits no longer.
            return;
        }
    }

    private String answer(String line, BufferedReader in) throws IOException {
        switch (line.toUpperCase(Locale.ROOT).replaceAll("[ :].*", "")) {
            case "RCPT" -> {
                var recipient = line.replaceAll(".*<|>.*", "");
                var answer = script.apply(recipient);
                if (answer.startsWith("250")) {
                    taken.add(recipient);
                }
                return answer;
            }
            case "DATA" -> {
                return "354 go on";
            }
            case "QUIT" -> {
                return "221 bye";
            }
            case "EHLO", "MAIL", "RSET" -> {
                return "250 ok";
            }
            default -> {
                while (!line.equals(".")) {
                    line = in.readLine();
                }
                return "250 taken";
            }
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        while (answer.equals(DRIP)) {
            out.write('-');
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "scripted-mail");
        thread.setDaemon(true);
        thread.start();
    }
}
