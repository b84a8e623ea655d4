import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { decodeText } from '../../src/cli/io/decode'
import { parseArticle, type Article } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import type { LintConfig } from '../../src/core/lint/lintConfig'
import type { SiteGenerator } from '../../src/core/generators/shared/generator'
import { markdownOf } from '../../src/core/settings/articleFormat'
import { noSettings, type Settings } from '../../src/core/settings/settings'
import { noVocabularies } from '../../src/core/vocabulary/vocabulary'
import { rules } from '../../src/rules'
import { generatorFor } from '../generatorFor'
import { corpusFolder as corpus, sharedFolder } from '../corpusFolder'

/** Beginnings of broken files, and fixtures that are no articles: errors are to be expected there. */
export const unhealthy: ReadonlySet<string> = new Set(['broken-snippets', 'gray-matter-fixtures'])

const dialects: Readonly<Record<string, string>> = {
  seed: 'hexo',
  '18F__18f.gsa.gov': 'eleventy',
  'FahdLABs__fahdlabs.github.io': 'hugo',
  'Rock-Candy-Tea__RSSHUB-PAGE': 'hexo',
  'facebook__react-native-website': 'docusaurus',
  hexojs__site: 'hexo',
  letsencrypt__website: 'hugo',
}

export interface RealArticle {
  readonly path: string
  /** The first folder below the corpus; `seed` for the article that the product was asked for. */
  readonly folder: string
  readonly text: string
}

let loaded: readonly RealArticle[] | undefined
let isMissingReported = false

/** All articles of the corpus and the seed that are UTF-8 text. Without a corpus: none, which is said once on the console. */
export function realArticles(): readonly RealArticle[] {
  loaded ??= [...filesBelow(corpus), ...filesBelow(join(sharedFolder, 'seed'))].flatMap((path) => {
    const decoded = decodeText(readFileSync(path))
    const folder = path.startsWith(corpus) ? (relative(corpus, path).split(sep)[0] ?? '') : 'seed'
    return 'text' in decoded ? [{ path: path.split(sep).join('/'), folder, text: decoded.text }] : []
  })
  if (loaded.length === 0 && !isMissingReported) {
    isMissingReported = true
    console.log(`      ${corpus} is missing: tests of real articles check nothing`)
  }
  return loaded
}

/** The generator of the site that an article is from. */
export function generatorOfArticle({ folder }: Pick<RealArticle, 'folder'>): SiteGenerator {
  return generatorFor(dialects[folder] ?? 'generic')
}

/** Parses a text as if it were the text of an article of the corpus, with the generator of its site, as the editor does. */
export function readAs({ path, folder }: RealArticle, text: string): Article {
  const article = parseArticle(text, path)
  return article.readAs(markdownOf(article, path, generatorOfArticle({ folder }), undefined))
}

/** Finds the problems of a text as if it were the text of an article of the corpus, with the generator of its site. */
export function checkAs(
  { path, folder }: RealArticle,
  more: { readonly settings?: Partial<Settings>; readonly failed?: (ruleId: string, error: unknown) => void } = {},
): (text: string) => ReturnType<typeof checkText> {
  const settings = { ...noSettings, dialect: dialects[folder] ?? ('generic' as const), ...more.settings }
  const ruleFailed =
    more.failed ??
    ((_: string, error: unknown) => {
      throw error
    })
  const lintConfig: LintConfig = {
    scope: { settings, site: undefined },
    schema: undefined,
    vocabularies: noVocabularies,
    rules,
    ruleFailed,
  }
  return (text) => checkText(text, path, lintConfig)
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  return paths.filter((path) => /\.(?:md|markdown|mdx)$/i.test(path) && path !== join(corpus, 'README.md')).toSorted()
}
