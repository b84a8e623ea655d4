import * as vscode from 'vscode'
import { hasHan, readHanTable, type HanTable } from '../../core/text/hanCharacters'
import { vocabularies } from '../../corpus/records/record'
import type { Corpus } from '../../corpus/corpus'
import { pinyinSearch, type PinyinSearch } from '../../features/completion/pinyin'
import type { Log } from '../platform/log'

/** So many names of a corpus are looked at for Chinese characters: those that are used most. */
const sample = 200

/**
 * The readings of Chinese characters. Their table is read when a corpus has a name in Chinese, and only once; until it is
 * there, names are not found by pinyin.
 */
export class HanReadings {
  readonly #extensionUri: vscode.Uri
  readonly #log: Log
  readonly #chinese = new WeakMap<Corpus, number>()
  #table: Promise<HanTable | undefined> | undefined
  #search: PinyinSearch | undefined

  constructor(extensionUri: vscode.Uri, log: Log) {
    this.#extensionUri = extensionUri
    this.#log = log
  }

  /** Begins to read the table if it will be asked for, so that it is there when the first name is typed. */
  prepare(scope: vscode.ConfigurationScope | undefined, corpus: Corpus): void {
    if (!this.#table && isWanted(scope) && this.#isChinese(corpus)) void this.table()
  }

  /** Undefined when the setting is off, or the corpus has no name in Chinese. */
  search(document: vscode.TextDocument, corpus: Corpus): PinyinSearch | undefined {
    this.prepare(document, corpus)
    return isWanted(document) ? this.#search : undefined
  }

  /** The same for all that these corpora hold, once the table is there. */
  async searchIn(corpora: readonly Corpus[]): Promise<PinyinSearch | undefined> {
    if (!isWanted(undefined)) return undefined
    if (!this.#search && corpora.some((corpus) => hasChineseName(corpus) || hasChineseTitle(corpus))) await this.table()
    return this.#search
  }

  /** @returns undefined when it cannot be read; that is in the log */
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

  /** Asked again only when the corpus has changed. */
  #isChinese(corpus: Corpus): boolean {
    if (this.#chinese.get(corpus) === corpus.version) return false
    this.#chinese.set(corpus, corpus.version)
    return hasChineseName(corpus)
  }
}

function isWanted(scope: vscode.ConfigurationScope | undefined): boolean {
  return vscode.workspace.getConfiguration('copydesk', scope).get('completion.pinyin', true)
}

function hasChineseName(corpus: Corpus): boolean {
  return vocabularies.some((name) =>
    corpus
      .usage(name)
      .slice(0, sample)
      .some(({ value }) => hasHan(value)),
  )
}

function hasChineseTitle(corpus: Corpus): boolean {
  let looked = 0
  for (const [, title] of corpus.titles()) {
    if (hasHan(title)) return true
    if (++looked === sample) return false
  }
  return false
}
