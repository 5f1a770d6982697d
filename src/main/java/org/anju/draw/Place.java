package org.anju.draw;

/** Where a household stands: positions count from 1 inside its pool, without gaps. */
public record Place(String pool, int position, String tier, String registrationNumber) {

    String line() {
        return pool + "," + position + "," + tier + "," + registrationNumber;
    }
}
