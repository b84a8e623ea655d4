import * as l10n from '@vscode/l10n'
import { draftOf, faultOf, holdsData, holdsNames, isDraftAddress, knows, type Draft } from './drafts'
import { objectOf, type JsonSchema } from './jsonSchema'

/** A schema that cannot be used; the message says why, for its author. */
export class SchemaError extends Error {}

/** One file that holds a schema, with the schemas that have an address of their own within it. */
export interface SchemaDocument {
  /** Where it lies, as an address. */
  readonly url: string
  /** As it is called in messages. */
  readonly name: string
  readonly root: JsonSchema
}

/** Where a part of a schema belongs. */
export interface SchemaLocation {
  readonly document: SchemaDocument
  /** The nearest part around it that has an address of its own, which is what its references are told from. */
  readonly resource: JsonSchema
  readonly base: string
  readonly draft: Draft
}

type Target = JsonSchema | boolean

/** A reference to a file that is not there yet. */
export interface MissingDocument {
  readonly url: string
  readonly reference: string
  readonly from: SchemaDocument
}

const referenceKeywords = ['$ref', '$dynamicRef', '$recursiveRef']
const hasScheme = /^[A-Za-z][A-Za-z0-9+.-]*:/
/** What an address of a schema of schemas stands for, where a front matter has to hold a schema. */
const anySchema: JsonSchema = { type: ['object', 'boolean'] }

/** All files that take part in a schema, and what refers to what. Files are added until none is missing. */
export class SchemaRegistry {
  readonly #homes = new Map<JsonSchema, SchemaLocation>()
  /** By address, without a fragment or with the name of an anchor. */
  readonly #parts = new Map<string, JsonSchema>()
  /** By reference, and the part that has it. */
  readonly #targets = new Map<string, Map<JsonSchema, Target>>()
  readonly #references: { readonly part: JsonSchema; readonly keyword: string }[] = []
  /** Whether keys or entries are judged by whether any other keyword has looked at them, so that this is kept. */
  keepsEvaluated = false
  /** Whether references depend on the way that led to them. */
  isDynamic = false

  /** Whether it has keys that are not wanted any more. */
  hasDeprecated = false

  constructor() {
    this.add({ url: 'copydesk:schema', name: 'schema', root: anySchema })
  }

  /** @throws SchemaError when a keyword is not as its draft wants it */
  add(document: SchemaDocument): void {
    const draft = draftOf(document.root['$schema'])
    this.#parts.set(document.url, document.root)
    this.#walk(document.root, { document, resource: document.root, base: document.url, draft }, '#')
  }

  locationOf(part: JsonSchema): SchemaLocation | undefined {
    return this.#homes.get(part)
  }

  /** The files that are referred to and not there yet. */
  missing(): readonly MissingDocument[] {
    const missing = new Map<string, MissingDocument>()
    for (const { part, keyword } of this.#references) {
      const location = this.#homes.get(part)
      const reference = part[keyword]
      if (!location || typeof reference !== 'string') continue
      const url = this.#fileOf(reference, location)
      if (url !== undefined) missing.set(url, { url, reference, from: location.document })
    }
    return [...missing.values()]
  }

  /** Looks each reference up. @throws SchemaError when one leads nowhere, or to what is not fetched */
  check(): void {
    for (const { part, keyword } of this.#references) this.follow(part, keyword)
  }

  /**
   * What a part refers to; undefined when it does not.
   * @throws SchemaError when that is nowhere
   */
  follow(part: JsonSchema, keyword: string): Target | undefined {
    const reference = part[keyword]
    if (typeof reference !== 'string') return undefined
    const known = this.#targets.get(reference)?.get(part)
    if (known !== undefined) return known
    const location = this.#homes.get(part)
    if (!location) return undefined
    const found = this.#find(reference, location)
    const targets = this.#targets.get(reference) ?? new Map<JsonSchema, Target>()
    this.#targets.set(reference, targets.set(part, found))
    return found
  }

  #find(reference: string, location: SchemaLocation): Target {
    const [address = '', fragment = ''] = absolute(reference, location.base).split('#')
    if (isDraftAddress(address) && !this.#parts.has(address)) return anySchema
    const resource = this.#parts.get(address) ?? this.#parts.get(fileAddress(reference, location))
    const target = resource && this.#within(resource, fragment)
    if (target !== undefined) return target
    throw new SchemaError(
      !resource && isElsewhere(reference)
        ? l10n.t('“{0}”, which “{1}” refers to, is not downloaded: only files in this folder are read.', reference, location.document.name)
        : l10n.t('“{0}”, which “{1}” refers to, does not exist.', reference, location.document.name),
    )
  }

  /** The part that a part refers to, whatever leads to it; undefined when it refers to none. */
  partBehind(part: JsonSchema): JsonSchema | undefined {
    for (const keyword of referenceKeywords) {
      const target = this.follow(part, keyword)
      if (typeof target === 'object') return target
    }
    return undefined
  }

  /** The part that an anchor of a resource names. @param isDynamic one that can be overridden by the way that leads to it */
  anchorOf(resource: JsonSchema, anchor: string, isDynamic: boolean): JsonSchema | undefined {
    const base = this.#homes.get(resource)?.base
    const part = base === undefined ? undefined : this.#parts.get(`${base}#${anchor}`)
    return isDynamic && part?.['$dynamicAnchor'] !== anchor ? undefined : part
  }

  #within(resource: JsonSchema, fragment: string): Target | undefined {
    if (fragment === '') return resource
    const written = decode(fragment)
    if (!written.startsWith('/')) return this.anchorOf(resource, written, false)
    let found: unknown = resource
    for (const step of written.slice(1).split('/')) {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
      found = Array.isArray(found) ? found[Number(name)] : Object.hasOwn(objectOf(found), name) ? objectOf(found)[name] : undefined
    }
    return typeof found === 'boolean' || (typeof found === 'object' && found !== null && !Array.isArray(found))
      ? (found as Target)
      : undefined
  }

  /** The file that has to be read for a reference; undefined when it leads to what is there. */
  #fileOf(reference: string, location: SchemaLocation): string | undefined {
    const [address = ''] = absolute(reference, location.base).split('#')
    const file = fileAddress(reference, location)
    const isThere = this.#parts.has(address) || this.#parts.has(file) || isDraftAddress(address)
    return isThere || isElsewhere(reference) ? undefined : file
  }

  #walk(part: JsonSchema, around: SchemaLocation, pointer: string): void {
    const location = this.#enter(part, around)
    this.#homes.set(part, location)
    const fault = faultOf(part, location.draft)
    if (fault) throw new SchemaError(l10n.t('“{0}” ({1}) should be {2}.', fault.keyword, pointer, fault.expected))
    for (const keyword of referenceKeywords.filter((name) => typeof part[name] === 'string' && knows(location.draft, name))) {
      this.#references.push({ part, keyword })
      if (keyword !== '$ref') this.isDynamic = true
    }
    if (part['unevaluatedProperties'] !== undefined || part['unevaluatedItems'] !== undefined) this.keepsEvaluated = true
    if (part['deprecated'] === true) this.hasDeprecated = true
    for (const [keyword, value] of Object.entries(part)) {
      if (holdsData(keyword) || typeof value !== 'object' || value === null) continue
      const named = holdsNames(keyword) || Array.isArray(value)
      for (const [name, below] of named ? Object.entries(value) : [['', value]]) {
        if (typeof below !== 'object' || below === null || Array.isArray(below)) continue
        this.#walk(below as JsonSchema, location, `${pointer}/${keyword}${named ? `/${name}` : ''}`)
      }
    }
  }

  /** Takes note of the names by which a part can be referred to. */
  #enter(part: JsonSchema, around: SchemaLocation): SchemaLocation {
    const isOld = around.draft === 'draft-06' || around.draft === 'draft-07'
    const id = isOld && part['$ref'] !== undefined ? undefined : part['$id']
    let location = around
    if (typeof id === 'string' && !id.startsWith('#')) {
      const [base = ''] = absolute(id, around.base).split('#')
      location = { document: around.document, resource: part, base, draft: draftOf(part['$schema'], around.draft) }
      this.#name(base, part)
    }
    const anchors = [part['$anchor'], part['$dynamicAnchor'], typeof id === 'string' && id.startsWith('#') ? id.slice(1) : undefined]
    for (const anchor of anchors) if (typeof anchor === 'string') this.#name(`${location.base}#${anchor}`, part)
    return location
  }

  #name(address: string, part: JsonSchema): void {
    const known = this.#parts.get(address)
    if (known !== undefined && known !== part && JSON.stringify(known) !== JSON.stringify(part)) {
      throw new SchemaError(l10n.t('Two schemas have the same name: {0}', address))
    }
    this.#parts.set(address, part)
  }
}

/** Whether a reference names its place by itself: it is found among what is there, or nowhere. */
function isElsewhere(reference: string): boolean {
  return hasScheme.test(reference) || reference.startsWith('//')
}

function fileAddress(reference: string, location: SchemaLocation): string {
  return absolute(reference, location.document.url).split('#')[0] ?? ''
}

/** An address told from another; what is no address stays as it is. */
function absolute(reference: string, base: string): string {
  if (reference.startsWith('#')) return `${base.split('#')[0]}${reference}`
  try {
    return new URL(reference, base).href
  } catch {
    return reference
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
