/** What rspack adds to a module. */
declare const require: {
  context(directory: string, subdirectories: boolean, files: RegExp, mode: 'lazy'): (file: string) => Promise<Record<string, string>>;
};

/** The elements' own bundle, which defines them when it is loaded. */
declare module 'patient-conversations';
