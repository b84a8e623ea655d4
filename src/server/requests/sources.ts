import { statSync } from 'node:fs'
import { zoneOffset } from '../../core/dates/timeZone'
import { dateSiteOf } from '../../core/lint/siteDate'
import { generatorOf, timeZoneOf } from '../../core/settings/siteScope'
import { categoriesBelow } from '../../corpus/categoryPaths'
import type { CompletionSources } from '../../features/completion/completion'
import type { OpenDocument } from '../workspace/openDocuments'
import type { Session } from './session'

/** What completion in an article draws on: its schema, the other articles, vocabularies, the clock, the times of its file. */
export function sourcesFor({ workspace, articles }: Session, document: OpenDocument): CompletionSources {
  const { vocabularies, scope } = workspace.configOf(document.path)
  const site = articles.siteOf(document)
  const path = document.path ?? document.uri
  const { listIsPath } = generatorOf(scope).taxonomies
  return {
    schema: workspace.schemaOf(document),
    images: workspace.imageFieldsOf(document),
    corpus: site.corpus,
    vocabulary: (name) => vocabularies.get(name),
    pinyin: site.pinyin(),
    path,
    categoriesBelow: (above, isInner) => (isInner || listIsPath ? categoriesBelow(site.corpus, above, listIsPath, path) : new Map()),
    clock: {
      now: Date.now(),
      zoneMinutes: (at) => zoneOffset(at, timeZoneOf(scope) ?? '') ?? -new Date(at).getTimezoneOffset(),
      site: dateSiteOf(scope, path),
    },
    file: { name: path.split('/').at(-1) ?? '', ...timesOf(document) },
  }
}

/** When the file was created and last written, in ms since 1970; nothing for a document that is not saved. */
function timesOf({ path }: OpenDocument): { readonly created?: number; readonly modified?: number } {
  try {
    const stats = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })
    return stats ? { created: stats.birthtimeMs, modified: stats.mtimeMs } : {}
  } catch {
    return {}
  }
}
