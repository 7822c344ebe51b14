type Loaders = Record<string, () => Promise<unknown>>;

/** Loads each element's code as soon as the page holds one, now or later. The page is watched until all are loaded. */
export function defineWhenUsed(loaders: Loaders): void {
  const missing = new Map(Object.entries(loaders));
  const look = (): void => {
    for (const [name, load] of missing) {
      if (document.getElementsByTagName(name).length > 0) {
        missing.delete(name);
        void load();
      }
    }
    if (missing.size === 0) {
      observer.disconnect();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
}
