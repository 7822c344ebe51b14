/* Fetches O3's own types, for the type checker, the linter and editors: into node_modules, where they are looked for. */
import { fileURLToPath } from 'node:url';
import { unpack } from './packages.mjs';

unpack('types', fileURLToPath(new URL('../node_modules', import.meta.url)));
