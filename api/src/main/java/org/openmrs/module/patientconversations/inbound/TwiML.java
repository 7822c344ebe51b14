/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

/**
 * The answer to an inbound SMS, in Twilio's markup. Written by hand: the SDK's own needs an XML library that OpenMRS does not bring.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/twiml">TwiML for programmable messaging</a>
 */
final class TwiML {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private TwiML() {
    }

    static String nothing() {
        return HEAD + "<Response/>";
    }

    /** An SMS back to the sender. */
    static String message(String text) {
        return HEAD + "<Response><Message>" + escape(text) + "</Message></Response>";
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(TwiML::isXml).forEach(c -> {
            switch (c) {
                case '<':
                    escaped.append("&lt;");
                    break;
                case '>':
                    escaped.append("&gt;");
                    break;
                case '&':
                    escaped.append("&amp;");
                    break;
                default:
                    escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** XML 1.0, section 2.2: what a document may hold at all. */
    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
