import * as l10n from '@vscode/l10n'
import { createRegistry, schemaObject, type ArticleSchema } from './articleSchema'
import { SchemaError, SchemaRegistry, type MissingDocument } from './engine/registry'
import { range } from '../text/text'
import { readYaml } from '../data/yaml'
import { toValue } from '../data/nodes'

/** A newsroom's schema, read from its file and from those that it refers to. */
export interface SchemaFile {
  /** Undefined when it cannot be used. */
  readonly schema: ArticleSchema | undefined
  /** Why not. */
  readonly problem: SchemaProblem | undefined
  /** The addresses of all files that took part, also of those that are not there: a change of one may change the answer. */
  readonly files: readonly string[]
}

export interface SchemaProblem {
  readonly message: string
  /** The file that is not JSON, and what the JSON reader says of it. */
  readonly json?: { readonly url: string; readonly message: string }
}

/** Where a schema is looked for. */
export interface SchemaPlace {
  /** The address of its file. */
  readonly url: string
  /** The file as it was named, for messages. */
  readonly name: string
  /** The addresses of the folders, each ending with a slash, that files may be read from. */
  readonly roots: readonly string[]
}

/** What a file holds, or why it cannot be read: a sentence. */
export type FileReading = { readonly text: string } | { readonly refused: string }

/** Far more than a newsroom's schema is made of. */
const mostFiles = 200

/**
 * Reads a schema and the files that it refers to. It asks for one file after the other, by its address, and is handed what
 * that holds: so the same reading serves where files are read at once, and where they have to be waited for.
 */
export function* readSchema(place: SchemaPlace): Generator<string, SchemaFile, FileReading> {
  const files: string[] = []
  const registry = new SchemaRegistry()
  try {
    let root: ReturnType<typeof schemaObject> | undefined
    let waiting: readonly (SchemaPlace | MissingDocument)[] = [place]
    for (let next = waiting[0]; next; next = waiting[0]) {
      const { url } = next
      if (!isInside(url, place.roots)) throw new SchemaError(outside(next))
      if (files.push(url) > mostFiles) throw new SchemaError(l10n.t('It refers to too many files.'))
      const reading = yield url
      if ('refused' in reading) throw new SchemaError(unread(next, reading.refused))
      const document = { url, name: 'from' in next ? next.reference : next.name, root: schemaObject(parse(reading.text, url)) }
      registry.add(document)
      root ??= document.root
      waiting = registry.missing()
    }
    return { schema: root && createRegistry(registry, root), problem: undefined, files }
  } catch (error) {
    return { schema: undefined, problem: problemOf(error, place, files.at(-1) ?? place.url), files }
  }
}

/** Why a schema that a person named cannot be looked for; undefined when it can. @param written as it was named */
export function refusalOf(written: string): string | undefined {
  return /^(?:[A-Za-z][A-Za-z0-9+.-]+:|\/\/)/.test(written)
    ? l10n.t('The schema “{0}” is not downloaded: use a file of this site.', written)
    : undefined
}

/** The address of what a file names; undefined when that is no address. */
export function addressFrom(url: string, written: string): string | undefined {
  try {
    return new URL(written.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll('?', '%3F'), url).href
  } catch {
    return undefined
  }
}

function isInside(url: string, roots: readonly string[]): boolean {
  // Encoded slashes and backslashes would get by the comparison.
  return !/%2f|%5c|\\/i.test(url) && roots.some((root) => url.startsWith(root))
}

function outside(missing: SchemaPlace | MissingDocument): string {
  return 'from' in missing
    ? l10n.t('“{0}”, which “{1}” refers to, is outside this folder and is not read.', missing.reference, missing.from.name)
    : l10n.t('It is outside this folder and is not read.')
}

function unread(missing: SchemaPlace | MissingDocument, reason: string): string {
  return 'from' in missing
    ? l10n.t('“{0}”, which “{1}” refers to, cannot be read: {2}', missing.reference, missing.from.name, reason)
    : reason
}

/** @throws SyntaxError when it is not JSON, SchemaError when it is not YAML */
function parse(text: string, url: string): unknown {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!/\.ya?ml$/i.test(url)) return JSON.parse(text.slice(start))
  const { root, errors } = readYaml(text, range(start, text.length))
  const [error] = errors
  if (error) throw new SchemaError(l10n.t('This is not valid YAML: {0}', error.message))
  return toValue(root)
}

function problemOf(error: unknown, { name }: SchemaPlace, url: string): SchemaProblem {
  // What a schema can hold to break the reading is not ours to list: whatever it says, the articles are checked.
  const reason = error instanceof Error ? error.message : String(error)
  return error instanceof SyntaxError
    ? { message: l10n.t('The schema “{0}” is not valid JSON: {1}', name, reason), json: { url, message: reason } }
    : { message: l10n.t('The schema “{0}” cannot be used: {1}', name, reason) }
}
