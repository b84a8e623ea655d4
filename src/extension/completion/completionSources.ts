import * as vscode from 'vscode'
import { generatorOf, timeZoneOf } from '../../core/settings/siteScope'
import { zoneOffset } from '../../core/dates/timeZone'
import { dateSiteOf } from '../../core/lint/siteDate'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import { categoriesBelow } from '../../corpus/categoryPaths'
import type { CompletionSources } from '../../features/completion/completion'
import type { ArticleServices } from '../config/articleServices'
import type { HanReadings } from '../config/hanReadings'
import type { Corpora } from '../corpus/workspaceCorpus'

export interface SourceServices extends ArticleServices {
  readonly corpora: Corpora
  readonly han: HanReadings
}

type EditorSources = CompletionSources & Required<Pick<CompletionSources, 'clock'>> & { readonly schema: ArticleSchema }

/** What completion in an article draws on: its schema, the corpus, vocabularies, the clock. @param times of its file, from `timesOf` */
export function sourcesFor(document: vscode.TextDocument, services: SourceServices, times?: vscode.FileStat): EditorSources {
  const { vocabularies, scope } = services.configOf(document.uri)
  const corpus = services.corpora.corpusFor(document.uri)
  const path = document.uri.toString()
  const { listIsPath } = generatorOf(scope).taxonomies
  return {
    schema: services.schemaFor(document),
    images: services.imageFieldsFor(document),
    headlines: scope.settings.headlines,
    corpus,
    vocabulary: (name) => vocabularies.get(name),
    pinyin: services.han.search(document, corpus),
    path,
    categoriesBelow: (above, isInner) => (isInner || listIsPath ? categoriesBelow(corpus, above, listIsPath, path) : new Map()),
    clock: {
      now: Date.now(),
      zoneMinutes: (at) => zoneOffset(at, timeZoneOf(scope) ?? '') ?? -new Date(at).getTimezoneOffset(),
      site: dateSiteOf(scope, path),
    },
    file: { name: document.uri.path.split('/').at(-1) ?? '', created: times?.ctime, modified: times?.mtime },
  }
}

/** The status of a file with its times; undefined for an untitled document, and if the file cannot be read. */
export async function timesOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return uri.scheme === 'untitled' ? undefined : await vscode.workspace.fs.stat(uri)
  } catch {
    return undefined
  }
}
