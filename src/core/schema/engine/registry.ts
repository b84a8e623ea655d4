import * as l10n from '@vscode/l10n'
import { isRecord } from '../../data/isRecord'
import { draftOf, findInvalidKeyword, holdsData, hasNamedSubschemas, isDraftAddress, hasKeyword, type Draft } from './drafts'
import { objectOf, type JsonSchema } from './jsonSchema'

/** The schema cannot be used; the message tells its author why. */
export class SchemaError extends Error {}

/** A file with a schema, including the schema resources embedded in it. */
export interface SchemaDocument {
  /** URL of the file. */
  readonly url: string
  /** Name in messages. */
  readonly name: string
  readonly root: JsonSchema
}

/** Where a subschema is. */
export interface SchemaLocation {
  readonly document: SchemaDocument
  /** The schema resource: the nearest enclosing subschema with an `$id`, or the root. */
  readonly resource: JsonSchema
  readonly base: string
  readonly draft: Draft
}

type Target = JsonSchema | boolean

/** A reference to a file that has not been added. */
export interface MissingDocument {
  readonly url: string
  readonly reference: string
  readonly from: SchemaDocument
}

const referenceKeywords = ['$ref', '$dynamicRef', '$recursiveRef']
const hasScheme = /^[A-Za-z][A-Za-z0-9+.-]*:/
/** Replaces the metaschemas, which are not loaded: accepts any schema. */
const anySchema: JsonSchema = { type: ['object', 'boolean'] }

/** The files of a schema and the references between them. Callers add files until `missing` is empty. */
export class SchemaRegistry {
  readonly #locations = new Map<JsonSchema, SchemaLocation>()
  /** Subschemas by URL, without a fragment or with an anchor. */
  readonly #parts = new Map<string, JsonSchema>()
  /** Targets of references, by reference and the subschema with it. */
  readonly #targets = new Map<string, Map<JsonSchema, Target>>()
  readonly #references: { readonly part: JsonSchema; readonly keyword: string }[] = []
  /** Whether the schema has `unevaluated*` keywords, so that annotations are collected. */
  keepsEvaluated = false
  /** Whether the schema has dynamic references, so that the dynamic scope is kept. */
  isDynamic = false

  /** Whether the schema has deprecated keys. */
  hasDeprecated = false

  constructor() {
    this.add({ url: 'copydesk:schema', name: 'schema', root: anySchema })
  }

  /** @throws SchemaError when the value of a keyword is not allowed by its draft */
  add(document: SchemaDocument): void {
    const draft = draftOf(document.root['$schema'])
    this.#parts.set(document.url, document.root)
    this.#walk(document.root, { document, resource: document.root, base: document.url, draft }, '#')
  }

  locationOf(part: JsonSchema): SchemaLocation | undefined {
    return this.#locations.get(part)
  }

  /** The files that are referred to and have not been added. */
  missing(): readonly MissingDocument[] {
    const missing = new Map<string, MissingDocument>()
    for (const { part, keyword } of this.#references) {
      const location = this.#locations.get(part)
      const reference = part[keyword]
      if (!location || typeof reference !== 'string') continue
      const url = this.#fileOf(reference, location)
      if (url !== undefined) missing.set(url, { url, reference, from: location.document })
    }
    return [...missing.values()]
  }

  /** Resolves all references. @throws SchemaError when a target does not exist, or is not fetched */
  check(): void {
    for (const { part, keyword } of this.#references) this.follow(part, keyword)
  }

  /**
   * Resolves a reference keyword of a subschema.
   * @returns undefined when the subschema does not have the keyword
   * @throws SchemaError when the target does not exist
   */
  follow(part: JsonSchema, keyword: string): Target | undefined {
    const reference = part[keyword]
    if (typeof reference !== 'string') return undefined
    const cached = this.#targets.get(reference)?.get(part)
    if (cached !== undefined) return cached
    const location = this.#locations.get(part)
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

  /** The target of `$ref`, `$dynamicRef` or `$recursiveRef`, without regard to the dynamic scope; undefined without one. */
  targetOf(part: JsonSchema): JsonSchema | undefined {
    for (const keyword of referenceKeywords) {
      const target = this.follow(part, keyword)
      if (typeof target === 'object') return target
    }
    return undefined
  }

  /** The subschema with an anchor in a resource. @param isDynamic whether it has to be a `$dynamicAnchor` */
  anchorOf(resource: JsonSchema, anchor: string, isDynamic: boolean): JsonSchema | undefined {
    const base = this.#locations.get(resource)?.base
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
    return typeof found === 'boolean' || isRecord(found) ? found : undefined
  }

  /** The URL of the file that a reference needs; undefined if it has been added or is not fetched. */
  #fileOf(reference: string, location: SchemaLocation): string | undefined {
    const [address = ''] = absolute(reference, location.base).split('#')
    const file = fileAddress(reference, location)
    const isIntroduced = this.#parts.has(address) || this.#parts.has(file) || isDraftAddress(address)
    return isIntroduced || isElsewhere(reference) ? undefined : file
  }

  #walk(part: JsonSchema, around: SchemaLocation, pointer: string): void {
    const location = this.#enter(part, around)
    this.#locations.set(part, location)
    const fault = findInvalidKeyword(part, location.draft)
    if (fault) throw new SchemaError(l10n.t('“{0}” ({1}) should be {2}.', fault.keyword, pointer, fault.expected))
    for (const keyword of referenceKeywords.filter((name) => typeof part[name] === 'string' && hasKeyword(location.draft, name))) {
      this.#references.push({ part, keyword })
      if (keyword !== '$ref') this.isDynamic = true
    }
    if (part['unevaluatedProperties'] !== undefined || part['unevaluatedItems'] !== undefined) this.keepsEvaluated = true
    if (part['deprecated'] === true) this.hasDeprecated = true
    for (const [keyword, value] of Object.entries(part)) {
      if (holdsData(keyword) || typeof value !== 'object' || value === null) continue
      const named = hasNamedSubschemas(keyword) || Array.isArray(value)
      for (const [name, below] of named ? Object.entries(value) : [['', value]]) {
        if (typeof below !== 'object' || below === null || Array.isArray(below)) continue
        this.#walk(below as JsonSchema, location, `${pointer}/${keyword}${named ? `/${name}` : ''}`)
      }
    }
  }

  /** Registers the URL and the anchors of a subschema. */
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
    const existing = this.#parts.get(address)
    if (existing !== undefined && existing !== part && JSON.stringify(existing) !== JSON.stringify(part)) {
      throw new SchemaError(l10n.t('Two schemas have the same name: {0}', address))
    }
    this.#parts.set(address, part)
  }
}

/** Whether a reference is an absolute URL: it is resolved among the added documents only. */
function isElsewhere(reference: string): boolean {
  return hasScheme.test(reference) || reference.startsWith('//')
}

function fileAddress(reference: string, location: SchemaLocation): string {
  return absolute(reference, location.document.url).split('#')[0] ?? ''
}

/** Resolves a URL against another; a text that is not a URL is returned as it is. */
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
