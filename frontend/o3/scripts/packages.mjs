/*
 * O3's own packages, fetched with npm and checked against packages.json, each by itself: installed the usual way, they bring some
 * 600 MB of others that only who builds them needs.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PACKAGES = JSON.parse(readFileSync(new URL('../packages.json', import.meta.url), 'utf8'));

/**
 * Puts the packages of a kind, each in a folder by its name, where they are not yet in these versions.
 *
 * @param {'shell' | 'types'} kind what they are for
 * @param {string} into the folder that holds them all
 * @returns {string[]} the packages' names
 */
export function unpack(kind, into) {
  const packages = Object.entries(PACKAGES[kind]).map(([spec, integrity]) => ({ spec, integrity, ...split(spec) }));
  const missing = packages.filter(({ name, version }) => versionIn(join(into, name)) !== version);
  if (missing.length > 0) {
    const downloads = mkdtempSync(join(tmpdir(), 'o3-'));
    try {
      execFileSync('npm', ['pack', '--silent', '--pack-destination', downloads, ...missing.map(({ spec }) => spec)], { stdio: ['ignore', 'ignore', 'inherit'] });
      missing.forEach((each) => replace(join(into, each.name), join(downloads, fileName(each)), each));
    } finally {
      rmSync(downloads, { recursive: true, force: true });
    }
  }
  return packages.map(({ name }) => name);
}

function replace(folder, tarball, { spec, integrity }) {
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) {
    throw new Error(`${spec} is not what packages.json says: its hash is ${found}`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  execFileSync('tar', ['-xzf', tarball, '-C', fresh, '--strip-components=1']);
  renameSync(fresh, folder);
}

function versionIn(folder) {
  const description = join(folder, 'package.json');
  return existsSync(description) ? JSON.parse(readFileSync(description, 'utf8')).version : null;
}

function split(spec) {
  const at = spec.lastIndexOf('@');
  return { name: spec.slice(0, at), version: spec.slice(at + 1) };
}

/** As npm names what it packs. */
function fileName({ name, version }) {
  return `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
}
