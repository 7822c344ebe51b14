/** Registers an element unless the page did so before: the overview box and the tab both load the bundle. */
export function define(name: string) {
  return (element: CustomElementConstructor): void => {
    if (!customElements.get(name)) {
      customElements.define(name, element);
    }
  };
}
