package org.anju.oversight;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * This copy of the application among those on one database, the same after every start.
 *
 * @param name its machine and its site's folder
 */
record ThisCopy(String name) {

    static ThisCopy with(Path folder) {
        return new ThisCopy(machine() + ":" + folder);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
