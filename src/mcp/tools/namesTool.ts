import * as l10n from '@vscode/l10n'
import { nearest } from '../../core/text/closestMatch'
import { articlesAmong, filesWithFrontMatter } from '../../cli/checking/otherArticles'
import { hanFor } from '../../cli/checking/corpusCheck'
import type { ResolvedConfig } from '../../cli/config/configResolver'
import { readConfigs } from '../../cli/config/configs'
import type { Io } from '../../cli/io/io'
import { findTargets } from '../../cli/io/targets'
import { Corpus } from '../../corpus/corpus'
import { clustersByName, nearDuplicates } from '../../corpus/nearDuplicates'
import type { Vocabulary } from '../../corpus/records/record'
import { filterFor } from '../../features/names/nameList'
import { fieldParameter, vocabularyOfField } from './nameField'
import { defineTool, ToolRefusal } from './tool'

const maxNear = 20

export const namesTool = defineTool({
  name: 'names',
  title: () => l10n.t('Look up a name'),
  description: () =>
    l10n.t(
      'Looks up a byline, a category or a tag: how many articles below the current folder have exactly this spelling, whether the vocabulary of copydesk.yaml lists it, and the names that look like it or contain it, with their numbers of articles.',
    ),
  parameters: {
    field: fieldParameter,
    name: { type: 'string', required: true, description: () => l10n.t('The name, or a part of it.') },
  },
  output: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      articles: { type: 'integer' },
      inVocabulary: { type: 'boolean', description: 'Absent if copydesk.yaml has no vocabulary for the field.' },
      near: {
        type: 'array',
        items: {
          type: 'object',
          properties: { name: { type: 'string' }, articles: { type: 'integer' } },
          required: ['name', 'articles'],
        },
      },
    },
    required: ['name', 'articles', 'near'],
  },
  run({ field, name: given }, io) {
    const name = given.trim()
    if (name === '') throw new ToolRefusal(l10n.t('Type a name.'))
    const { corpus, listed } = readNames(io, vocabularyOfField[field])
    const counts = new Map(corpus.usage(vocabularyOfField[field]).map(({ value, count }) => [value, count]))
    for (const one of listed ?? []) if (!counts.has(one)) counts.set(one, 0)
    const articles = counts.get(name) ?? 0
    const near = nearNames(name, counts, corpus).map((one) => ({ name: one, articles: counts.get(one) ?? 0 }))
    const text = [
      countText(name, articles),
      ...(listed
        ? [
            listed.has(name)
              ? l10n.t('The vocabulary of copydesk.yaml lists it.')
              : l10n.t('The vocabulary of copydesk.yaml does not list it.'),
          ]
        : []),
      ...(near.length > 0 ? [l10n.t('Near names, with their numbers of articles:')] : []),
      ...near.map((one) => `- ${one.name} (${one.articles})`),
    ].join('\n')
    return { text, data: { name, articles, ...(listed && { inVocabulary: listed.has(name) }), near } }
  },
})

interface Names {
  readonly corpus: Corpus
  /** The names that the settings list; undefined if they have no vocabulary. */
  readonly listed: ReadonlySet<string> | undefined
}

/** Reads the first bytes of all articles below the current folder. */
function readNames({ files, rules }: Io, vocabulary: Vocabulary): Names {
  const paths = findTargets(files, ['.']).files.map(({ path }) => path)
  const { configOf } = readConfigs(paths, { files, rules, config: undefined })
  const corpus = new Corpus()
  const configs = new Set<ResolvedConfig>()
  for (const { path, records, at, config } of articlesAmong(filesWithFrontMatter(files, paths), configOf)) {
    configs.add(config)
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    corpus.updatePacked(folder, path.slice(folder.length), records, at)
  }
  const all = [...configs].flatMap(({ vocabularies, overrideVocabularies = [] }) => [vocabularies, ...overrideVocabularies])
  const ofField = all.flatMap((one) => one.get(vocabulary) ?? [])
  return { corpus, listed: ofField.length > 0 ? new Set(ofField.flatMap(({ values, shown }) => shown ?? values)) : undefined }
}

/** First the names that may be the same one, then those that contain it, then the nearest one by letters. */
function nearNames(name: string, counts: ReadonlyMap<string, number>, corpus: Corpus): readonly string[] {
  const known = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
  const compared = counts.has(name) ? known : [...known, { value: name, count: 0 }]
  const alike = clustersByName(nearDuplicates(compared, hanFor(corpus))).get(name)?.names ?? []
  const contains = filterFor(name) ?? (() => false)
  const others = known.map(({ value }) => value).filter((value) => value !== name)
  const nearestOne = nearest(name, others)
  const found = [...alike.map(({ value }) => value), ...others.filter(contains), ...(nearestOne === undefined ? [] : [nearestOne])]
  return [...new Set(found)].filter((value) => value !== name).slice(0, maxNear)
}

function countText(name: string, articles: number): string {
  if (articles === 0) return l10n.t('“{0}” is in none of these articles.', name)
  return articles === 1 ? l10n.t('“{0}” is in 1 article.', name) : l10n.t('“{0}” is in {1} articles.', name, articles)
}
