/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * The HTML of an e-mail, sanitized: words and their emphasis, lists, tables and links, and nothing that runs, that is loaded from anywhere (pictures,
 * styles, fonts) or that could pass for a part of our page. What mail programs put round earlier messages is left out of it; as plain text it is
 * all there.
 */
final class MailHtml {

    /** Containers of what is repeated, by their class or id: Gmail, Yahoo, Thunderbird, Outlook, Proton, Apple Mail. */
    private static final Set<String> QUOTES = new HashSet<>(Arrays.asList("gmail_quote", "gmail_quote_container", "gmail_extra", "yahoo_quoted", "moz-cite-prefix",
            "protonmail_quote", "gmail_signature", "moz-signature", "protonmail_signature_block", "ms-outlook-mobile-signature"));

    /** From here to the end everything is repeated. */
    private static final Set<String> QUOTE_STARTS = new HashSet<>(Arrays.asList("appendonsend", "divrplyfwdmsg", "mail-editor-reference-message-container"));

    private static final Set<String> BLOCKS = new HashSet<>(Arrays.asList("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul",
            "ol", "table", "hr"));

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "sub", "sup", "ul", "ol", "li", "blockquote", "pre", "code", "h1", "h2", "h3",
                    "h4", "h5", "h6", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "a")
            .allowWithoutAttributes("span", "a")
            .allowAttributes("href").onElements("a")
            .allowAttributes("dir").matching(true, "ltr", "rtl", "auto").globally()
            .allowAttributes("colspan", "rowspan").matching((element, attribute, value) -> value.matches("\\d{1,2}") ? value : null).onElements("td", "th")
            // For this class only; none of them comes out of it.
            .allowAttributes("class", "id").globally()
            .allowAttributes("type").matching(false, "cite").onElements("blockquote")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .requireRelNofollowOnLinks()
            .requireRelsOnLinks("noopener", "noreferrer")
            .toFactory();

    private final String html;

    private final String text;

    private MailHtml(String html, String text) {
        this.html = html;
        this.text = text;
    }

    static MailHtml of(String source) {
        StringBuilder written = new StringBuilder();
        TextWriter words = new TextWriter();
        Splitter splitter = new Splitter(HtmlStreamRenderer.create(written, problem -> { }), words);
        HtmlSanitizer.sanitize(source, POLICY.apply(splitter));
        return new MailHtml(splitter.hasWritten ? written.toString().trim() : null, words.toString());
    }

    /** Null if nothing was written that could be shown. */
    String getHtml() {
        return html;
    }

    /** All of it as plain text, what is repeated with a {@code >} before each line. */
    String getText() {
        return text;
    }

    /** Sends what is written now to the renderer, and all of it to the plain text. */
    private static final class Splitter implements HtmlStreamEventReceiver {

        private final HtmlStreamEventReceiver written;

        private final TextWriter words;

        private final List<String> quoteElements = new ArrayList<>();

        private boolean toTheEnd;

        private boolean hasWritten;

        Splitter(HtmlStreamEventReceiver written, TextWriter words) {
            this.written = written;
            this.words = words;
        }

        @Override
        public void openDocument() {
            written.openDocument();
        }

        @Override
        public void closeDocument() {
            written.closeDocument();
        }

        @Override
        public void openTag(String element, List<String> attributes) {
            boolean empty = "br".equals(element) || "hr".equals(element);
            if (startsRest(attributes)) {
                toTheEnd = true;
            }
            boolean quote = !quoteElements.isEmpty() || isQuote(element, attributes);
            if (quote && !empty) {
                quoteElements.add(element);
            }
            words.open(element, quote || toTheEnd);
            if (!quote && !toTheEnd) {
                written.openTag(element, withoutNames(attributes));
            }
        }

        @Override
        public void closeTag(String element) {
            words.close(element);
            if (!quoteElements.isEmpty()) {
                quoteElements.remove(quoteElements.size() - 1);
            } else {
                written.closeTag(element);
            }
        }

        @Override
        public void text(String text) {
            boolean quote = !quoteElements.isEmpty() || toTheEnd;
            words.add(text, quote);
            if (!quote) {
                hasWritten |= !text.trim().isEmpty();
                written.text(text);
            }
        }

        private static boolean isQuote(String element, List<String> attributes) {
            return "blockquote".equals(element) && attributes.contains("cite") || names(attributes).stream().anyMatch(QUOTES::contains);
        }

        private static boolean startsRest(List<String> attributes) {
            return names(attributes).stream().anyMatch(QUOTE_STARTS::contains);
        }

        private static List<String> names(List<String> attributes) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < attributes.size(); i += 2) {
                if ("class".equals(attributes.get(i)) || "id".equals(attributes.get(i))) {
                    names.addAll(Arrays.asList(attributes.get(i + 1).toLowerCase(Locale.ROOT).split("\\s+")));
                }
            }
            return names;
        }

        private static List<String> withoutNames(List<String> attributes) {
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < attributes.size(); i += 2) {
                String name = attributes.get(i);
                if (!"class".equals(name) && !"id".equals(name) && !"type".equals(name)) {
                    kept.add(name);
                    kept.add(attributes.get(i + 1));
                }
            }
            return kept;
        }
    }

    /** Plain text from HTML: a line for each block. */
    private static final class TextWriter {

        private final StringBuilder text = new StringBuilder();

        private boolean atLineStart = true;

        private int preformatted;

        void open(String element, boolean quote) {
            if ("pre".equals(element)) {
                preformatted++;
            }
            if (BLOCKS.contains(element)) {
                if ("br".equals(element) && atLineStart) {
                    text.append(quote ? ">\n" : "\n");
                } else {
                    endLine();
                }
                if ("li".equals(element)) {
                    add("\u2022 ", quote);
                }
            } else if (("td".equals(element) || "th".equals(element)) && !atLineStart) {
                text.append(' ');
            }
        }

        void close(String element) {
            if ("pre".equals(element)) {
                preformatted--;
            }
            if (BLOCKS.contains(element) && !"br".equals(element)) {
                endLine();
                if ("p".equals(element)) {
                    text.append('\n');
                }
            }
        }

        void add(String words, boolean quote) {
            String[] lines = preformatted > 0 ? words.split("\n", -1) : new String[] { words.replaceAll("\\s+", " ") };
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    text.append('\n');
                    atLineStart = true;
                }
                String line = atLineStart && preformatted == 0 ? lines[i].replaceAll("^ ", "") : lines[i];
                if (!line.isEmpty()) {
                    text.append(atLineStart && quote ? "> " : "").append(line);
                    atLineStart = false;
                }
            }
        }

        private void endLine() {
            if (!atLineStart) {
                text.append('\n');
                atLineStart = true;
            }
        }

        @Override
        public String toString() {
            return text.toString().replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").trim();
        }
    }
}
