import * as l10n from '@vscode/l10n'
import { createRegistry, schemaObject, type ArticleSchema } from './articleSchema'
import { SchemaError, SchemaRegistry, type MissingDocument } from './engine/registry'
import { range } from '../text/text'
import { readYaml } from '../data/yaml'
import { toValue } from '../data/nodes'
import { jsonErrorText, yamlErrorText } from '../data/syntaxErrors'

/** A schema of a site, loaded from its file and the files that it refers to. */
export interface SchemaFile {
  /** Undefined when there is a `problem`. */
  readonly schema: ArticleSchema | undefined
  /** Why the schema cannot be used. */
  readonly problem: SchemaProblem | undefined
  /** URLs of all files of the schema, including missing ones: a change of any of them may change the result. */
  readonly files: readonly string[]
}

export interface SchemaProblem {
  readonly message: string
  /** The file that is not valid JSON, with the kind and place of the error. */
  readonly json?: { readonly url: string; readonly message: string }
}

/** Where a schema is. */
export interface SchemaSource {
  /** URL of the file. */
  readonly url: string
  /** The path as written in the settings, for messages. */
  readonly name: string
  /** URLs of the folders that files may be read from, each ending with a slash. */
  readonly roots: readonly string[]
}

/** The text of a file, or a sentence that says why it cannot be read. */
export type FileReading = { readonly text: string } | { readonly refused: string }

/** Maximum number of files of one schema: far more than any site needs. */
const maxFiles = 200

/**
 * Loads a schema and the files that it refers to. The generator yields the URL of each file and receives its content with `next`, so it
 * works with synchronous and asynchronous file systems.
 */
export function* readSchema(place: SchemaSource): Generator<string, SchemaFile, FileReading> {
  const files: string[] = []
  const registry = new SchemaRegistry()
  try {
    let root: ReturnType<typeof schemaObject> | undefined
    let waiting: readonly (SchemaSource | MissingDocument)[] = [place]
    for (let next = waiting[0]; next; next = waiting[0]) {
      const { url } = next
      if (!isInside(url, place.roots)) throw new SchemaError(outside(next))
      if (files.push(url) > maxFiles) throw new SchemaError(l10n.t('It refers to too many files.'))
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

/** The message about a schema that is a web address, which is never loaded; undefined for a path. @param written as in the configuration or the article */
export function refusalOf(written: string): string | undefined {
  return /^(?:[A-Za-z][A-Za-z0-9+.-]+:|\/\/)/.test(written)
    ? l10n.t('The schema “{0}” is not downloaded: use a file of this site.', written)
    : undefined
}

/** Resolves a path that a file names to a URL; undefined when it is not a valid path. */
export function addressFrom(url: string, written: string): string | undefined {
  try {
    return new URL(written.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll('?', '%3F'), url).href
  } catch {
    return undefined
  }
}

function isInside(url: string, roots: readonly string[]): boolean {
  // Encoded slashes and backslashes would bypass the comparison.
  return !/%2f|%5c|\\/i.test(url) && roots.some((root) => url.startsWith(root))
}

function outside(missing: SchemaSource | MissingDocument): string {
  return 'from' in missing
    ? l10n.t('“{0}”, which “{1}” refers to, is outside this folder and is not read.', missing.reference, missing.from.name)
    : l10n.t('It is outside this folder and is not read.')
}

function unread(missing: SchemaSource | MissingDocument, reason: string): string {
  return 'from' in missing
    ? l10n.t('“{0}”, which “{1}” refers to, cannot be read: {2}', missing.reference, missing.from.name, reason)
    : reason
}

/** @throws SyntaxError when the text is not JSON, SchemaError when it is not YAML */
function parse(text: string, url: string): unknown {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!/\.ya?ml$/i.test(url)) {
    try {
      return JSON.parse(text.slice(start))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw new SyntaxError(jsonErrorText(error, text.slice(start)))
    }
  }
  const { root, errors } = readYaml(text, range(start, text.length))
  const [error] = errors
  if (error) throw new SchemaError(l10n.t('This is not valid YAML: {0}', yamlErrorText(error, text)))
  return toValue(root)
}

function problemOf(error: unknown, { name }: SchemaSource, url: string): SchemaProblem {
  // Any error of the loading: a broken schema must not keep the other rules from running.
  const reason = error instanceof Error ? error.message : String(error)
  return error instanceof SyntaxError
    ? { message: l10n.t('The schema “{0}” is not valid JSON: {1}', name, reason), json: { url, message: reason } }
    : { message: l10n.t('The schema “{0}” cannot be used: {1}', name, reason) }
}
