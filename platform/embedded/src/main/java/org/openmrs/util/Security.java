/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.apache.commons.codec.binary.Hex;
import org.openmrs.api.APIException;
import org.openmrs.api.context.Context;
import org.springframework.util.StringUtils;

/** Password hashes (SHA-512, older ones SHA-1) and AES encryption with the runtime properties' key and vector. */
public final class Security {

	private static final SecureRandom RANDOM = new SecureRandom();

	private Security() {
	}

	/** Whether the text (password and salt) hashes to what is recorded. */
	public static boolean hashMatches(String hashedPassword, String passwordToHash) {
		if (hashedPassword == null || passwordToHash == null) {
			throw new APIException("password.cannot.be.null", (Object[]) null);
		}
		return hashedPassword.equals(encodeString(passwordToHash)) || hashedPassword.equals(hash(passwordToHash, "SHA-1"));
	}

	/** The SHA-512 hash in lower-case hexadecimal. */
	public static String encodeString(String text) {
		return hash(text, "SHA-512");
	}

	private static String hash(String text, String algorithm) {
		return Hex.encodeHexString(digest(text.getBytes(StandardCharsets.UTF_8), algorithm));
	}

	private static byte[] digest(byte[] bytes, String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm).digest(bytes);
		}
		catch (NoSuchAlgorithmException e) {
			throw new APIException("system.cannot.find.encryption.algorithm", null, e);
		}
	}

	/** 128 hexadecimal digits nobody can guess. */
	public static String getRandomToken() {
		byte[] bytes = new byte[64];
		RANDOM.nextBytes(bytes);
		return Hex.encodeHexString(digest(bytes, "SHA-512"));
	}

	public static String encrypt(String text, byte[] initVector, byte[] secretKey) {
		try {
			byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, initVector, secretKey)
			        .doFinal(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(encrypted);
		}
		catch (GeneralSecurityException e) {
			throw new APIException("could.not.encrypt.text", null, e);
		}
	}

	public static String decrypt(String text, byte[] initVector, byte[] secretKey) {
		try {
			byte[] decrypted = cipher(Cipher.DECRYPT_MODE, initVector, secretKey).doFinal(Base64.getDecoder().decode(text));
			return new String(decrypted, StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException e) {
			throw new APIException("could.not.decrypt.text", null, e);
		}
	}

	private static Cipher cipher(int mode, byte[] initVector, byte[] secretKey) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(OpenmrsConstants.ENCRYPTION_CIPHER_CONFIGURATION);
		cipher.init(mode, new SecretKeySpec(secretKey, OpenmrsConstants.ENCRYPTION_KEY_SPEC), new IvParameterSpec(initVector));
		return cipher;
	}

	@Deprecated
	public static String encrypt(String text) {
		return encrypt(text, getSavedInitVector(), getSavedSecretKey());
	}

	@Deprecated
	public static String decrypt(String text) {
		return decrypt(text, getSavedInitVector(), getSavedSecretKey());
	}

	public static byte[] getSavedInitVector() {
		return saved(OpenmrsConstants.ENCRYPTION_VECTOR_RUNTIME_PROPERTY, OpenmrsConstants.ENCRYPTION_VECTOR_DEFAULT,
		    "no.encryption.initialization.vector.found");
	}

	public static byte[] getSavedSecretKey() {
		return saved(OpenmrsConstants.ENCRYPTION_KEY_RUNTIME_PROPERTY, OpenmrsConstants.ENCRYPTION_KEY_DEFAULT,
		    "no.encryption.secret.key.found");
	}

	private static byte[] saved(String property, String defaultValue, String messageIfAbsent) {
		String value = Context.getRuntimeProperties().getProperty(property, defaultValue);
		if (!StringUtils.hasText(value)) {
			throw new APIException(messageIfAbsent, (Object[]) null);
		}
		return Base64.getDecoder().decode(value);
	}

	public static byte[] generateNewInitVector() {
		byte[] vector = new byte[16];
		RANDOM.nextBytes(vector);
		return vector;
	}

	public static byte[] generateNewSecretKey() {
		try {
			KeyGenerator generator = KeyGenerator.getInstance(OpenmrsConstants.ENCRYPTION_KEY_SPEC);
			generator.init(128);
			return generator.generateKey().getEncoded();
		}
		catch (NoSuchAlgorithmException e) {
			throw new APIException("could.not.generate.cipher.key", null, e);
		}
	}
}
