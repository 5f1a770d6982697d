package org.anju;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class Anju {

    public static void main(String[] arguments) {
        SpringApplication.run(Anju.class, arguments);
    }
}
