import * as vscode from 'vscode'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import { dialectOf } from '../../core/settings/siteScope'
import { zoneOffset } from '../../core/dates/timeZone'
import { categoriesBelow } from '../../corpus/categoryPaths'
import type { Corpus } from '../../corpus/corpus'
import type { CompletionSources } from '../../features/completion/completion'
import type { PinyinSearch } from '../../features/completion/pinyin'
import type { ResolvedConfig } from '../config/workspaceConfig'

export interface SourceServices {
  schemaFor(document: vscode.TextDocument): ArticleSchema
  configFor(document: vscode.TextDocument): ResolvedConfig
  corpusFor(document: vscode.TextDocument): Corpus
  /** Undefined while the readings of Chinese characters are not there, or nobody wants them. */
  pinyinFor(document: vscode.TextDocument): PinyinSearch | undefined
}

/** What is known of an article beside its text: what may be written there. @param times of its file, as `timesOf` gives them */
export function sourcesFor(document: vscode.TextDocument, services: SourceServices, times?: vscode.FileStat): CompletionSources {
  const { vocabularies, scope } = services.configFor(document)
  const corpus = services.corpusFor(document)
  const path = document.uri.toString()
  const isHexo = dialectOf(scope) === 'hexo'
  return {
    schema: services.schemaFor(document),
    corpus,
    vocabulary: (name) => vocabularies.get(name),
    pinyin: services.pinyinFor(document),
    path,
    categoriesBelow: (above, isInner) => (isInner || isHexo ? categoriesBelow(corpus, above, isHexo, path) : new Map()),
    clock: { now: Date.now(), zoneMinutes: (at) => zoneOffset(at, scope.settings.timeZone ?? '') ?? -new Date(at).getTimezoneOffset() },
    file: { name: document.uri.path.split('/').at(-1) ?? '', created: times?.ctime, modified: times?.mtime },
  }
}

/** When a file was made and last changed; undefined for one that is not on a disk. */
export async function timesOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return uri.scheme === 'untitled' ? undefined : await vscode.workspace.fs.stat(uri)
  } catch {
    return undefined
  }
}
