/// <reference lib="dom" />
import morphdom from 'morphdom'

/** Makes a node equal to another one of the same name, as far as it differs: what a reader has opened or selected stays. */
export function morph(from: Node, to: Node): void {
  if (!from.isEqualNode(to)) morphdom(from, to, { onBeforeElUpdated: keepReaderState, getNodeKey: () => undefined })
}

/** The same for the attributes alone. */
export function morphAttributes(from: Element, to: Element): void {
  morphdom(from, to.cloneNode(false), {
    onBeforeElUpdated: keepReaderState,
    onBeforeElChildrenUpdated: () => false,
    getNodeKey: () => undefined,
  })
}

/** What readers opened stays open; what is equal is left alone. */
function keepReaderState(from: HTMLElement, to: HTMLElement): boolean {
  if (from instanceof HTMLDetailsElement) to.toggleAttribute('open', from.open)
  return !from.isEqualNode(to)
}
