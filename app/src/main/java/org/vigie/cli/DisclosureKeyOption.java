package org.vigie.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.problem.InputProblem;
import org.vigie.store.Manifest;
import org.vigie.timeline.Progress;
import picocli.CommandLine.Option;

/// `--disclosure-key`: where the secret is by which numbers are chosen that protect hidden ones.
///
/// One a machine, made when it is first needed, in a file that its owner alone may read; outside of
/// every store, so that who is given a store is not given the key. Simulated people have nothing to
/// protect: their key follows from the store, so that the same run gives the same bytes everywhere.
final class DisclosureKeyOption {

    /// A variable of the environment with the key itself.
    static final String VARIABLE = "VIGIE_DISCLOSURE_KEY";

    private static final String ENVIRONMENT = "env:";
    private static final int LEAST_BYTES = 32;
    private static final FileAttribute<Set<PosixFilePermission>> MINE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> MY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Option(
            names = "--disclosure-key",
            paramLabel = "FILE",
            description =
                    """
                    The secret by which it is chosen which numbers are hidden beside those of few \
                    people, or env:NAME (default: the variable VIGIE_DISCLOSURE_KEY, else \
                    ~/.config/vigie/disclosure.key, which is made if it is not there).\
                    """)
    String said;

    /// The key for a store.
    ///
    /// @throws InputProblem where what was said cannot be read, or is too short
    DisclosureKey of(Manifest manifest, Map<String, String> environment, Progress progress) {
        if (said == null && manifest.holdsMadeUpPeople()) {
            return DisclosureKey.ofInvented(manifest.fingerprint());
        }
        if (said != null && said.startsWith(ENVIRONMENT)) {
            return ofVariable(said.substring(ENVIRONMENT.length()), environment);
        }
        if (said == null && environment.containsKey(VARIABLE)) {
            return ofVariable(VARIABLE, environment);
        }
        if (said != null) {
            return ofFile(Path.of(said), progress);
        }
        var file = machines(environment);
        try {
            make(file, progress);
        } catch (IOException | UnsupportedOperationException e) {
            throw new InputProblem(
                    """
                    the key of disclosure control cannot be made in %s; name a place with \
                    --disclosure-key FILE, made with: head -c 32 /dev/urandom | base64 > FILE\
                    """
                            .formatted(file));
        }
        return ofFile(file, progress);
    }

    private static DisclosureKey ofVariable(String name, Map<String, String> environment) {
        var value = environment.get(name);
        if (value == null) {
            throw new InputProblem("--disclosure-key: the environment has no variable " + name);
        }
        return key(value.getBytes(StandardCharsets.UTF_8), "the variable " + name);
    }

    private static DisclosureKey ofFile(Path file, Progress progress) {
        try {
            var key = key(Files.readAllBytes(file), file.toString());
            if (isOpen(file)) {
                progress.say(
                        "%s can be read by others than its owner; protect it with: chmod 600 %s"
                                .formatted(file, file));
            }
            return key;
        } catch (IOException e) {
            throw new InputProblem(
                    """
                    --disclosure-key: %s cannot be read; make one with: \
                    head -c 32 /dev/urandom | base64 > FILE\
                    """
                            .formatted(file));
        }
    }

    private static DisclosureKey key(byte[] secret, String where) {
        if (secret.length < LEAST_BYTES) {
            throw new InputProblem(
                    "--disclosure-key: a key has at least %d bytes, %s has %d"
                            .formatted(LEAST_BYTES, where, secret.length));
        }
        return DisclosureKey.of(secret);
    }

    private static boolean isOpen(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        var permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    private static Path machines(Map<String, String> environment) {
        var configured = environment.get("XDG_CONFIG_HOME");
        var folder =
                configured == null || configured.isBlank()
                        ? home(environment).resolve(".config")
                        : Path.of(configured);
        return folder.resolve("vigie").resolve("disclosure.key");
    }

    /// Java takes it from the list of users and not from the environment, which may say otherwise.
    private static Path home(Map<String, String> environment) {
        var home = environment.get("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
    }

    /// Makes a key unless there is one; of two that make it at once the first wins.
    private static void make(Path file, Progress progress) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent(), MY_FOLDER);
        var secret = new byte[LEAST_BYTES];
        new SecureRandom().nextBytes(secret);
        var aside = Files.createTempFile(file.getParent(), "disclosure", ".new", MINE);
        Files.writeString(aside, Base64.getEncoder().encodeToString(secret) + "\n");
        try {
            Files.createLink(file, aside);
            progress.say(
                    """
                    %s was made: the secret of this machine by which it is chosen which numbers \
                    are hidden; keep it, so that the same run hides the same ones\
                    """
                            .formatted(file));
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(aside);
        }
    }
}
