package org.anju.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file on a thread of its own, a few lots of lines ahead of the caller, who has the transaction and works on
 * them one after another. What the caller throws ends the reading; what the reading throws reaches the caller after the
 * lines before it.
 */
final class LinesAhead {

    private static final int LINES_OF_A_LOT = 500;
    private static final int LOTS = 4;
    private static final List<Line> END = List.of();

    private final BlockingQueue<List<Line>> lots = new ArrayBlockingQueue<>(LOTS);
    private List<Line> lot = new ArrayList<>();

    /** What fills the consumer with lines, on the other thread. */
    @FunctionalInterface
    interface Source {
        void forEachLine(Consumer<Line> lines) throws UnreadableFile, IOException;
    }

    void read(Source source, Consumer<Line> lines) throws UnreadableFile, IOException {
        var reading = new FutureTask<Void>(() -> {
            try {
                source.forEachLine(this::add);
            } finally {
                put(lot);
                put(END);
            }
            return null;
        });
        var reader = new Thread(reading, "lines-ahead");
        reader.start();
        try {
            for (var next = take(); next != END; next = take()) {
                next.forEach(lines);
            }
            finish(reading);
        } finally {
            reading.cancel(true);
            join(reader);
        }
    }

    private void add(Line line) {
        lot.add(line);
        if (lot.size() == LINES_OF_A_LOT) {
            put(lot);
            lot = new ArrayList<>();
        }
    }

    private void put(List<Line> full) {
        try {
            lots.put(full);
        } catch (InterruptedException nobodyTakesIt) {
            // What is tried next on the way out must not wait either.
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private List<Line> take() {
        try {
            return lots.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static void finish(FutureTask<Void> reading) throws UnreadableFile, IOException {
        try {
            reading.get();
        } catch (ExecutionException failed) {
            rethrow(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static void rethrow(@Nullable Throwable cause) throws UnreadableFile, IOException {
        if (cause instanceof UnreadableFile unreadable) {
            throw unreadable;
        }
        if (cause instanceof IOException broken) {
            throw broken;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }

    /** The file is closed when this returns, so that it may be removed. */
    private static void join(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
