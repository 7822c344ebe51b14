/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

/**
 * The answer to an inbound SMS or to a step of a call, in Twilio's markup. Written by hand: the SDK's own needs an XML library that OpenMRS does not bring.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/twiml">TwiML for programmable messaging</a>
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for programmable voice</a>
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

    /** Ends a call. */
    static String hangUp() {
        return HEAD + "<Response><Hangup/></Response>";
    }

    /**
     * Connects a call with another phone.
     *
     * @param shown the number that this phone shows
     * @param ringSeconds after which it counts as not answered
     * @param then where it is told how that went
     */
    static String dial(String number, String shown, int ringSeconds, String then) {
        return HEAD + "<Response><Dial callerId=\"" + attribute(shown) + "\" timeout=\"" + ringSeconds + "\" action=\"" + attribute(then) + "\"><Number>"
                + escape(number) + "</Number></Dial></Response>";
    }

    /** Says something, and goes on only when a key is pressed: a phone's own voicemail presses none. */
    static String askForKey(String words, String language, String then) {
        return HEAD + "<Response><Gather numDigits=\"1\" timeout=\"15\" action=\"" + attribute(then) + "\">" + say(words, language) + "</Gather><Hangup/></Response>";
    }

    /**
     * Says something, and records what is said after the beep.
     *
     * @param recorded where it is told that the recording can be fetched
     * @param transcribed where it is told what was said
     * @param then where the call goes on afterwards
     */
    static String record(String words, String language, int maxSeconds, String recorded, String transcribed, String then) {
        return HEAD + "<Response>" + say(words, language) + "<Record maxLength=\"" + maxSeconds + "\" playBeep=\"true\" action=\"" + attribute(then)
                + "\" recordingStatusCallback=\"" + attribute(recorded) + "\" transcribe=\"true\" transcribeCallback=\"" + attribute(transcribed) + "\"/><Hangup/></Response>";
    }

    private static String say(String words, String language) {
        return "<Say language=\"" + attribute(language) + "\">" + escape(words) + "</Say>";
    }

    private static String attribute(String text) {
        return escape(text).replace("\"", "&quot;");
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
