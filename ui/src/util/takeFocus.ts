/** As the `ref` of something that appears in the place of the button that was pressed: the focus goes on there. */
export function takeFocus(node: HTMLElement | null): void {
  node?.focus();
}
