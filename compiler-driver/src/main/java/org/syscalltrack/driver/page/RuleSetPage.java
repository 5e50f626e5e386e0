package org.syscalltrack.driver.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.syscalltrack.driver.CompileResult;
import org.syscalltrack.driver.ToolVersion;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.check.ParsedFile;
import org.syscalltrack.dsl.diagnostic.Diagnostic;

/**
 * A rule set as one HTML page: its rules, the calls that they look at, where in the kernel they are decided and who pays
 * for it, and what they do not see. It needs no other file and no script, and the same rules give the same bytes.
 */
public final class RuleSetPage {
    private final PageContent content;

    private RuleSetPage(PageContent content) {
        this.content = content;
    }

    /**
     * Returns the page.
     *
     * @param title the rule set's name
     * @param checked the rules, without errors
     * @param compiled what the eBPF target made of them
     */
    public static String of(String title, FrontEndResult checked, CompileResult compiled) {
        return new RuleSetPage(new PageContent(title, checked, compiled)).write();
    }

    private String write() {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", "", content.title() + ": rules on system calls")
                .raw("\n<style>\n" + style() + "</style>\n</head>\n<body>\n");
        header(html);
        html.raw("<main>\n");
        new RuleCards(content).write(html);
        new CallCards(content).write(html);
        new PointTable(content).write(html);
        new BlindSpotList(content).write(html);
        findings(html);
        sources(html);
        html.raw("</main>\n<footer>Written by syscalltrack ")
                .text(ToolVersion.current())
                .raw(". Instructions are counted in the compiled programs; a run takes a path through them.</footer>\n")
                .raw("</body>\n</html>\n");
        return html.toString();
    }

    private void header(Html html) {
        html.raw("<header>\n<p class=\"eyebrow\">Rules on system calls</p>\n")
                .element("h1", "", content.title())
                .raw("\n<p class=\"lede\">")
                .text(Summary.of(content))
                .raw("</p>\n<dl class=\"facts\">");
        fact(html, "Rules", Integer.toString(content.rules().size()));
        fact(html, "System calls", Integer.toString(content.calls().size()));
        fact(html, "Decision points", Integer.toString(content.points().size()));
        fact(
                html,
                "BPF instructions",
                content.cost().map(cost -> Integer.toString(cost.total())).orElse("none"));
        fact(html, "Architecture", content.architecture().label());
        html.raw("</dl>\n<nav aria-label=\"Sections\">")
                .raw("<a href=\"#rules\">Rules</a><a href=\"#calls\">Calls</a><a href=\"#points\">Hooks and cost</a>")
                .raw("<a href=\"#blind-spots\">Blind spots</a>");
        if (!content.findings().isEmpty()) {
            html.raw("<a href=\"#findings\">Findings</a>");
        }
        html.raw("<a href=\"#source\">Source</a></nav>\n</header>\n");
    }

    private static void fact(Html html, String name, String value) {
        html.raw("<div>").element("dt", "", name).element("dd", "", value).raw("</div>");
    }

    private void findings(Html html) {
        List<Diagnostic> findings = content.findings();
        if (findings.isEmpty()) {
            return;
        }
        html.raw("<section id=\"findings\">\n<h2>Findings</h2>\n<ul class=\"findings\">\n");
        for (Diagnostic finding : findings) {
            html.raw("<li class=\"" + finding.severity().label() + "\">")
                    .element("span", "class=\"tag\"", finding.severity().label())
                    .raw(" " + content.place(finding.span()) + " ")
                    .prose(finding.message())
                    .raw(" ")
                    .element("code", "", finding.kind().id());
            finding.notes().forEach(note -> html.raw("<p>").prose(note).raw("</p>"));
            html.raw("</li>\n");
        }
        html.raw("</ul>\n</section>\n");
    }

    private void sources(Html html) {
        html.raw("<section id=\"source\">\n<h2>Source</h2>\n");
        for (ParsedFile file : content.files()) {
            html.raw("<details" + (file.isNamed() ? " open" : "") + "><summary>")
                    .element("code", "", file.source().name())
                    .raw(file.isNamed() ? "" : " <span class=\"tag\">included</span>")
                    .raw("</summary>\n<pre class=\"source\">")
                    .raw(new HighlightedSource(file.tree()).lines(content.fileId(file.source())))
                    .raw("</pre></details>\n");
        }
        html.raw("</section>\n");
    }

    private static String style() {
        try (InputStream style = RuleSetPage.class.getResourceAsStream("page.css")) {
            if (style == null) {
                throw new IllegalStateException("the program is incomplete: page.css is missing");
            }
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program is damaged: page.css cannot be read", e);
        }
    }
}
