package org.vigie.simulate.raw;

import java.io.IOException;
import org.vigie.simulate.people.OnePerson;

/// A writer of people in one format.
interface RawPeople {

    void write(OnePerson one) throws IOException;

    /// What is told once, after all people.
    void finish() throws IOException;
}
