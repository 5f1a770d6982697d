package org.anju.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * An order computed from a frozen roster and a seed.
 *
 * <p>{@code order.csv} is UTF-8 without a byte order mark, LF after every line, the last one too: the header,
 * then one line per place, pools in byte order, positions from 1:
 *
 * <pre>
 * pool,position,tier,registration_number,ticket
 * P1-2R,1,B,R-0002,e7a7791cd2ed774612645cb20cab4225086c7aeb9afa7ffaa1f3e2e20b930316
 * </pre>
 *
 * {@code parse(csv())} equals the order, and any other bytes are refused.
 */
public record DrawOrder(List<DrawnPlace> drawn) implements Order {

    private static final String HEADER = "pool,position,tier,registration_number,ticket\n";

    /** A place and the ticket that gave it. */
    public record DrawnPlace(Place place, Ticket ticket) {

        String line() {
            return place.line() + "," + ticket.hex();
        }
    }

    public DrawOrder {
        drawn = List.copyOf(drawn);
    }

    /** The order whose file has these very bytes. */
    public static DrawOrder parse(byte[] csv) {
        var text = new String(csv, UTF_8);
        if (!text.startsWith(HEADER)) {
            throw new IllegalArgumentException("The first line of order.csv is not its header.");
        }
        var order = new DrawOrder(
                text.substring(HEADER.length()).lines().map(DrawOrder::place).toList());
        if (!Arrays.equals(order.csv(), csv) || !order.countsFromOne()) {
            throw new IllegalArgumentException("The lines of order.csv are not in their one published form.");
        }
        return order;
    }

    @Override
    public List<Place> places() {
        return drawn.stream().map(DrawnPlace::place).toList();
    }

    @Override
    public byte[] csv() {
        var text = new StringBuilder(HEADER);
        drawn.forEach(each -> text.append(each.line()).append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    @Override
    public boolean recomputable() {
        return true;
    }

    private boolean countsFromOne() {
        var pool = "";
        var position = 0;
        for (var place : places()) {
            var samePool = place.pool().equals(pool);
            if (!samePool && place.pool().compareTo(pool) < 0) {
                return false;
            }
            position = samePool ? position + 1 : 1;
            pool = place.pool();
            if (place.position() != position) {
                return false;
            }
        }
        return true;
    }

    private static DrawnPlace place(String line) {
        var fields = line.split(",", -1);
        if (fields.length != 5 || !fields[1].matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("A line of order.csv has five fields, the second a position.");
        }
        var place = new Place(fields[0], Integer.parseInt(fields[1]), fields[2], fields[3]);
        return new DrawnPlace(place, new Ticket(fields[4]));
    }
}
