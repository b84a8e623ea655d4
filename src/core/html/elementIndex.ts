import type { HtmlAttribute, HtmlElement } from './readHtml'

export interface OwnedAttribute {
  readonly element: HtmlElement
  readonly attribute: HtmlAttribute
}

/** The elements and attributes of an article by name, in document order. Names are in lower case, except component names in `.mdx`. */
export interface HtmlIndex {
  readonly elements: ReadonlyMap<string, readonly HtmlElement[]>
  readonly attributes: ReadonlyMap<string, readonly OwnedAttribute[]>
}

export function indexHtml(all: readonly HtmlElement[]): HtmlIndex {
  const elements = new Map<string, HtmlElement[]>()
  const attributes = new Map<string, OwnedAttribute[]>()
  for (const element of all) {
    add(elements, element.name, element)
    for (const attribute of element.attributes) add(attributes, attribute.name, { element, attribute })
  }
  return { elements, attributes }
}

function add<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name)
  if (list) list.push(item)
  else lists.set(name, [item])
}
