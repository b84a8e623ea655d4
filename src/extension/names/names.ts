import * as vscode from 'vscode'
import { parseArticle } from '../../core/article/article'
import { contains, LineMap, type Range } from '../../core/text/text'
import { namesInSettings, namesInVocabularyFile } from '../../core/rename/vocabularyNames'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'
import { nameAt, nameRefusal, placesOfName, withoutQuotes, type NamePlace } from '../../features/names/nameAt'
import { toRange } from '../platform/convert'
import { isSettings } from '../config/workspaceConfigResolver'
import { withCancellableProgress, unlessAborted } from '../platform/cancellableProgress'
import { listFiles, nameChanges, withPreview, reportRefused, type NameFile, type NameServices } from './nameChanges'
import { TimeSlicer } from '../platform/timeSlicer'

const maxConcurrentReads = 24

/** A name with its range in the editor. */
export type NameAt = NamePlace & { readonly at: vscode.Range }

/** Rename, references and definition of the category, tag or byline at a position of front matter, `copydesk.yaml` or a vocabulary file. */
export class Names {
  readonly #services: NameServices

  constructor(services: NameServices) {
    this.#services = services
  }

  /** The name at a position in an article. */
  at(document: vscode.TextDocument, position: vscode.Position): NameAt | undefined {
    return withEditorRange(document, nameAt(this.#services.articleOf(document), document.offsetAt(position)))
  }

  /** The name at a position in `copydesk.yaml` or in a vocabulary file. */
  async listedAt(document: vscode.TextDocument, position: vscode.Position): Promise<NameAt | undefined> {
    const lintConfig = await this.#services.loadedConfig(document.uri)
    const offset = document.offsetAt(position)
    const text = document.getText()
    for (const vocabulary of vocabularies)
      for (const file of listFiles(lintConfig, vocabulary)) {
        if (file.uri.toString() !== document.uri.toString()) continue
        const place = listedRanges(text, file, vocabulary).find(({ range: at }) => contains(at, offset))
        const range = place && withoutQuotes(text, place.range)
        if (range) return withEditorRange(document, { vocabulary, name: place.value, range })
      }
    return undefined
  }

  /**
   * The edits that rename the name everywhere; no edits if it was cancelled.
   * @throws an error with a message for the user
   */
  async rename(
    document: vscode.TextDocument,
    { vocabulary, name }: NamePlace,
    written: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit> {
    const to = written.trim()
    const refusal = nameRefusal(to)
    if (refusal !== undefined) throw new Error(refusal)
    if (to === name) return new vscode.WorkspaceEdit()
    const changes = await withCancellableProgress(vscode.l10n.t('Renaming “{0}”', name), token, (progress) =>
      nameChanges([{ vocabulary, from: name, to }], document.uri, this.#services, progress),
    )
    if (!changes) return new vscode.WorkspaceEdit()
    const [first] = changes.refused
    if (changes.edit.size === 0 && first) throw new Error(first.reason)
    reportRefused(changes.refused, this.#services.log)
    // No preview if only the open editor is changed: the change is visible there.
    return changes.edit.size > 1 ? withPreview(changes) : changes.edit
  }

  /** All locations of a name, article by article; those in `copydesk.yaml` and the vocabulary file first. */
  async references(
    document: vscode.TextDocument,
    { vocabulary, name }: NamePlace,
    includeLists: boolean,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const { corpora, texts } = this.#services
    const found = includeLists ? await this.definition(document, { vocabulary, name }) : []
    const title = vscode.l10n.t('Searching for “{0}”', name)
    const places = await withCancellableProgress(title, token, async ({ signal, onProgress }) => {
      await unlessAborted(signal, corpora.settled(document.uri))
      const paths = new Set(corpora.corpusFor(document.uri).pathsWith(vocabulary, name))
      if (!isSettings(document.uri)) paths.add(document.uri.toString())
      const uris = [...paths].map((path) => vscode.Uri.parse(path))
      const slices = new TimeSlicer()
      const open = texts.open()
      const locationsIn = async (uri: vscode.Uri) => {
        const { text } = await texts.read(uri, open)
        if (slices.isOver) await slices.pause()
        if (text === undefined || signal.aborted) return []
        return locations(uri, text, placesOfName(parseArticle(text, uri.path), vocabulary, name))
      }
      const all: vscode.Location[] = []
      for (let done = 0; done < uris.length && !signal.aborted; done += maxConcurrentReads) {
        onProgress(done, uris.length)
        all.push(...(await Promise.all(uris.slice(done, done + maxConcurrentReads).map(locationsIn))).flat())
      }
      return all
    })
    return [...found, ...(places ?? [])]
  }

  /** The locations of a name in `copydesk.yaml` and the vocabulary file. */
  async definition(
    document: vscode.TextDocument,
    { vocabulary, name }: Pick<NamePlace, 'vocabulary' | 'name'>,
  ): Promise<vscode.Location[]> {
    const { loadedConfig, texts } = this.#services
    const found: vscode.Location[] = []
    for (const { uri, kind, path } of listFiles(await loadedConfig(document.uri), vocabulary)) {
      const { text = '' } = await texts.read(uri)
      const places = listedRanges(text, { kind, path }, vocabulary).filter(({ value }) => value === name)
      found.push(
        ...locations(
          uri,
          text,
          places.map(({ range }) => withoutQuotes(text, range) ?? range),
        ),
      )
    }
    return found
  }

  /** The first location of a name in an article; its start if the name is not found. */
  async placeIn(uri: vscode.Uri, vocabulary: Vocabulary, name: string): Promise<vscode.Location> {
    const { text = '' } = await this.#services.texts.read(uri)
    const [first] = locations(uri, text, placesOfName(parseArticle(text, uri.path), vocabulary, name))
    return first ?? new vscode.Location(uri, new vscode.Position(0, 0))
  }
}

function locations(uri: vscode.Uri, text: string, ranges: readonly Range[]): readonly vscode.Location[] {
  if (ranges.length === 0) return []
  const lines = new LineMap(text)
  return ranges.map((at) => new vscode.Location(uri, toRange(lines, at)))
}

function listedRanges(text: string, { kind, path }: Pick<NameFile, 'kind' | 'path'>, vocabulary: Vocabulary) {
  return kind === 'settings' ? namesInSettings(text, vocabulary) : namesInVocabularyFile(text, path)
}

function withEditorRange(document: vscode.TextDocument, place: NamePlace | undefined): NameAt | undefined {
  return place && { ...place, at: toRange(new LineMap(document.getText()), place.range) }
}
