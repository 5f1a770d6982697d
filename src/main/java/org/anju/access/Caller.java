package org.anju.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whose failures are counted together: an IPv4 address, or the first 64 bits of an IPv6 address, because the other 64
 * are the caller's own to choose (RFC 6177).
 */
record Caller(String value) {

    private static final int NETWORK_BYTES = 8;

    /** Looks up no name: what is no IPv6 address in digits stands for itself. */
    static Caller of(String address) {
        var digits = address.replaceFirst("%.*", "");
        return digits.contains(":") && digits.matches("[0-9a-fA-F:.]+")
                ? new Caller(network(digits))
                : new Caller(address);
    }

    private static String network(String digits) {
        try {
            return InetAddress.getByName(digits) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
                    : digits;
        } catch (UnknownHostException noAddress) {
            return digits;
        }
    }
}
