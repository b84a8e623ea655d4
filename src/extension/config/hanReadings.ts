import * as vscode from 'vscode'
import { hasHan, readHanTable, type HanTable } from '../../core/text/hanCharacters'
import { vocabularies } from '../../corpus/records/record'
import type { Corpus } from '../../corpus/corpus'
import { pinyinSearch, type PinyinSearch } from '../../features/completion/pinyin'
import type { Log } from '../platform/log'

/** How many names of each vocabulary (most used first), or titles, are checked for Chinese characters. */
const maxNamesChecked = 200

/**
 * The pinyin readings of Chinese characters. The table (media/han.json) is read once, when a corpus has a Chinese name. Until it
 * is loaded, names are not found by pinyin.
 */
export class HanReadings {
  readonly #extensionUri: vscode.Uri
  readonly #log: Log
  readonly #checkedVersions = new WeakMap<Corpus, number>()
  #table: Promise<HanTable | undefined> | undefined
  #search: PinyinSearch | undefined

  constructor(extensionUri: vscode.Uri, log: Log) {
    this.#extensionUri = extensionUri
    this.#log = log
  }

  /** Starts reading the table if it will be needed, so that it is loaded when the first name is typed. */
  prepare(scope: vscode.ConfigurationScope | undefined, corpus: Corpus): void {
    if (!this.#table && isPinyinEnabled(scope) && this.#isNewlyChinese(corpus)) void this.table()
  }

  /** Undefined if the setting `copydesk.completion.pinyin` is off, or the table is not loaded. */
  search(document: vscode.TextDocument, corpus: Corpus): PinyinSearch | undefined {
    this.prepare(document, corpus)
    return isPinyinEnabled(document) ? this.#search : undefined
  }

  /** The pinyin search for several corpora. Waits for the table if one of them has a Chinese name or title. */
  async searchIn(corpora: readonly Corpus[]): Promise<PinyinSearch | undefined> {
    if (!isPinyinEnabled(undefined)) return undefined
    if (!this.#search && corpora.some((corpus) => hasChineseName(corpus) || hasChineseTitle(corpus))) await this.table()
    return this.#search
  }

  /** @returns undefined if the file cannot be read; the error is logged */
  table(): Promise<HanTable | undefined> {
    this.#table ??= this.#read()
    return this.#table
  }

  async #read(): Promise<HanTable | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#extensionUri, 'media', 'han.json'))
      const table = readHanTable(new TextDecoder().decode(bytes))
      this.#search = pinyinSearch(table)
      return table
    } catch (error) {
      this.#log.error('The readings of Chinese characters cannot be read', error)
      return undefined
    }
  }

  /** Whether the corpus has a Chinese name; false if this version of the corpus was checked before. */
  #isNewlyChinese(corpus: Corpus): boolean {
    if (this.#checkedVersions.get(corpus) === corpus.version) return false
    this.#checkedVersions.set(corpus, corpus.version)
    return hasChineseName(corpus)
  }
}

function isPinyinEnabled(scope: vscode.ConfigurationScope | undefined): boolean {
  return vscode.workspace.getConfiguration('copydesk', scope).get('completion.pinyin', true)
}

function hasChineseName(corpus: Corpus): boolean {
  return vocabularies.some((name) =>
    corpus
      .usage(name)
      .slice(0, maxNamesChecked)
      .some(({ value }) => hasHan(value)),
  )
}

function hasChineseTitle(corpus: Corpus): boolean {
  let checked = 0
  for (const [, title] of corpus.titles()) {
    if (hasHan(title)) return true
    if (++checked === maxNamesChecked) return false
  }
  return false
}
