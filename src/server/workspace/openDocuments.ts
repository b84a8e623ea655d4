import { LineMap } from '../../core/text/text'
import { pathOfUri } from '../protocol/fileUris'
import type { LspRange } from '../protocol/languageServer'
import { TextPositions, type PositionEncoding } from '../protocol/positions'

/** One version of a document that is open in the editor. */
export interface OpenDocument {
  readonly uri: string
  /** The absolute path, with forward slashes; undefined for a document that is no file. */
  readonly path: string | undefined
  readonly languageId: string
  readonly version: number
  readonly text: string
  readonly lines: LineMap
  readonly positions: TextPositions
  /** Whether it has been changed since it was opened or saved. */
  readonly isChanged: boolean
}

/** A change as the protocol sends it; without a range, of the whole text. */
export interface DocumentChange {
  readonly range?: LspRange | undefined
  readonly text: string
}

/** The documents that are open in the editor. Each change makes a new object, so a version can be compared by identity. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>()
  /** URIs by path: the editor may write the URI of a path in another way than Node. */
  readonly #uris = new Map<string, string>()
  readonly #encoding: () => PositionEncoding

  constructor(encoding: () => PositionEncoding) {
    this.#encoding = encoding
  }

  open(uri: string, languageId: string, version: number, text: string): OpenDocument {
    return this.#keep(uri, pathOfUri(uri), languageId, version, text, false)
  }

  /** @returns undefined if the document is not open */
  change(uri: string, version: number, changes: readonly DocumentChange[]): OpenDocument | undefined {
    const document = this.#documents.get(uri)
    if (!document) return undefined
    let { text, positions } = document
    for (const { range, text: written } of changes) {
      if (range) {
        const { start, end } = positions.offsetsOf(range)
        text = text.slice(0, start) + written + text.slice(end)
      } else text = written
      positions = new TextPositions(text, this.#encoding())
    }
    return this.#keep(uri, document.path, document.languageId, version, text, true)
  }

  saved(uri: string): OpenDocument | undefined {
    const document = this.#documents.get(uri)
    if (!document) return undefined
    const { path, languageId, version, text } = document
    return document.isChanged ? this.#keep(uri, path, languageId, version, text, false) : document
  }

  close(uri: string): OpenDocument | undefined {
    const document = this.#documents.get(uri)
    this.#documents.delete(uri)
    if (document?.path !== undefined) this.#uris.delete(document.path)
    return document
  }

  get(uri: unknown): OpenDocument | undefined {
    return typeof uri === 'string' ? this.#documents.get(uri) : undefined
  }

  at(path: string): OpenDocument | undefined {
    return this.get(this.#uris.get(path))
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()]
  }

  /** Whether this version of the document is the one in the editor. */
  isCurrent(document: OpenDocument): boolean {
    return this.#documents.get(document.uri) === document
  }

  #keep(uri: string, path: string | undefined, languageId: string, version: number, text: string, isChanged: boolean): OpenDocument {
    const lines = new LineMap(text)
    const positions = new TextPositions(text, this.#encoding(), lines)
    const document = { uri, path, languageId, version, text, lines, positions, isChanged }
    this.#documents.set(uri, document)
    if (path !== undefined) this.#uris.set(path, uri)
    return document
  }
}
