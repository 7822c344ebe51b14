/** What rspack adds to a module. */
declare const require: {
  context(directory: string, subdirectories: boolean, files: RegExp, mode: 'lazy'): (file: string) => Promise<Record<string, string>>;
};

/** A file as text. */
declare module '*?raw' {
  const text: string;
  export default text;
}

/** The elements' own bundle, which defines them when it is loaded. */
declare module 'patient-conversations';
