import type { SiteGenerator } from '../../core/generators/shared/generator'
import { hasHan } from '../../core/text/hanCharacters'

/** An existing article. */
export interface PlacedArticle {
  /** From the folder of the site, with forward slashes. */
  readonly path: string
  readonly title: string | undefined
  /** As `2024-01-05`. */
  readonly day: string | undefined
}

export interface PlaceRequest {
  readonly title: string
  /** As `2024-01-05`. */
  readonly today: string
  readonly generator: SiteGenerator
  /** The generator's folders of articles; empty where there is no generator. */
  readonly content: readonly string[]
  /** The newsroom's globs for articles. */
  readonly globs: readonly string[] | undefined
  /** The newest first, without drafts. A few dozen are enough. */
  readonly articles: readonly PlacedArticle[]
  /** Those of them that are in the category of the new article. */
  readonly inCategory: readonly PlacedArticle[]
  /** Replaces the Chinese characters of a text, for sites without Chinese addresses; undefined if their readings are not loaded. */
  readonly romanise?: ((text: string) => string) | undefined
  /** The pattern of new file names in the site's configuration, as `newArticles.nameIn` reads it. */
  readonly namePattern?: string | undefined
  /** The folder of drafts that the article goes to, whose file names have no date; undefined for an article to be published. */
  readonly draftFolder?: string | undefined
}

export interface ArticlePlace {
  /** From the folder of the site; '' is that folder. */
  readonly folder: string
  /** The file name without its ending; for a page bundle, the name of its folder. */
  readonly stem: string
  /** With the dot. */
  readonly ending: string
  /** Whether the article is the `index` file of a separate folder. */
  readonly isBundle: boolean
}

/** The naming pattern of a file, with `{Y}`, `{M}` and `{D}` for the parts of its date. */
interface Habit {
  readonly folder: string
  readonly prefix: string
  readonly stem: string
  readonly ending: string
  readonly isBundle: boolean
  readonly title: string | undefined
}

/** Articles of a category that must be in the same folder before a new one goes there. */
const minInCategory = 2
/** In code points. */
const maxStemLength = 60
const datePrefix = /^(\d{4})([-_.]?)(0[1-9]|1[0-2])\2([0-3]\d)([-_ ]+)(?=.)/
/** Names that Windows reserves for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** The folder and file name of a new article: like those of the newest articles of its category, otherwise of the newest articles. */
export function placeFor(request: PlaceRequest): ArticlePlace {
  const { generator, today } = request
  const all = habitsOf(request.articles, request)
  const inCategory = habitsOf(request.inCategory, request)
  const usual = mostFrequent(all.map(({ folder }) => folder)) ?? emptyPlace(request)
  const near = inCategory.length >= minInCategory ? mostFrequent(inCategory.map(({ folder }) => folder)) : undefined
  const folder = near ?? usual
  const habits = [...inCategory, ...all].filter((habit) => habit.folder === folder)
  const ending = mostFrequent(habits.map((habit) => habit.ending)) ?? '.md'
  const stem = slugFor(request, habits)
  // Names of drafts have no date (jekyllrb.com/docs/posts#drafts; lib/plugins/filter/new_post_path.ts of Hexo 8.1.2).
  if (request.draftFolder !== undefined) return { folder: request.draftFolder, stem, ending, isBundle: false }
  if (request.namePattern !== undefined) return patternedPlace(request.namePattern, folder, stem, request)
  const prefix = mostFrequent(habits.map((habit) => habit.prefix)) ?? ''
  const { datedFolder } = generator.newArticles
  const needsDate = datedFolder !== undefined && folder.split('/').includes(datedFolder)
  return {
    folder: dated(folder, today),
    stem: dated(needsDate && prefix === '' ? '{Y}-{M}-{D}-' : prefix, today) + stem,
    ending,
    isBundle: mostFrequent(habits.map((habit) => habit.isBundle)) ?? false,
  }
}

/** A pattern with folders starts at the folder for new articles; one without is for the usual folder. */
function patternedPlace(pattern: string, usual: string, slug: string, { generator, today }: PlaceRequest): ArticlePlace {
  const parts = dated(pattern, today).replaceAll('{title}', slug).split('/')
  const [, stem = '', ending = ''] = /^(.*?)(\.[a-z]+)?$/.exec(parts.pop() ?? '') ?? []
  const isBundle = stem === 'index' && parts.length > 0
  const name = isBundle ? (parts.pop() ?? '') : stem
  const folder = parts.length > 0 || isBundle ? [generator.newArticles.folder, ...parts].join('/') : dated(usual, today)
  return { folder, stem: name, ending: ending || '.md', isBundle }
}

function habitsOf(articles: readonly PlacedArticle[], { content }: PlaceRequest): readonly Habit[] {
  // The drafts folder of Hexo (hexo.io/docs/writing) and Jekyll (jekyllrb.com/docs/posts) is one of the content folders.
  const folders = content.filter((folder) => folder !== '' && !folder.endsWith('_drafts'))
  const inContent = articles.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))
  const counted = inContent.length > 0 || folders.length > 0 ? inContent : articles
  return counted.filter(({ path }) => !/(?:^|\/)(?:_index|readme)\.[^/]*$/i.test(path)).map(habitOf)
}

function habitOf({ path, title, day }: PlacedArticle): Habit {
  const parts = path.split('/')
  const [, name = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(parts.pop() ?? '') ?? []
  const isBundle = name === 'index' && parts.length > 0
  const whole = isBundle ? (parts.pop() ?? '') : name
  const [written = '', , , , , after = ''] = datePrefix.exec(whole) ?? []
  const [separator = ''] = /[-_.]/.exec(written.slice(4, 5)) ?? []
  return {
    folder: parts.map((part) => undated(part, day)).join('/'),
    prefix: written && `{Y}${separator}{M}${separator}{D}${after}`,
    stem: whole.slice(written.length),
    ending,
    isBundle,
    title,
  }
}

/** A folder name, with `{Y}` and so on if it is a part of the article's date. */
function undated(part: string, day: string | undefined): string {
  const [year, month, date] = day?.split('-') ?? []
  if (year === undefined || !/^\d/.test(part)) return part
  if (part === year) return '{Y}'
  if (part === month) return '{M}'
  if (part === date) return '{D}'
  return part === `${year}-${month}` ? '{Y}-{M}' : part === `${year}${month}` ? '{Y}{M}' : part
}

function dated(template: string, today: string): string {
  const [year = '', month = '', day = ''] = today.split('-')
  return template.replaceAll('{Y}', year).replaceAll('{M}', month).replaceAll('{D}', day)
}

/** The folder for the first article of a site. */
function emptyPlace({ generator, globs }: PlaceRequest): string {
  const [glob] = globs ?? []
  if (glob === undefined) return generator.newArticles.folder
  const fixed = glob
    .replace(/^\.?\//, '')
    .split('/')
    .slice(0, -1)
  // Never outside the folder of the site.
  if (fixed.includes('..')) return generator.newArticles.folder
  const open = fixed.findIndex((part) => /[*?[\]{}()!+@]/.test(part))
  return fixed.slice(0, open < 0 ? fixed.length : open).join('/')
}

function slugFor({ title, romanise }: PlaceRequest, habits: readonly Habit[]): string {
  const inHan = habits.filter((habit) => habit.title !== undefined && hasHan(habit.title))
  const isRomanised = mostFrequent(inHan.map(({ stem }) => !hasHan(stem))) ?? false
  // Chinese file names are left out: their spaces come from the headlines.
  const stems = habits.map(({ stem }) => stem).filter((stem) => !hasHan(stem))
  const separator = mostFrequent(stems.flatMap((stem) => /[-_ ]/.exec(stem)?.[0] ?? [])) ?? '-'
  const isLower = mostFrequent(stems.flatMap((stem) => (/[a-z]/i.test(stem) ? [!/[A-Z]/.test(stem)] : []))) ?? true
  const words = (isRomanised && romanise ? romanise(title) : title).normalize('NFC').replace(/['’]/g, '')
  const slug = shortened(words.replace(/[^\p{L}\p{M}\p{N}]+/gu, separator), separator)
  const cased = isLower ? slug.toLowerCase() : slug
  return cased === '' || reserved.test(cased) ? `article${cased && separator}${cased}` : cased
}

/** Cut where a word ends. */
function shortened(words: string, separator: string): string {
  const trim = (text: string) => text.replace(/^[-_ ]+|[-_ ]+$/g, '')
  const whole = [...trim(words)]
  if (whole.length <= maxStemLength) return whole.join('')
  const cut = whole.slice(0, maxStemLength).join('')
  const end = whole[maxStemLength] === separator ? cut.length : cut.lastIndexOf(separator)
  return trim(end > maxStemLength / 3 ? cut.slice(0, end) : cut)
}

/** The most frequent value; of equally frequent ones, the first. */
export function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: T | undefined
  let highest = 0
  for (const [value, count] of counts) if (count > highest) [best, highest] = [value, count]
  return best
}
