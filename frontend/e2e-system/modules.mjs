/* Manage Modules: the address and the names of its fields are legacyui's, on the stand-in too. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtPlatform, PROJECT } from './processes.mjs';

/** Spring is built anew with and without a module: that takes a while. */
const REFRESH_MS = 180_000;

export class ModulesPage {
  #page;
  #address;

  /** @param page of somebody who may manage modules */
  constructor(page, base) {
    this.#page = page;
    this.#address = `${base}/admin/modules/module.list`;
  }

  /** @param action start, stop or unload */
  change(action, moduleId) {
    return this.#post({ form: { action, moduleId } });
  }

  upload(name, content) {
    return this.#post({ multipart: { action: 'upload', moduleFile: { name, mimeType: 'application/octet-stream', buffer: content } } });
  }

  async #post(fields) {
    await this.#page.goto(this.#address);
    const token = await this.#page.locator('#moduleAddForm input[name=OWASP-CSRFTOKEN]').first().inputValue();
    const answer = await this.#page.request.post(`${this.#address}?OWASP-CSRFTOKEN=${token}`, { ...fields, timeout: REFRESH_MS });
    const text = await answer.text();
    assert.match(text, /id="openmrs_msg"/, `Manage Modules says what it did: ${text.slice(0, 2000)}`);
  }
}

/** A module that does nothing; its coming and going has Spring built anew, as any other module's has. */
export function idleModule(id) {
  const folder = mkdtempSync(join(tmpdir(), 'module-'));
  try {
    const source = join(folder, 'IdleActivator.java');
    writeFileSync(source, `package org.openmrs.module.${id}; public class IdleActivator extends org.openmrs.module.BaseModuleActivator {}`);
    const content = join(folder, 'content');
    mkdirSync(content);
    execFileSync('javac', ['--release', '8', '-Xlint:none', '-nowarn', '-cp', join(PROJECT, builtPlatform()), '-d', content, source], { stdio: 'pipe' });
    writeFileSync(
      join(content, 'config.xml'),
      `<module configVersion="1.6"><id>${id}</id><name>${id}</name><version>1.0.0</version><package>org.openmrs.module.${id}</package><author>A test</author>
        <description>Does nothing</description><activator>org.openmrs.module.${id}.IdleActivator</activator><require_version>2.8.0 - 2.*</require_version></module>`,
    );
    writeFileSync(
      join(content, 'moduleApplicationContext.xml'),
      `<beans xmlns="http://www.springframework.org/schema/beans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd"/>`,
    );
    const file = join(folder, `${id}.omod`);
    execFileSync('jar', ['--create', '--no-manifest', '--file', file, '-C', content, '.']);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
