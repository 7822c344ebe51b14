import { defineConfig } from 'vite';

/** Takes the line breaks and indentation out of Lit's css and html templates: the only text a minifier leaves alone. */
export function compactTemplates() {
  return {
    name: 'compact-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(css|html|svg)`/.test(code)) {
        return null;
      }
      return { code: compact(code), map: null };
    },
  };
}

function compact(code) {
  let result = '';
  let done = 0;
  for (const [from, to] of templateTexts(code)) {
    const text = code.slice(from, to);
    const small = code.slice(from - 4, from) === 'css`' ? compactCss(text) : text.replace(/\s*\n\s*/g, ' ');
    result += code.slice(done, from) + small;
    done = to;
  }
  return result + code.slice(done);
}

function compactCss(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]|: ) ?/g, (_whole, sign) => sign.trim())
    .replace(/;}/g, '}');
}

/** Where the texts of a source file's template literals begin and end (the sources put no back-tick in comments). */
function templateTexts(code) {
  const ranges = [];
  const stack = [];
  for (let i = 0; i < code.length; i += 1) {
    const top = stack.at(-1);
    if (top?.kind === 'text') {
      if (code[i] === '\\') {
        i += 1;
      } else if (code[i] === '`') {
        ranges.push([top.from, i]);
        stack.pop();
      } else if (code[i] === '$' && code[i + 1] === '{') {
        ranges.push([top.from, i]);
        stack.push({ kind: 'hole', depth: 0 });
        i += 1;
      }
    } else if (code[i] === '`') {
      stack.push({ kind: 'text', from: i + 1 });
    } else if (top?.kind === 'hole' && code[i] === '{') {
      top.depth += 1;
    } else if (top?.kind === 'hole' && code[i] === '}') {
      if (top.depth === 0) {
        stack.pop();
        stack.at(-1).from = i + 1;
      } else {
        top.depth -= 1;
      }
    }
  }
  return ranges;
}

/** The parts that are fetched when they are first shown. */
const LAZY =
  /\/src\/(api\/(access|secure|administration|triage)-api|i18n\/(es|fr|pages\/\w+|secure\/\w+)|elements\/(pages\/[\w-]+|secure\/[\w-]+|admin|inbox|triage|team-panel|saved-panel|later-panel|settings-form|test-message|queue-panel|webhook-addresses|triage-card|inbox-list|patient-finder))\.ts$/;

export default defineConfig({
  plugins: [compactTemplates()],
  build: {
    target: 'es2021',
    sourcemap: 'hidden',
    reportCompressedSize: false,
    // Vite leaves the white space of an ES library for its consumers to minify; this one has no further build.
    // What is shared stands in a chunk of its own: the page adds a version to the entry's address, and a chunk that imported the entry
    // without it would load everything twice.
    rolldownOptions: {
      output: {
        minify: true,
        chunkFileNames: 'patient-conversations-[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'core', test: (id) => !LAZY.test(id) && !id.endsWith('/src/index.ts') }] },
      },
    },
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'patient-conversations.js' },
  },
  test: { include: ['test/**/*.test.ts', 'app/test/**/*.test.ts', 'o3/test/**/*.test.ts'] },
});
