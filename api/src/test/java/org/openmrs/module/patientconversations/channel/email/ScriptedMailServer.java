/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers what a test tells it to, and remembers what it was given. */
final class ScriptedMailServer implements AutoCloseable {

    /** Instead of an answer: hangs up. */
    static final String HANG_UP = "hang up";

    private final ServerSocket listener;

    private final SSLContext tls;

    private final boolean tlsFromTheStart;

    private final Map<String, String> answers = new HashMap<>();

    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());

    private final List<String> mails = Collections.synchronizedList(new ArrayList<>());

    private final AtomicInteger encrypted = new AtomicInteger();

    private ScriptedMailServer(SSLContext tls, boolean tlsFromTheStart) throws IOException {
        this.tls = tls;
        this.tlsFromTheStart = tlsFromTheStart;
        this.listener = new ServerSocket(0);
        Thread thread = new Thread(this::serve, "scripted mail server");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedMailServer plain() throws IOException {
        return new ScriptedMailServer(null, false);
    }

    static ScriptedMailServer withStartTls(SSLContext tls) throws IOException {
        return new ScriptedMailServer(tls, false);
    }

    static ScriptedMailServer withTls(SSLContext tls) throws IOException {
        return new ScriptedMailServer(tls, true);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** @param command such as {@code RCPT}, or {@code .} for the end of a mail */
    ScriptedMailServer answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    List<String> commands() {
        return commands;
    }

    List<String> mails() {
        return mails;
    }

    boolean wasEncrypted() {
        return encrypted.get() > 0;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                talk(tlsFromTheStart ? encrypt(socket) : socket);
            } catch (IOException e) {
                commands.add("(the client went away)");
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        if (!say(out, answers.getOrDefault("HELLO", "220 scripted"))) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            if (command.equals("STARTTLS") && tls != null) {
                say(out, "220 go on");
                talkOn(encrypt(socket));
                return;
            }
            if (!say(out, answer(command))) {
                return;
            }
            if (command.equals("DATA") && answer(command).startsWith("354")) {
                StringBuilder mail = new StringBuilder();
                for (String data = in.readLine(); data != null && !data.equals("."); data = in.readLine()) {
                    mail.append(data).append('\n');
                }
                mails.add(mail.toString());
                if (!say(out, answers.getOrDefault(".", "250 taken"))) {
                    return;
                }
            }
            if (command.equals("QUIT")) {
                return;
            }
        }
    }

    private void talkOn(Socket socket) throws IOException {
        answers.putIfAbsent("HELLO", "");
        talk(socket);
    }

    private String answer(String command) {
        String usual;
        switch (command) {
            case "EHLO":
                usual = "250-scripted\r\n" + (tls != null && !tlsFromTheStart && encrypted.get() == 0 ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN LOGIN";
                break;
            case "AUTH":
                usual = "235 welcome";
                break;
            case "DATA":
                usual = "354 go on";
                break;
            case "QUIT":
                usual = "221 bye";
                break;
            default:
                usual = "250 ok";
        }
        return answers.getOrDefault(command, usual);
    }

    private static boolean say(OutputStream out, String answer) throws IOException {
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (!answer.isEmpty()) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    private Socket encrypt(Socket socket) throws IOException {
        SSLSocket encryptedSocket = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        encryptedSocket.setUseClientMode(false);
        encryptedSocket.startHandshake();
        encrypted.incrementAndGet();
        return encryptedSocket;
    }
}
