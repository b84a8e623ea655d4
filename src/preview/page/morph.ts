/// <reference lib="dom" />
import morphdom from 'morphdom'

/** Makes a node equal to another one of the same name. Only differences are changed, so open `details` and selections are preserved. */
export function morph(from: Node, to: Node): void {
  if (!from.isEqualNode(to)) morphdom(from, to, { onBeforeElUpdated: keepReaderState, getNodeKey: () => undefined })
}

/** Makes only the attributes equal. */
export function morphAttributes(from: Element, to: Element): void {
  morphdom(from, to.cloneNode(false), {
    onBeforeElUpdated: keepReaderState,
    onBeforeElChildrenUpdated: () => false,
    getNodeKey: () => undefined,
  })
}

/** Keeps `details` open and skips equal nodes. */
function keepReaderState(from: HTMLElement, to: HTMLElement): boolean {
  if (from instanceof HTMLDetailsElement) to.toggleAttribute('open', from.open)
  return !from.isEqualNode(to)
}
