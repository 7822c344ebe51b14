import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import { compactTemplates } from '../vite.config.mjs';

/** The oldest browsers that the app is built for: Chrome 73 of 2019 and what is like it. Web components and modules need no more. */
const TARGETS = ['es2019', 'chrome73'];
const OUT = fileURLToPath(new URL('./dist/', import.meta.url));

/** Writes the service worker, which knows the shell's files by name, and a compressed copy beside each text for the module's controller. */
function shell() {
  return {
    name: 'shell',
    apply: 'build',
    writeBundle(_options, bundle) {
      const built = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
      const files = ['./', 'manifest.webmanifest', 'icons/icon-192.png', 'icons/icon.svg', ...built].sort();
      const version = createHash('sha256');
      for (const name of ['index.html', ...files.filter((file) => file !== './')]) {
        version.update(name).update(readFileSync(OUT + name));
      }
      const worker = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8')
        .replace('self.__FILES__', JSON.stringify(files))
        .replace('self.__VERSION__', JSON.stringify(version.digest('hex').slice(0, 12)));
      writeFileSync(`${OUT}sw.js`, worker);
      for (const name of readdirSync(OUT, { recursive: true })) {
        if (/\.(html|js|css|svg|webmanifest)$/.test(name)) {
          writeFileSync(`${OUT}${name}.gz`, gzipSync(readFileSync(OUT + name), { level: 9 }));
        }
      }
    },
  };
}

/** Lets the browser fetch the app while the small entry still runs, though only that asks for it. */
function preloadApp() {
  return {
    name: 'preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const app = Object.values(bundle).find(({ name, type }) => type === 'chunk' && name === 'app');
        return [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${app.fileName}` }, injectTo: 'head' }];
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [compactTemplates(), preloadApp(), shell()],
  build: {
    target: TARGETS,
    cssTarget: 'chrome73',
    outDir: OUT,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
});
