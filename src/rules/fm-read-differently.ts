import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { readingInWords } from '../core/data/scalars/describeReading'
import { otherKey, otherReading, type Meaning, type OtherReading } from '../core/data/scalars/yamlReading'
import type { SiteGenerator } from '../core/generators/shared/generator'
import { placesOf } from '../core/schema/fieldMeanings'
import type { Rule } from '../core/lint/rule'
import { refused, refusedFinding, refusedMessage } from '../core/lint/refusedScalars'
import { outcomeInWords } from '../core/lint/siteOutcome'
import type { Finding, Fix } from '../core/text/problem'
import { range, textAt, type Range } from '../core/text/text'
import type { Field, ScalarNode } from '../core/data/nodes'
import { quoteStyleOf, writeScalar } from '../core/data/writeYaml'

/** `taxonomy-type` reports numbers in these fields. */
const taxonomies = new Set(['tag', 'tags', 'category', 'categories'])
/** The standard YAML tags, which all parsers support. */
const knownTag = /^!(?:!(?:str|int|float|bool|null|seq|map))?$/

export const fmReadDifferently: Rule = {
  id: 'fm-read-differently',
  severity: 'warning',
  docs: {
    bySite: true,
    summary: 'The site reads each value exactly as written.',
    why: 'YAML parsers disagree about values without quotes: many read 12:30 as the number 750, 012 as the number 10, and a date as midnight of that day.',
    authority:
      'YAML 1.1, types; YAML 1.2.2, 10.3.2; js-yaml 3 and 4; hexo-front-matter 4.2.1; Psych 4 (Jekyll); goccy/go-yaml and go-yaml 2 (Hugo)',
    bad: [
      '---\ntitle: Harbour opens\nstarts: ⟦12:30⟧\n---\n',
      '---\ntitle: ⟦2024-01-05⟧\nitems:\n - { berth: ⟦012⟧, fee: ⟦1_000⟧ }\n---\n',
      '---\ntitle: "Harbour opens"\ndate: 2024-01-05\ntags: [sea, ⟦2024-01-05⟧]\n---\n',
      '---\ntitle: ⟦1.10⟧\npost: ⟦1234567890123456789⟧\n---\n',
      '---\ntitle: Harbour opens\nopened: ⟦!day⟧ Friday\n---\n',
    ],
    good: [
      "---\ntitle: '12:30'\nberth: 12\nstarts: 08:30\n---\n",
      '---\ntitle: 404\ndate: 2024-01-05\nupdated: 2024-01-05 08:00:00\nopened: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\ncomments: no\nfeatured: yes\nrate: 1e3\nshare: .5\nsubtitle: ~\n---\n',
      '---\ntitle: Harbour opens at 12:30\nlead: !!str 012\ntimes: |\n  12:30\n---\n',
    ],
  },
  *check(article, { generator, schema }) {
    const { text, frontMatter } = article
    if (frontMatter?.language !== 'yaml' || frontMatter.errors.length > 0) return
    const quotes = quoteStyleOf(frontMatter.root)
    for (const { field, value, meaning } of placesOf(article, schema.fields)) {
      if (!value) yield* keyFindings(field, generator, text)
      else if (value.tag) yield* tagFindings(article, value.tag, generator)
      else if (refused(value, text, generator)) yield refusedFinding(value, text, generator, quotes)
      else if (value.style === 'plain' && !(taxonomies.has(field.key) && typeof value.value === 'number')) {
        const written = textAt(text, value.range)
        const other = otherReading(written, meaning, generator.yaml)
        if (other) yield valueFinding(value, written, meaning, other, generator, quotes)
        else if (generator.yaml.typedText && schema.isDefault && field.key === 'title' && isTyped(generator.yaml.current(written)))
          yield valueFinding(value, written, meaning, { reading: generator.yaml.current(written), by: 'current' }, generator, quotes)
      }
    }
  },
}

function isTyped(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

function valueFinding(
  { range: at, value }: ScalarNode,
  written: string,
  meaning: Meaning,
  { reading, by }: OtherReading,
  { title }: SiteGenerator,
  quotes: 'single' | 'double',
): Finding {
  const what = readingInWords(reading)
  const message =
    title === undefined
      ? l10n.t('Many site generators read {0} as {1}.', written, what)
      : by === 'current'
        ? l10n.t('Your site reads {0} as {1}.', written, what)
        : by === 'newer'
          ? l10n.t('Newer versions of your site generator read {0} as {1}.', written, what)
          : l10n.t('Older versions of your site generator read {0} as {1}.', written, what)
  const fixes: Fix[] = []
  if (meaning !== 'number')
    fixes.push({ title: l10n.t('Put it in quotes'), edits: [{ range: at, newText: writeScalar(written, quotes) }], safe: false })
  // A spelling that all parsers read the same way: if only a number is possible, the value of the YAML standard, otherwise the value that the site reads today.
  const number = meaning === 'number' ? value : reading
  if (typeof number === 'number' && meaning !== 'text' && !/:|\d{16}/.test(written))
    fixes.push({ title: l10n.t('Write {0}', String(number)), edits: [{ range: at, newText: String(number) }], safe: false })
  return { range: at, message, fixes, ...(by !== 'current' ? { severity: 'information' as const } : {}) }
}

function* keyFindings({ key, keyRange }: Field, generator: SiteGenerator, text: string): Generator<Finding> {
  const { yaml } = generator
  if (yaml.refusedScalars?.test(textAt(text, keyRange)))
    yield { range: keyRange, message: refusedMessage(key, generator), severity: 'error' }
  const reading = otherKey(key, yaml)
  if (reading !== undefined)
    yield { range: keyRange, message: l10n.t('Your site reads the key “{0}” as {1}.', key, readingInWords(reading)) }
}

function* tagFindings({ text }: Article, tag: Range, generator: SiteGenerator): Generator<Finding> {
  const { yaml, title, frontMatter } = generator
  const name = textAt(text, tag)
  if (knownTag.test(name)) return
  const blanks = /^[ \t]*/.exec(text.slice(tag.end, tag.end + 200))?.[0].length ?? 0
  const refused = yaml.refusesTags && !/^!!(?:binary|timestamp|omap|pairs|set|merge)$/.test(name)
  yield {
    range: tag,
    message: refused
      ? title === undefined
        ? l10n.t('“{0}” is a YAML tag: with it, the site cannot read the front matter.', name)
        : l10n.t('“{0}” is a YAML tag. {1}', name, outcomeInWords(generator, frontMatter.unreadable))
      : l10n.t('“{0}” is a YAML tag: sites read the value in different ways.', name),
    ...(refused ? { severity: 'error' as const } : {}),
    fixes: [{ title: l10n.t('Delete “{0}”', name), edits: [{ range: range(tag.start, tag.end + blanks), newText: '' }], safe: false }],
  }
}
