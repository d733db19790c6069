package org.vigie.report.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The system's browser with the network cut: every request but that for the file itself is refused
/// and noted.
public final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    public final List<String> requests = new ArrayList<>();
    public final List<String> complaints = new ArrayList<>();
    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(PROGRAM)
                                        .setArgs(List.of("--no-sandbox")));
    }

    /// Skips the tests, with the reason, where there is no browser.
    public static Chromium start() {
        var reason =
                "no browser at "
                        + PROGRAM
                        + ": the pages were not tried in one (apt-get install chromium)";
        if (!Files.isExecutable(PROGRAM)) {
            System.out.println("SKIPPED: " + reason);
        }
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), reason);
        return new Chromium();
    }

    /// What somebody who hears the page, or has no mouse, could not use: pictures and menus without
    /// a name, regions of the same name, heads of tables without a word, what scrolls and cannot be
    /// reached by the keyboard.
    private static final String UNREACHABLE =
            """
            () => {
              const faults = [];
              const all = query => [...document.querySelectorAll(query)];
              all('.drawing svg.marks, .drawing canvas.marks').forEach(one => {
                if (one.getAttribute('role') !== 'img' || !one.getAttribute('aria-label'))
                  faults.push('a picture without a name');
              });
              all('[role=graphics-symbol]:not([aria-label])').forEach(() => faults.push('a mark without a name'));
              all('summary').forEach(one => {
                if (!(one.getAttribute('aria-label') || one.textContent.trim())) faults.push('a menu without a name');
              });
              all('th').forEach(one => { if (!one.textContent.trim()) faults.push('an empty head'); });
              const names = all('section[aria-labelledby], [role=region]').map(one => one.getAttribute('aria-label')
                ?? document.getElementById(one.getAttribute('aria-labelledby')).textContent);
              names.filter((name, i) => names.indexOf(name) !== i).forEach(name => faults.push('two regions: ' + name));
              all('main *').forEach(one => {
                const scrolls = one.scrollWidth > one.clientWidth + 1
                  && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
                if (scrolls && one.tabIndex < 0 && !one.querySelector('a, button, input, select'))
                  faults.push('scrolls without a keyboard: ' + one.className);
              });
              return faults;
            }
            """;

    public Page open(Path file, int width) {
        var page =
                browser.newPage(
                        new Browser.NewPageOptions()
                                .setViewportSize(width, 900)
                                .setAcceptDownloads(true));
        var address = file.toUri().toString();
        page.route(
                "**/*",
                route -> {
                    if (route.request().url().equals(address)) {
                        route.resume();
                    } else {
                        route.abort();
                    }
                });
        page.onRequest(request -> {
            if (!request.url().equals(address)
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                requests.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
        page.waitForFunction("document.documentElement.dataset.drawn === 'yes'");
        ((List<?>) page.evaluate(UNREACHABLE))
                .forEach(fault -> complaints.add(fault + ", at " + width));
        return page;
    }

    /// Texts and drawings of figures that reach out of their place, and the page where it is wider
    /// than the screen.
    @SuppressWarnings("unchecked")
    public static List<String> runningOver(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                        () => {
                          const over = [];
                          const screen = document.documentElement;
                          if (screen.scrollWidth > screen.clientWidth) over.push(`page ${screen.scrollWidth}`);
                          for (const place of document.querySelectorAll("[data-figure] .drawing")) {
                            const room = place.getBoundingClientRect();
                            const menu = place.querySelector("summary").getBoundingClientRect();
                            for (const one of place.querySelectorAll(".chart-wrapper :is(svg, canvas, text)")) {
                              const box = one.getBoundingClientRect();
                              const name = one.localName === "text" ? one.textContent : one.localName;
                              if (box.left < room.left - 1 || box.right > room.right + 1) over.push(`${name}: ${box.left} to ${box.right}`);
                              if (box.top < menu.bottom && box.right > menu.left) over.push(`${name} is under the menu`);
                            }
                          }
                          return over;
                        }\
                        """);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
