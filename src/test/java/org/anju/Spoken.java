package org.anju;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks HTTP as it is told to, also what no client of Java's would send. */
public record Spoken(int port) {

    /**
     * Asks for the path as it stands.
     *
     * @param headers each a whole line
     * @return the whole answer, its headers in front
     */
    public String get(String path, String... headers) throws IOException {
        var request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n%s\r\n"
                .formatted(
                        path,
                        port,
                        Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()));
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
